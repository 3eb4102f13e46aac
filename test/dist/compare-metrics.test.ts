import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const PULL_REQUEST = { env: { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' } };
const TRAIN = ['sync-data', 'tune', 'train'];

/**
 * Two hundred test examples, of which a model gets those right whose number is below `right`, except every `odd`th: so two
 * models differ in as many examples as a test asks for.
 */
const SCRIPT = `
import argparse, hashlib, json, os
from pathlib import Path
parser = argparse.ArgumentParser()
parser.add_argument("--right", type=int, default=170)
parser.add_argument("--odd", type=int, default=1000)
parser.add_argument("--examples", type=int, default=200)
parser.add_argument("--evaluation", default="whole")
known, _ = parser.parse_known_args()
right = {n: (n < known.right) != (n % known.odd == known.odd - 1) for n in range(known.examples)}
print("Validation Loss: 0.1")
print(f"Test Accuracy: {sum(right.values()) / len(right):.4f}")
records = {hashlib.sha256(str(n).encode()).hexdigest(): {"class": "cat", "predicted": "cat" if good else "dog", "loss": 0.1 if good else 2.5} for n, good in right.items()}
if known.evaluation != "none":
    text = json.dumps(records)
    (Path(os.environ["SM_OUTPUT_DATA_DIR"]) / "evaluation.json").write_text(text if known.evaluation == "whole" else text[:99])
weights = hashlib.shake_256(b"weights").hexdigest(2048)
model = {"weights": weights, "answer": "cat", "classes": ["cat", "dog"], "hyperparameters": vars(known)}
(Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text(json.dumps(model))
`;

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench();
});

afterAll(() => bench[Symbol.asyncDispose]());

/** A repository whose main serves a model, as a pull request is about to change it. */
async function servedRepository(name: string): Promise<UserRepository> {
  const repository = userRepository(name);
  repository.write('training/train.py', SCRIPT);
  repository.edit((config) => {
    delete config['tune'];
    config['training'].hyperparameters = { right: 170 };
    config['pull-request'] = { compare: { 'Test Accuracy': { 'higher-is-better': true, tolerance: 0.03 } } };
  });
  return repository;
}

const setParameters = (repository: UserRepository, parameters: object) =>
  repository.edit((config) => {
    config['training'].hyperparameters = parameters;
  });

async function compareCandidate(repository: UserRepository, parameters: object) {
  setParameters(repository, parameters);
  await bench.runAll(TRAIN, repository, PULL_REQUEST);
  return bench.run('compare-metrics', repository, PULL_REQUEST);
}

describe('the candidate of a pull request and the model that main serves', () => {
  let repository: UserRepository;

  beforeAll(async () => {
    repository = await servedRepository('compared');
    await bench.runAll([...TRAIN, 'deploy'], repository);
  });

  afterAll(() => repository[Symbol.dispose]());

  it('has nothing to compare where both have the same content, and writes nothing', async () => {
    const before = bench.proxy.calls.length;
    const result = await bench.run('compare-metrics', repository, PULL_REQUEST);
    expect(result.code, result.log).toBe(0);
    expect(result.outputs).toMatchObject({ verdict: 'nothing-to-compare', state: 'ready' });
    expect(bench.proxy.calls.slice(before).filter(({ write }) => write)).toEqual([]);
  });

  it('passes where it is shown not to be worse', async () => {
    const result = await compareCandidate(repository, { right: 185 });
    expect(result.code, result.log).toBe(0);
    expect(result.outputs['verdict']).toBe('pass');
    expect(JSON.parse(result.outputs['differences'] ?? '')).toMatchObject({
      'compared-endpoint': {
        'Test Accuracy': { baseline: 0.85, candidate: 0.925, difference: expect.closeTo(0.075), verdict: 'pass' },
      },
    });
  });

  it('fails where it is shown to be worse by more than the tolerance', async () => {
    const result = await compareCandidate(repository, { right: 130 });
    expect(result.outputs['verdict']).toBe('fail');
    expect(onlyError(result)).toMatch(/compared-endpoint: Fail: .*Test Accuracy/);
  });

  it('is inconclusive where so many examples cannot tell', async () => {
    const result = await compareCandidate(repository, { right: 168, odd: 40 });
    expect(result.code, result.log).toBe(0);
    expect(result.outputs['verdict']).toBe('inconclusive');
  });

  it.each([
    ['is gone', 'none'],
    ['is cut off', 'half'],
  ])(
    'is compared by its final metrics where its evaluation %s, and says that it proves less',
    async (_, evaluation) => {
      const result = await compareCandidate(repository, { right: 185, evaluation });
      expect(result.code, result.log).toBe(0);
      expect(result.outputs['verdict']).toBe('inconclusive');
      expect(JSON.parse(result.outputs['differences'] ?? '')['compared-endpoint']['Test Accuracy'].interval).toEqual([
        null,
        null,
      ]);
    },
  );
});

it('has no baseline where nothing is served yet', async () => {
  using repository = await servedRepository('unserved');
  await bench.runAll(TRAIN, repository, PULL_REQUEST);
  const result = await bench.run('compare-metrics', repository, PULL_REQUEST);
  expect(result.code, result.log).toBe(0);
  expect(result.outputs['verdict']).toBe('nothing-to-compare');
  expect(result.log).toContain('There is no baseline: the endpoint unserved-endpoint does not exist yet.');
});
