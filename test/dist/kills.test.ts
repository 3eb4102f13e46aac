import { afterAll, beforeAll, expect, test } from 'vitest';
import { anotherTraining, ec2Repository, LEFT } from '../support/ec2-repository.ts';
import { type FunctionRepository, functionRepository, handlerCode } from '../support/function-repository.ts';
import { anotherVersion, newFunction } from '../support/kill-functions.ts';
import { anotherScript, withNotebook } from '../support/kill-notebook.ts';
import { anotherMachine, anotherModel, firstRun, newEndpoint, registerByHand } from '../support/kill-subjects.ts';
import { type Kill, Kills, type Subject } from '../support/kills.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

/** What is killed, at which call, and of whose calls. */
type Killed = readonly [title: string, kill: Kill, part: string, make: (part: string) => Promise<Subject>];

const MODELS = ['killed-endpoint', 'killed-model-2', 'killed-model-3'];
const MACHINES = ['killed-machine-1', 'killed-machine-2', 'killed-machine-3'];
const FUNCTIONS = ['killed-classify', 'killed-function-2', 'killed-function-3'];

let bench: Workbench;
let kills: Kills;
let first: UserRepository;
/** Its endpoints and functions are killed in one run of all, each at its own call. */
let killed: FunctionRepository;

beforeAll(async () => {
  bench = await startWorkbench();
  kills = new Kills(bench);
  first = userRepository('killedfirst');
  killed = await functionRepository('killed', bench.standIn, bench.proxy.endpoint, []);
  killed.edit((config) => {
    delete config['tune'];
    const { [killed.endpoint]: endpoint } = config['endpoints'];
    const { [killed.function]: entry } = config['functions'];
    for (const name of [...MODELS, ...MACHINES]) config['endpoints'][name] = endpoint;
    for (const name of FUNCTIONS) {
      killed.write(`${name}/handler.py`, handlerCode('first'));
      config['functions'][name] = { ...entry, source: name };
    }
  });
  const inputs = { 'function-role': bench.standIn.functionRole };
  await bench.runAll(['sync-data', 'train', 'deploy', 'update-lambda'], killed, { inputs });
}, 120_000);

afterAll(async () => {
  for (const repository of [first, killed]) repository?.[Symbol.dispose]();
  await bench?.[Symbol.asyncDispose]();
});

/** Brings all about without a kill, and then all anew, in a run that is killed when each is at its call. */
async function expectSameEnd(all: readonly Killed[]): Promise<void> {
  const subjects: Subject[] = [];
  for (const [title, , part, make] of all) subjects.push({ ...(await make(part)), title, part });
  const undisturbed = await kills.undisturbed(...subjects);
  const ended = await kills.together(all.map(([, kill], index) => [subjects[index] as Subject, kill]));
  for (const [index, [title, kill]] of all.entries())
    expect(ended[index]?.state, `${title}: ${JSON.stringify(kill)}`).toEqual(undisturbed[index]);
}

// Those kills after which something unverified is in service or paid for; `test/bench/kills.ts` tries all others too.

test('a first run, killed when it has made the bucket, ends with the next run as two that nobody disturbs', async () => {
  await expectSameEnd([
    ['a first run', { operation: 'CreateBucket', moment: 'executed' }, '', () => firstRun(bench, first)],
  ]);
});

test('releases of functions, each killed at its own call, end with the next run as two that nobody disturbs', async () => {
  const release = (right: boolean) => (name: string) =>
    anotherVersion(bench, killed, right, { function: name, folder: name });
  const [one = '', two = '', three = ''] = FUNCTIONS;
  await expectSameEnd([
    ['another function', { operation: 'UpdateAlias', moment: 'executed' }, one, release(true)],
    ['a wrong one', { operation: 'PutProvisionedConcurrencyConfig', moment: 'answered' }, two, release(false)],
    ['a wrong one', { operation: 'DeleteProvisionedConcurrencyConfig', moment: 'before' }, three, release(false)],
    [
      'a wrong first one',
      { operation: 'PutProvisionedConcurrencyConfig', moment: 'executed' },
      'killed-new',
      (name) => newFunction(bench, killed, false, { function: name, folder: name }),
    ],
  ]);
});

test('deploys of another model, and of another instance type under a registration made by hand, each killed at its own call, end with the next run as two that nobody disturbs', async () => {
  for (const name of MACHINES) await registerByHand(bench, killed, name);
  const model = (name: string) => anotherModel(bench, killed, true, name);
  const machine = (name: string) => anotherMachine(bench, killed, true, name);
  const [model1 = '', model2 = '', model3 = ''] = MODELS;
  const [machine1 = '', machine2 = '', machine3 = ''] = MACHINES;
  await expectSameEnd([
    ['another model', { operation: 'AddTags', moment: 'answered' }, model1, model],
    ['another model', { operation: 'UpdateEndpoint', moment: 'answered' }, model2, model],
    ['another model', { operation: 'AddTags', nth: 2, moment: 'before' }, model3, model],
    ['another machine', { operation: 'DeregisterScalableTarget', moment: 'executed' }, machine1, machine],
    ['another machine', { operation: 'UpdateEndpoint', moment: 'answered' }, machine2, machine],
    ['another machine', { operation: 'PutScalingPolicy', moment: 'executed' }, machine3, machine],
  ]);
});

test('deploys of a wrong model, one with another instance type and two on new endpoints, each killed at its own call, end with the next run as two that nobody disturbs', async () => {
  const model = (name: string) => anotherModel(bench, killed, false, name);
  const fresh = (name: string) => newEndpoint(bench, killed, false, name);
  const [model1 = '', model2 = '', model3 = ''] = MODELS;
  const [machine1 = '', ...others] = MACHINES;
  killed.edit((config) => {
    for (const name of others) delete config['endpoints'][name];
  });
  await expectSameEnd([
    ['a wrong model', { operation: 'UpdateEndpoint', moment: 'executed' }, model1, model],
    ['a wrong model', { operation: 'UpdateEndpoint', nth: 2, moment: 'before' }, model2, model],
    ['a wrong model', { operation: 'UpdateEndpoint', nth: 2, moment: 'executed' }, model3, model],
    [
      'a wrong model on another machine',
      { operation: 'DeregisterScalableTarget', nth: 2, moment: 'executed' },
      machine1,
      (name) => anotherMachine(bench, killed, false, name),
    ],
    ['a wrong first model', { operation: 'CreateEndpoint', moment: 'executed' }, 'killed-made', fresh],
    ['a wrong first model', { operation: 'DeleteEndpoint', moment: 'before' }, 'killed-unmade', fresh],
  ]);
});

test('a training on EC2, killed about its launch, ends with the next run as one instance that has left all files', async () => {
  using repository = await ec2Repository(bench, 'killedmachine');
  const subject = anotherTraining(repository);
  const points: readonly Kill[] = [
    { operation: 'RunInstances', moment: 'before' },
    { operation: 'RunInstances', moment: 'executed' },
    { operation: 'CreateTags', moment: 'executed' },
  ];
  for (const kill of points) {
    const ended = await kills.killed(subject, kill);
    // As one that nobody disturbs: test/dist/ec2.test.ts.
    expect(ended?.state, JSON.stringify(kill)).toEqual({ instances: ['terminated'], files: [LEFT] });
  }
});

test('a change of the notebook, killed when it has stopped it, ends with the next run in service with its new script alone', async () => {
  using repository = await withNotebook(bench, 'killedbook');
  const ended = await kills.killed(anotherScript(bench, repository), {
    operation: 'StopNotebookInstance',
    moment: 'executed',
  });
  expect(ended?.state).toEqual({ status: 'InService', changed: true, scripts: ['own'] });
});
