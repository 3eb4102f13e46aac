import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  ListTrainingJobsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { runWorkflow } from '../../scripts/workflow.ts';
import { cloneRepository } from '../support/clone.ts';
import { type StandIn, startStandIn, TOOLS } from '../support/stand-in.ts';
import { readCounts } from './support/arguments.ts';
import { BareScripts } from './support/bare-scripts.ts';
import { interleaved } from './support/interleaved.ts';

const CONFIG = 'pipeline-config/local.yml';
const HELP = `How long the whole local pipeline takes on a fresh state, the start of the stand-in included, against the bare
Python scripts that it runs: the same trainings with as many at once, a server for each endpoint, and the function.

node test/bench/pipeline.ts [--rounds N]
  --rounds N   medians of N runs of each (default: 1)
Ratio: pipeline / scripts. Budget: at most 1.15. What the pipeline does beside its trainings takes some 10 s, however
long they are. An ext4 that has just lost thousands of files is slow in making new ones for some minutes, which meets the
pipeline alone: with TMPDIR on a file system in memory (/dev/shm) the machine's recent past does not count.
`;

const PARALLEL_TRIALS = 2;
/** Executions of the function that are kept initialized. */
const FUNCTIONS = 2;
const { rounds } = readCounts(HELP, { rounds: 1 });
using repository = await cloneRepository();
const root = repository.folder;
const picture = await readFile(join(root, 'pipeline-config/data/held-out/Trouser-1.png'));
await using scripts = await BareScripts.prepare(join(root, 'pipeline-config/data/fashion-mnist.zip'));
// Kept until the end: a file system that has just lost thousands of files is slow in making new ones.
const states = await mkdtemp(join(tmpdir(), 'bench-'));
let runs = 0;
let jobs: DescribeTrainingJobResponse[] = [];
const seconds: Record<string, number[]> = {};
/** By training job. */
const bareSeconds = new Map<string, number>();

/** The workflow of `npm start`; remembers the jobs that ran. */
async function pipeline(): Promise<number> {
  const started = performance.now();
  await using standIn = await startStandIn({ state: join(states, String(runs++)) });
  const logFile = join(standIn.state, 'pipeline.log');
  const outcome = await runWorkflow({
    root,
    workflow: '.github/workflows/pipeline.yml',
    event: 'workflow_dispatch',
    inputs: { config: CONFIG },
    vars: {
      AWS_ROLE_ARN: standIn.executionRole,
      SAGEMAKER_EXECUTION_ROLE_ARN: standIn.executionRole,
      FUNCTION_ROLE_ARN: standIn.functionRole,
    },
    env: { ...standIn.env, GITHUB_REPOSITORY: 'local/bench' },
    tools: TOOLS,
    logFile,
    onEvent: (event) => {
      if (event.is !== 'step-ended') return;
      const step = `${event.job}: ${event.stage} ${event.step}`;
      seconds[step] = [...(seconds[step] ?? []), event.seconds];
    },
  });
  const took = performance.now() - started;
  if (!outcome.ok) throw new Error(await readFile(logFile, 'utf8'));
  jobs = await jobsOf(standIn);
  return took;
}

async function jobsOf({ endpoint, region, env }: StandIn): Promise<DescribeTrainingJobResponse[]> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  const client = new SageMakerClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const { TrainingJobSummaries = [] } = await client.send(new ListTrainingJobsCommand({ SortOrder: 'Ascending' }));
  const described = await Promise.all(
    TrainingJobSummaries.map(({ TrainingJobName }) => client.send(new DescribeTrainingJobCommand({ TrainingJobName }))),
  );
  client.destroy();
  return described;
}

async function bare(): Promise<number> {
  const started = performance.now();
  const train = async (job: DescribeTrainingJobResponse) => {
    const began = performance.now();
    const model = await scripts.train(job);
    bareSeconds.set(job.TrainingJobName ?? '', (performance.now() - began) / 1000);
    return model;
  };
  const trials = jobs.filter(({ TuningJobArn }) => TuningJobArn !== undefined);
  const line = async () => {
    for (let trial = trials.shift(); trial !== undefined; trial = trials.shift())
      await rm(await train(trial), { recursive: true });
  };
  await Promise.all(Array.from({ length: PARALLEL_TRIALS }, line));
  const models = await Promise.all(jobs.filter(({ TuningJobArn }) => TuningJobArn === undefined).map(train));
  await Promise.all(models.map((model, index) => scripts.serve(model, picture, index === 0 ? FUNCTIONS : 0)));
  return performance.now() - started;
}

const medians = await interleaved({ pipeline, bare }, rounds);
await rm(states, { recursive: true });
for (const [step, times] of Object.entries(seconds)) {
  const last = times.at(-1) ?? 0;
  if (last >= 0.1) console.log(`${last.toFixed(1).padStart(6)} s  ${step}`);
}
for (const { TrainingJobName = '', SecondaryStatusTransitions = [] } of jobs) {
  const training = SecondaryStatusTransitions.find(({ Status }) => Status === 'Training');
  const took = (Number(training?.EndTime) - Number(training?.StartTime)) / 1000;
  const alone = bareSeconds.get(TrainingJobName) ?? Number.NaN;
  console.log(`${took.toFixed(1).padStart(6)} s  ${TrainingJobName}, ${alone.toFixed(1)} s as a bare script`);
}
const [whole, scriptsAlone] = [medians.pipeline / 1000, medians.bare / 1000];
console.log(
  `pipeline ${whole.toFixed(1)} s, scripts ${scriptsAlone.toFixed(1)} s: ${(whole - scriptsAlone).toFixed(1)} s beside them`,
);
console.log(`whole pipeline / bare scripts: ${(whole / scriptsAlone).toFixed(2)}`);
