import { createHash } from 'node:crypto';
import { compare, latencyDifference, latencyOf, type Side } from '../../actions/lib/compare/index.ts';
import type { StoredLoad, StoredRecord } from '../../actions/lib/report/stored.ts';
import type { BothMachines } from '../../actions/lib/resources/ec2/both-machines.ts';
import { resultsOf } from '../../actions/lib/resources/ec2/both-results.ts';
import { PHASES } from '../../actions/lib/resources/ec2/timings.ts';
import type { Training } from '../../actions/lib/resources/training/config.ts';
import { stripedPicture } from './striped-pictures.ts';

/** A text that a page must show as it is: it tries to be a tag, an attribute's end, an entity and a script. */
export const HOSTILE = `"><script>document.title='owned'</script><img src=x onerror=alert(1)>&lt;'\u202e`;

const START = Date.UTC(2026, 10, 30, 9, 0, 0);
const second = 1000;

const nothing = {
  steps: [],
  tuning: [],
  trained: [],
  jobs: [],
  answers: [],
  loads: [],
  notes: [],
  problems: [],
  comparisons: [],
  previews: [],
  pictures: {},
};

const origin = {
  pipeline: 'dog-breeds',
  repository: 'someone/pipelines',
  ref: 'refs/heads/main',
  commit: '0123456789abcdef0123456789abcdef01234567',
  run: '1001',
  attempt: 1,
  page: 'https://github.com/someone/pipelines/actions/runs/1001',
};

type Of = Partial<Omit<StoredRecord, 'ended' | 'pending'>> & { title: string; from: number; lasts: number };

/** The record of an action that began so many seconds after the run, and took so many. */
export function recordOf({ from, lasts, ...rest }: Of): StoredRecord {
  const started = START + from * second;
  return { version: 1, origin, ...nothing, started, ended: started + lasts * second, ...rest };
}

/** A number from 0 to 1 that is always the same for the same seed. */
const part = (seed: number) => Math.abs((Math.sin(seed * 12.9898) * 43758.5453) % 1);

function trial(index: number) {
  const rate = 10 ** (-4 + 3 * part(index + 1));
  return {
    name: `dog-breeds-tune-0f3b6a91c2-${String(index + 1).padStart(3, '0')}-${(0x1a2b3c4d + index * 7919).toString(16)}`,
    status: index === 9 ? 'Failed' : 'Completed',
    hyperparameters: {
      learning_rate: String(Number(rate.toPrecision(4))),
      batch_size: String([32, 64, 128][index % 3]),
      dropout: (0.1 + 0.4 * part(index + 50)).toFixed(3),
    },
    ...(index !== 9 && {
      objective: Number((0.55 + Math.abs(Math.log10(rate) + 2.4) * 0.5 + 0.1 * part(index + 9)).toFixed(4)),
    }),
    started: START + (60 + Math.floor(index / 3) * 170) * second,
    seconds: 140 + 20 * part(index),
  };
}

const trials = Array.from({ length: 12 }, (_, index) => trial(index)).sort(
  (a, b) => (a.objective ?? 9) - (b.objective ?? 9),
);

function curve(metric: string, seed: number, from: number, to: number) {
  const points = Array.from({ length: 20 }, (_, epoch) => {
    const left = Math.exp(-epoch / (4 + seed));
    return [epoch + 1, Number((to + (from - to) * left + 0.02 * (part(epoch + seed * 31) - 0.5)).toFixed(4))] as const;
  });
  return { metric, by: 'epoch' as const, points };
}

function job(name: string, from: number, trains: number, seed: number) {
  const at = (seconds: number) => START + (from + seconds) * second;
  return {
    job: name,
    status: 'Completed',
    instance: 'ml.m5.xlarge',
    count: 1,
    created: at(0),
    phases: [
      { name: 'Starting', from: at(0), to: at(42) },
      { name: 'Downloading', from: at(42), to: at(70) },
      { name: 'Training', from: at(70), to: at(70 + trains) },
      { name: 'Uploading', from: at(70 + trains), to: at(82 + trains) },
    ],
    curves: [
      curve('Train Loss', seed, 2.3, 0.21),
      curve('Validation Loss', seed + 1, 2.1, 0.55),
      curve('Validation Accuracy', seed, 0.18, 0.86),
    ],
  };
}

const CLASSES = ['Beagle', 'Boxer', 'Collie', 'Dalmatian', 'Poodle', 'Pug', HOSTILE, 'Saluki'];

const picture = (kind: number) => `data:image/png;base64,${stripedPicture(kind % 3).toString('base64')}`;

function evaluation() {
  const confusion = CLASSES.map((_, row) =>
    CLASSES.map((_, column) =>
      row === column ? 80 + Math.round(15 * part(row)) : Math.round(9 * part(row * 8 + column) ** 3),
    ),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    examples: sum(confusion.map(sum)),
    correct: sum(confusion.map((row, at) => row[at] ?? 0)),
    classes: CLASSES,
    confusion,
    calibration: Array.from({ length: 7 }, (_, bin) => ({
      from: (bin + 3) / 10,
      to: (bin + 4) / 10,
      examples: 20 + bin * 20,
      confidence: (bin + 3.5) / 10,
      accuracy: Number(Math.min(0.97, (bin + 3) / 10 - 0.03 + 0.1 * part(bin)).toFixed(3)),
    })),
    mistakes: Array.from({ length: 7 }, (_, index) => ({
      id: String(index).repeat(64),
      class: CLASSES[index] ?? '',
      predicted: CLASSES[(index + 3) % 8] ?? '',
      loss: 6 - index / 2,
      confidence: 0.99 - index / 50,
      path: index === 0 ? `test/${HOSTILE}/1.png` : `test/${String(index).padStart(3, '0')}.dog/${index}.png`,
      ...(index === 1 && { picture: `data:image/svg+xml;base64,${btoa('<svg onload="alert(1)"/>')}` }),
      ...(index > 1 && { picture: picture(index) }),
    })),
  };
}

/** Test examples of which a model gets those wrong that `isWrong` says. */
function side(name: string, isWrong: (index: number) => boolean): Side {
  const evaluation = new Map(
    Array.from({ length: 400 }, (_, index) => {
      const right = CLASSES[index % 8] ?? '';
      const wrong = isWrong(index);
      const predicted = wrong ? (CLASSES[(index + 1) % 8] ?? '') : right;
      const values = {
        loss: wrong ? 2 + part(index) : 0.2 + part(index) / 5,
        confidence: 0.6 + part(index) / 3,
        accuracy: wrong ? 0 : 1,
      };
      return [idOf(index), { class: right, predicted, values: new Map(Object.entries(values)), copies: 1 }] as const;
    }),
  );
  const mean = (key: string) =>
    [...evaluation.values()].reduce((sum, { values }) => sum + (values.get(key) ?? 0), 0) / 400;
  return { name, metrics: { 'Test Accuracy': mean('accuracy'), 'Test Loss': mean('loss') }, evaluation };
}

const idOf = (index: number) => createHash('sha256').update(String(index)).digest('hex');

/** A candidate that is a little better than what is served, on 400 examples. */
function compared() {
  const baseline = side('dog-breeds-single-1f00ba12cd', (index) => part(index) < 0.14);
  const candidate = side('dog-breeds-pr-single-857f3289ed', (index) => part(index) < 0.1 || part(index) > 0.985);
  return {
    ...{ endpoint: 'dog-breeds-endpoint', candidate: candidate.name, baseline: baseline.name },
    comparison: compare([baseline], [candidate], {
      'Test Accuracy': { higherIsBetter: true, tolerance: 0.02 },
      'Test Loss': { higherIsBetter: false, tolerance: 0.02 },
    }),
    besides: {
      trainings: { baseline: training(baseline.name, 501), candidate: training(candidate.name, 1002) },
      latency: latencies(31, 44),
    },
  };
}

function training(trainingJob: string, seconds: number) {
  const price = { dollars: 0.23, source: 'AWS Price List' };
  return {
    ...{ trainingJob, artifact: '', artifactTag: '', artifactBytes: 44_000_000, metrics: {} },
    ...{ billableSeconds: seconds, trainingSeconds: seconds, instance: 'ml.m5.xlarge', count: 1, price },
  };
}

function latencies(served: number, preview: number) {
  const of = (median: number) => ({
    ...latencyOf(Array.from({ length: 20 }, (_, index) => median + part(index))),
    ...{ asked: '0123456789', instance: 'ml.m5.xlarge' },
  });
  const [baseline, candidate] = [of(served), of(preview)];
  return { baseline, candidate, difference: latencyDifference(baseline, candidate) };
}

/** The same content on EC2, where one example of 400 came out otherwise. */
export function bothMachines(): BothMachines {
  const wrong = (index: number) => part(index) < 0.14;
  const [sagemaker, ec2] = [
    side('dog-breeds-single-857f3289ed', wrong),
    side('dog-breeds-ec2-0a1b2c3d4e', (index) => wrong(index) !== (index === 3)),
  ];
  const phases = (...lasts: readonly number[]) =>
    PHASES.map((name, at) => {
      const from = lasts.slice(0, at).reduce((sum, each) => sum + each, 0);
      return { name, from, to: from + (lasts[at] ?? 0) };
    });
  return {
    entry: 'single',
    sagemaker: {
      ...{ name: sagemaker.name, instance: 'ml.m5.xlarge', spot: false, billableSeconds: 501 },
      phases: phases(42, 0, 28, 420, 12).filter(({ name }) => name !== 'set-up'),
      price: { dollars: 0.23, source: 'AWS Price List' },
    },
    ec2: {
      ...{ name: ec2.name, instance: 'm5.xlarge', spot: false, billableSeconds: 507 },
      phases: phases(9, 61, 24.4, 421.5, 9.3),
      price: { dollars: 0.192, source: HOSTILE },
    },
    ...resultsOf(
      {
        training: { metrics: { 'Test Accuracy': '', 'Test Loss': '', Other: '' } } as unknown as Training,
        pullRequest: {
          compare: { 'Test Accuracy': { higherIsBetter: true, tolerance: 0.02 } },
          ...{ inconclusive: 'neutral', seeds: 1 },
        },
      },
      sagemaker,
      ec2,
    ),
    asks: [{ what: 'roles', sagemaker: 'the role `dog-breeds-execution`', ec2: HOSTILE }],
  };
}

const LOAD: StoredLoad = {
  ...{ endpoint: 'dog-breeds-endpoint', requests: 1200, rate: 20, retried: 3 },
  failures: [[HOSTILE, 2]],
  percentiles: [
    ['p50', 31.2],
    ['p90', 48.7],
    ['p95', 61.9],
    ['p99', 120.4],
    ['slowest', 214.6],
  ],
  histogram: Array.from({ length: 20 }, (_, bar) => ({
    from: 20 + bar * 10,
    to: 30 + bar * 10,
    requests: Math.round(520 * Math.exp(-bar / 2.2)),
  })),
  fleet: [
    { seconds: 0, current: 1, desired: 1, status: 'InService' },
    { seconds: 22, current: 1, desired: 3, status: 'Updating' },
    { seconds: 41, current: 3, desired: 3, status: 'InService' },
    { seconds: 90, current: 3, desired: 3, status: 'InService' },
  ],
};

/** The records of a run with everything that a report draws; other people's words in it are {@link HOSTILE}. */
export function fullRun(): StoredRecord[] {
  const step = {
    key: 'train:single',
    kind: 'training job',
    does: 'create',
    detail: 'code and hyperparameters changed',
  } as const;
  const single = 'dog-breeds-single-857f3289ed';
  return [
    recordOf({
      ...{ title: 'Sync data', from: 0, lasts: 38 },
      steps: [
        { key: 'data', kind: 'data version', does: 'create', id: 's3://bucket/data/.sources/x.json', detail: HOSTILE },
      ],
    }),
    recordOf({
      ...{ title: 'Tune', from: 50, lasts: 720 },
      tuning: [
        {
          name: 'dog-breeds-tune-0f3b6a91c2',
          objective: 'Validation Loss',
          direction: 'Minimize',
          best: trials[0]?.name,
          trials,
        },
      ],
      steps: [{ ...step, key: 'tune', kind: 'tuning job', id: 'dog-breeds-tune-0f3b6a91c2' }],
    }),
    recordOf({
      ...{ title: 'Train', from: 790, lasts: 560 },
      steps: [{ ...step, id: single }],
      trained: [
        {
          entry: 'single',
          trainingJob: single,
          metrics: {
            'Test Accuracy': 0.8532,
            'Test Loss': 0.5127,
            'Validation Accuracy': 0.8611,
            'Validation Loss': 0.5523,
          },
          instance: 'ml.m5.xlarge',
          count: 1,
          trainingSeconds: 482,
          billableSeconds: 501,
        },
      ],
      jobs: [
        { ...job(single, 795, 420, 0), evaluation: evaluation() },
        { ...job('dog-breeds-multi-10aa73f0c1', 795, 230, 2), count: 2, evaluation: evaluation() },
      ],
      cost: {
        run: [
          {
            ...{
              key: 'train:single',
              what: '1 × ml.m5.xlarge × 1 h',
              price: { dollars: 0.23, source: 'AWS Price List' },
            },
            ...{ worst: 0.23, expected: 0.03, earlier: [] },
          },
        ],
        standing: [
          {
            key: 'endpoint:a',
            what: '1 to 4 ml.m5.xlarge',
            price: { dollars: 0.115, source: HOSTILE },
            least: 0.115,
            most: 0.46,
          },
          { key: 'endpoint:b', what: '1 ml.x9.large' },
        ],
      },
      notes: [
        'multi on 2 × ml.m5.xlarge took 230 s, single on one took 420 s: 1.83 times as fast for 1.10 times the cost.',
      ],
    }),
    recordOf({
      ...{ title: 'Comparison', from: 1360, lasts: 8 },
      comparisons: [
        compared(),
        { ...compared(), endpoint: 'dog-breeds-second' },
        { endpoint: 'third', candidate: 'dog-breeds-pr-multi-1', none: 'There is no baseline: it serves nothing yet.' },
      ],
      previews: [
        {
          ...{ entry: 'dog-breeds-endpoint', endpoint: 'dog-breeds-pr-7-dog-breeds-endpoint', region: 'us-east-1' },
          ...{ instance: 'ml.m5.large', price: { dollars: 0.115, source: 'AWS Price List' }, latency: latencyOf([44]) },
          ...{ expires: new Date(START + 8 * 3_600_000).toISOString() },
          question: { file: `pictures/${HOSTILE}.png`, contentType: 'image/png' },
        },
        {
          ...{ entry: 'dog-breeds-second', endpoint: 'dog-breeds-pr-7-dog-breeds-second', region: 'us-east-1' },
          ...{ instance: 'ml.m5.large', none: 'it is Creating' },
        },
      ],
      pictures: Object.fromEntries(
        Array.from({ length: 400 }, (_, index) => [
          idOf(index),
          { path: `test/${index}.png`, picture: picture(index) },
        ]),
      ),
    }),
    recordOf({
      ...{ title: 'Invoke', from: 1400, lasts: 95 },
      answers: [{ who: 'dog-breeds-endpoint', prediction: 'Beagle 97.1 %', milliseconds: 34.2 }],
      loads: [LOAD, { ...LOAD, endpoint: 'dog-breeds-second', failures: [] }],
      problems: [
        {
          code: 'invocation-failed',
          what: `2 of 1200 requests failed: ${HOSTILE}\nthe second line`,
          next: 'Read the log of the endpoint.',
        },
      ],
    }),
    recordOf({
      ...{ title: 'Train on EC2', from: 790, lasts: 531 },
      jobs: [
        {
          ...{ job: 'dog-breeds-ec2-0a1b2c3d4e', status: 'Completed', instance: 'm5.xlarge', count: 1 },
          ...{ created: START + 794 * second, curves: [] },
          phases: bothMachines().ec2.phases.map(({ name, from, to }) => ({
            ...{ name, from: START + (794 + from) * second, to: START + (794 + to) * second },
          })),
        },
      ],
      bothMachines: bothMachines(),
    }),
  ];
}
