import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  anotherMachine,
  anotherModel,
  anotherVersion,
  firstRun,
  newEndpoint,
  newFunction,
} from '../support/kill-subjects.ts';
import { type Kill, Kills, type Subject } from '../support/kills.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let kills: Kills;

beforeAll(async () => {
  bench = await startWorkbench();
  kills = new Kills(bench);
});

afterAll(() => bench[Symbol.asyncDispose]());

/** Those kills after which something unverified is in service or paid for; `test/bench/kills.ts` tries all others too. */
const SUBJECTS: readonly [title: string, make: () => Promise<Subject>, kills: readonly Kill[]][] = [
  ['a first run', () => firstRun(bench, 'first'), [{ operation: 'CreateBucket', moment: 'executed' }]],
  [
    'a first deploy of a wrong model',
    () => newEndpoint(bench, 'new-wrong', false),
    [
      { operation: 'CreateEndpoint', moment: 'executed' },
      { operation: 'DeleteEndpoint', moment: 'before' },
    ],
  ],
  [
    'a deploy of another model',
    () => anotherModel(bench, 'model', true),
    [
      { operation: 'AddTags', moment: 'answered' },
      { operation: 'UpdateEndpoint', moment: 'answered' },
      { operation: 'AddTags', nth: 2, moment: 'before' },
    ],
  ],
  [
    'a deploy of a wrong model',
    () => anotherModel(bench, 'wrong', false),
    [
      { operation: 'UpdateEndpoint', moment: 'executed' },
      { operation: 'UpdateEndpoint', nth: 2, moment: 'before' },
      { operation: 'UpdateEndpoint', nth: 2, moment: 'executed' },
    ],
  ],
  [
    'a change of the instance type under a registration made by hand',
    () => anotherMachine(bench, 'machine', true),
    [
      { operation: 'DeregisterScalableTarget', moment: 'executed' },
      { operation: 'UpdateEndpoint', moment: 'answered' },
      { operation: 'PutScalingPolicy', moment: 'executed' },
      { operation: 'DeleteTags', moment: 'before' },
    ],
  ],
  [
    'a change of the instance type with a wrong model',
    () => anotherMachine(bench, 'machine-wrong', false),
    [{ operation: 'DeregisterScalableTarget', nth: 2, moment: 'executed' }],
  ],
  [
    'a first release of a wrong function',
    () => newFunction(bench, 'lambda', false),
    [{ operation: 'PutProvisionedConcurrencyConfig', moment: 'executed' }],
  ],
  [
    'a release of another function',
    () => anotherVersion(bench, 'version', true),
    [{ operation: 'UpdateAlias', moment: 'executed' }],
  ],
  [
    'a release of a wrong function',
    () => anotherVersion(bench, 'broken', false),
    [
      { operation: 'PutProvisionedConcurrencyConfig', moment: 'answered' },
      { operation: 'DeleteProvisionedConcurrencyConfig', moment: 'before' },
    ],
  ],
];

test.each(SUBJECTS)(
  '%s, killed, ends with the next run as two that nobody disturbs',
  {
    timeout: 120_000,
  },
  async (_title, make, points) => {
    const subject = await make();
    using _repository = subject.repository;
    const undisturbed = await kills.undisturbed(subject);
    for (const kill of points) {
      const ended = await kills.killed(subject, kill);
      expect(ended?.state, JSON.stringify(kill)).toEqual(undisturbed);
    }
  },
);
