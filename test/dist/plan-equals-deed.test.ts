import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../support/images.ts';
import type { RecordedCall } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

interface PlannedStep {
  readonly key: string;
  readonly does: string;
}

/** Which node a write belongs to: the first line that its operation and resource match. */
const NODE_OF: readonly (readonly [key: string, write: RegExp])[] = [
  ['code', /^PutObject .*\/code\//],
  ['package:deed-endpoint', /^PutObject .*\/packages\//],
  ['data', /^(PutObject|CopyObject) .*\/deed\//],
  ['train:single', /^CreateTrainingJob /],
  ['model:deed-endpoint', /^CreateModel /],
  ['endpoint-config:deed-endpoint', /^CreateEndpointConfig /],
  ['endpoint:deed-endpoint', /^(AddTags|CreateEndpoint|UpdateEndpoint) /],
  ['older-endpoint-config:deed-endpoint', /^DeleteEndpointConfig /],
  ['older-model:deed-endpoint', /^DeleteModel /],
];

/** Edits, each with few values, so that earlier states come back. */
const EDITS: Readonly<Record<string, (repository: UserRepository, value: number) => void>> = {
  'an image': (repository, value) => repository.write('images/train/001.cat/1.png', png(100 + value)),
  'one more image': (repository, value) => repository.write(`images/valid/002.dog/more-${value}.png`, png(200 + value)),
  'one image less': (repository, value) => repository.remove(`images/valid/002.dog/more-${value}.png`),
  'training code': (repository, value) => repository.write('training/notes.py', `# ${value}\n`),
  'serving code': (repository, value) => repository.write('serving/notes.py', `# ${value}\n`),
  'a file that nothing reads': (repository, value) => repository.write('notes.txt', `${value}`),
  'a seed': configEdit((config, value) => {
    config['training'].seed = value;
  }),
  'a hyperparameter': configEdit((config, value) => {
    config['training'].hyperparameters.batch_size = 32 + value;
  }),
  'the training machine': configEdit((config, value) => {
    config['train'].single.instance = ['ml.m5.large', 'ml.m5.xlarge', 'ml.m5.2xlarge'][value];
  }),
  'the serving machine': configEdit((config, value) => {
    config['endpoints']['deed-endpoint'].instance = ['ml.m5.large', 'ml.m5.xlarge', 'ml.m5.2xlarge'][value];
  }),
  'the container’s environment': configEdit((config, value) => {
    config['serving'].environment = { LEVEL: `${value}` };
  }),
  'a time limit': configEdit((config, value) => {
    config['train'].single['max-runtime'] = `${value + 1}h`;
  }),
  'a tag': configEdit((config, value) => {
    config['aws'].tags = { team: `${value}` };
  }),
};

/** Those that need no new model: told apart from others only where none of the others comes with them. */
const WITHOUT_TRAINING = [
  ...['serving code', 'a file that nothing reads', 'the serving machine'],
  ...['the container’s environment', 'a time limit', 'a tag'],
];

const SEED = 20;
const ROUNDS = 5;
const EDITS_A_ROUND = 4;
const STAGES = ['sync-data', 'train', 'deploy'];

describe('what plan says', () => {
  let bench: Workbench;
  let repository: UserRepository;

  beforeAll(async () => {
    bench = await startWorkbench();
    repository = userRepository('deed');
    repository.edit((config) => {
      delete config['tune'];
      // The default one is there already where another file has made it.
      config['aws'].bucket = 'deed-from-nothing';
    });
  });

  afterAll(async () => {
    repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });

  it.each([
    ['train', /^The stages of this run cannot create code, train:single: they need what the stage sync-data creates/],
    [
      'invoke',
      /^The stage invoke cannot run: the endpoint undone-endpoint does not exist\.\n→ Run the stage deploy first/,
    ],
  ])('is that the stage %s alone cannot run before the others have', async (stages, why) => {
    using undone = userRepository('undone');
    undone.edit((config) => {
      delete config['tune'];
      config['aws'].bucket = 'undone-bucket';
    });
    const result = await bench.run('plan', undone, { inputs: { stages } });
    expect(onlyError(result)).toMatch(why);
    expect((await bench.run(stages, undone)).code).toBe(1);
  });

  it.each([
    ['sync-data,train', /they need what the stage tune creates, .*\n→ Run the stage tune first, or add it to `stages`/],
    [
      'deploy',
      /what the stages sync-data, tune and train create, .*\n→ Run the stages sync-data, tune and train first/,
    ],
  ])('names each stage that the stages %s lack', async (stages, why) => {
    using undone = userRepository('undone');
    expect(onlyError(await bench.run('plan', undone, { inputs: { stages } }))).toMatch(why);
  });

  it('is what the next run does, from nothing and after each of twenty random edits', {
    timeout: 180_000,
  }, async () => {
    const random = randomFrom(SEED);
    const all = Object.entries(EDITS);
    const some = all.filter(([name]) => WITHOUT_TRAINING.includes(name));
    const story = ['nothing is there'];
    const kinds = new Set<string>();
    const created = new Set<string>();
    let spared = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      if (round % 3 === 2 && (await deployKilled())) story.push('a deploy that is killed before it verifies');
      const [plan] = await bench.runAll(['plan'], repository);
      const steps = JSON.parse(plan?.outputs['changes'] ?? '') as PlannedStep[];
      const run = JSON.parse(plan?.outputs['run'] ?? '') as string[];
      const before = bench.proxy.writes().length;
      await bench.runAll(
        STAGES.filter((stage) => run.includes(stage)),
        repository,
      );
      spared += STAGES.filter((stage) => !run.includes(stage)).length;
      compare(steps, bench.proxy.writes().slice(before), story.join('; '));
      for (const { key, does } of steps) {
        kinds.add(does);
        if (does === 'create') created.add(key);
      }
      const edits = round % 2 === 0 ? some : all;
      for (let count = 0; count < EDITS_A_ROUND; count++) {
        const [name, edit] = edits[Math.floor(random() * edits.length)] ?? [];
        const value = Math.floor(random() * 3);
        edit?.(repository, value);
        story.push(`${name} ${value}`);
      }
    }
    expect(created).toContain('bucket');
    expect(kinds).toEqual(new Set(['create', 'update', 'reuse', 'verify', 'remove', 'known-after']));
    expect(spared).toBeGreaterThan(5);
  });

  /** Runs all stages, the last of which is killed behind UpdateEndpoint. @returns whether there was an update */
  async function deployKilled(): Promise<boolean> {
    await bench.runAll(STAGES.slice(0, -1), repository);
    const action = bench.start('deploy', repository);
    let killed = false;
    bench.proxy.interrupt({
      at: ({ operation }) => operation === 'UpdateEndpoint',
      moment: 'answered',
      happen: async () => {
        killed = action.process.kill('SIGKILL');
      },
    });
    await action.ended;
    bench.proxy.interrupt(undefined);
    const describe = new DescribeEndpointCommand({ EndpointName: repository.endpoint });
    await until(async () => (await bench.sagemaker.send(describe)).EndpointStatus === 'InService');
    return killed;
  }
});

/**
 * What plan would create or change was written, and what it would reuse was not. Only what hangs on new data or a new
 * model is known later, and may be either.
 */
function compare(steps: readonly PlannedStep[], writes: readonly RecordedCall[], story: string): void {
  const said = (...does: string[]) => steps.filter((step) => does.includes(step.does)).map(({ key }) => key);
  const written = [...new Set(writes.map(nodeOf))];
  const certain = said('create', 'update', 'replace', 'verify', 'remove');
  const later = said('known-after');
  expect(written, story).toEqual(expect.arrayContaining(certain));
  // What becomes older than the previous version is known when the endpoint has changed.
  const changes = said('update', 'known-after').includes('endpoint:deed-endpoint');
  const older = changes ? ['older-endpoint-config:deed-endpoint', 'older-model:deed-endpoint'] : [];
  expect([...certain, ...later, ...older], story).toEqual(expect.arrayContaining(written));
  if (!certain.includes('data') && !certain.includes('train:single')) expect(later, story).toEqual([]);
}

/** The bucket's own writes all name it alone. */
function nodeOf({ operation, resource }: RecordedCall): string {
  const write = `${operation} ${resource}`;
  return NODE_OF.find(([, pattern]) => pattern.test(write))?.[0] ?? (resource.includes('/') ? write : 'bucket');
}

// biome-ignore lint/suspicious/noExplicitAny: the config as YAML has any shape.
function configEdit(change: (config: Record<string, any>, value: number) => void) {
  return (repository: UserRepository, value: number) => repository.edit((config) => change(config, value));
}

/** Numbers in [0, 1), the same for the same seed. Source: mulberry32, public domain. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
