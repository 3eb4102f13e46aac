import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherTraining, ec2Repository } from '../support/ec2-repository.ts';
import type { FunctionRepository } from '../support/function-repository.ts';
import { anotherVersion, newFunction, released } from '../support/kill-functions.ts';
import { anotherScript, withNotebook } from '../support/kill-notebook.ts';
import {
  anotherMachine,
  anotherModel,
  deployed,
  firstRun,
  newEndpoint,
  registerByHand,
} from '../support/kill-subjects.ts';
import { type Kill, Kills, type Subject } from '../support/kills.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let kills: Kills;
let first: UserRepository;
let models: UserRepository;
let functions: FunctionRepository;

beforeAll(async () => {
  bench = await startWorkbench();
  kills = new Kills(bench);
  first = userRepository('first');
  [models, functions] = await Promise.all([deployed(bench, 'models'), released(bench, 'functions')]);
}, 120_000);

afterAll(async () => {
  for (const repository of [first, models]) repository[Symbol.dispose]();
  functions[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** Those kills after which something unverified is in service or paid for; `test/bench/kills.ts` tries all others too. */
const SUBJECTS: readonly [title: string, make: () => Promise<Subject>, kills: readonly Kill[]][] = [
  ['a first run', () => firstRun(bench, first), [{ operation: 'CreateBucket', moment: 'executed' }]],
  [
    'a deploy of another model',
    () => anotherModel(bench, models, true),
    [
      { operation: 'AddTags', moment: 'answered' },
      { operation: 'UpdateEndpoint', moment: 'answered' },
      { operation: 'AddTags', nth: 2, moment: 'before' },
    ],
  ],
  [
    'a deploy of a wrong model',
    () => anotherModel(bench, models, false),
    [
      { operation: 'UpdateEndpoint', moment: 'executed' },
      { operation: 'UpdateEndpoint', nth: 2, moment: 'before' },
      { operation: 'UpdateEndpoint', nth: 2, moment: 'executed' },
    ],
  ],
  [
    'a change of the instance type under a registration made by hand',
    async () => {
      await registerByHand(bench, models);
      return anotherMachine(bench, models, true);
    },
    [
      { operation: 'DeregisterScalableTarget', moment: 'executed' },
      { operation: 'UpdateEndpoint', moment: 'answered' },
      { operation: 'PutScalingPolicy', moment: 'executed' },
    ],
  ],
  [
    'a change of the instance type with a wrong model',
    () => anotherMachine(bench, models, false),
    [{ operation: 'DeregisterScalableTarget', nth: 2, moment: 'executed' }],
  ],
  [
    'a first deploy of a wrong model',
    () => newEndpoint(bench, models, false),
    [
      { operation: 'CreateEndpoint', moment: 'executed' },
      { operation: 'DeleteEndpoint', moment: 'before' },
    ],
  ],
  [
    'a training on EC2',
    async () => anotherTraining(await ec2Repository(bench, 'machine')),
    [
      { operation: 'RunInstances', moment: 'before' },
      { operation: 'RunInstances', moment: 'executed' },
      { operation: 'CreateTags', moment: 'executed' },
    ],
  ],
  [
    'a change of the notebook',
    async () => anotherScript(bench, await withNotebook(bench, 'book')),
    [{ operation: 'StopNotebookInstance', moment: 'executed' }],
  ],
  [
    'a release of another function',
    () => anotherVersion(bench, functions, true),
    [{ operation: 'UpdateAlias', moment: 'executed' }],
  ],
  [
    'a release of a wrong function',
    () => anotherVersion(bench, functions, false),
    [
      { operation: 'PutProvisionedConcurrencyConfig', moment: 'answered' },
      { operation: 'DeleteProvisionedConcurrencyConfig', moment: 'before' },
    ],
  ],
  [
    'a first release of a wrong function',
    () => newFunction(bench, functions, false),
    [{ operation: 'PutProvisionedConcurrencyConfig', moment: 'executed' }],
  ],
];

test.each(SUBJECTS)(
  '%s, killed, ends with the next run as two that nobody disturbs',
  {
    timeout: 120_000,
  },
  async (_title, make, points) => {
    const subject = await make();
    const undisturbed = await kills.undisturbed(subject);
    for (const kill of points) {
      const ended = await kills.killed(subject, kill);
      expect(ended?.state, JSON.stringify(kill)).toEqual(undisturbed);
    }
  },
);
