import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type StandIn, serve } from './serve.ts';
import type { Details } from './state/serving.ts';
import { StartError } from './state/start-error.ts';

const HELP = `A stand-in for AWS on this machine: SageMaker with real jobs and endpoints, and an emulator for S3 and others.

node local-aws/src/main.ts [serve] --state DIR [options]
  --state DIR         folder for everything that survives a restart; for one stand-in at a time
  --port N            default: a free one
  --environments DIR  Python environments of jobs and workers, built at their first use (default: <state>/envs)
  --tools DIR         Python environment with the packages of local-aws/requirements.txt (default: <state>/tools)
  --time-scale N      speed of time in autoscaling, as a multiple of real time (default: 60)
  --idle-scale-in W   yes or no: whether autoscaling removes instances without requests (default: yes)
  --concurrency N     quota of concurrent executions of functions (default: 1000, as on AWS)
  --endpoint-quota N  quota of instances of one type for all endpoints together (default: 100)
  --training-quota N  the same for all training jobs; shown, not enforced (default: 100)
  --lifecycle-limit N seconds that a lifecycle script of a notebook instance may take (default: 300, as on AWS)
  --repository U=DIR  a folder that stands for the code repository with the address U; can be repeated
  --vcpu-quota N      quota of vCPUs of EC2 instances, for each kind of them (default: 256)
  --default-vpc W     yes, no, or empty for one without subnets (default: yes)
  --no-capacity T     EC2 has none of an instance type, or of one in a zone (m5.xlarge@us-east-1a); can be repeated
  --foreign-bucket B  a bucket of another account that this account can use; for tests; can be repeated
  --json              print one line of JSON instead of export lines
  --fresh             delete the state first
  --started-by TEXT   name of this stand-in in messages of other processes (default: local-aws)
  --stop-with-stdin   stop when standard input closes, because the process that started this one has ended; keep running
                      if that process has written the line "stay" before

It prints the environment of a client, ready for eval, and runs until SIGTERM or Ctrl-C.
`;

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      state: { type: 'string' },
      port: { type: 'string', default: '0' },
      environments: { type: 'string' },
      tools: { type: 'string' },
      'time-scale': { type: 'string', default: '60' },
      'idle-scale-in': { type: 'string', default: 'yes' },
      concurrency: { type: 'string', default: '1000' },
      'endpoint-quota': { type: 'string', default: '100' },
      'training-quota': { type: 'string', default: '100' },
      'lifecycle-limit': { type: 'string', default: '300' },
      repository: { type: 'string', multiple: true, default: [] },
      'vcpu-quota': { type: 'string', default: '256' },
      'default-vpc': { type: 'string', default: 'yes' },
      'no-capacity': { type: 'string', multiple: true, default: [] },
      'foreign-bucket': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      'started-by': { type: 'string', default: 'local-aws' },
      'stop-with-stdin': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

class UsageError extends Error {}

async function main(args: string[]): Promise<void> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [command = 'serve', ...rest] = positionals;
  if (values.help) {
    process.stdout.write(HELP);
  } else if (command === 'serve' && rest.length === 0) {
    await serveUntilStopped(values);
  } else {
    throw new UsageError(`unknown command ${positionals.join(' ')}`);
  }
}

async function serveUntilStopped(values: ReturnType<typeof parse>['values']): Promise<void> {
  if (values.state === undefined) throw new UsageError('--state DIR is missing');
  if (!/^\d+$/.test(values.port) || Number(values.port) > 65_535) throw new UsageError(`invalid --port ${values.port}`);
  const timeScale = Number(values['time-scale']);
  if (!(timeScale >= 1 && timeScale <= 6000)) throw new UsageError('--time-scale must be a number from 1 to 6000');
  if (!['yes', 'no'].includes(values['idle-scale-in'])) throw new UsageError('--idle-scale-in must be yes or no');
  const concurrency = Number(values.concurrency);
  if (!(Number.isInteger(concurrency) && concurrency > 0))
    throw new UsageError(`invalid --concurrency ${values.concurrency}`);
  const defaultVpc = (['yes', 'no', 'empty'] as const).find((one) => one === values['default-vpc']);
  if (defaultVpc === undefined) throw new UsageError('--default-vpc must be yes, no or empty');
  const quotas = ['endpoint-quota', 'training-quota', 'vcpu-quota'] as const;
  const [endpointQuota = 0, trainingQuota = 0, vcpuQuota = 0] = quotas.map((option) => {
    const quota = Number(values[option]);
    if (Number.isInteger(quota) && quota >= 0) return quota;
    throw new UsageError(`invalid --${option} ${values[option]}`);
  });
  const lifecycleLimit = Number(values['lifecycle-limit']);
  if (!(lifecycleLimit > 0)) throw new UsageError(`invalid --lifecycle-limit ${values['lifecycle-limit']}`);
  const repositories = Object.fromEntries(values.repository.map(repositoryOf));
  const state = resolve(values.state);
  let standIn: StandIn | undefined;
  const stopped = stopRequest(values['stop-with-stdin'], () => standIn?.stay());
  const log = (line: string) => process.stderr.write(`local-aws: ${line}\n`);
  // An error in one job or function must not end all the others.
  process.on('unhandledRejection', (reason) =>
    log(`unexpected error: ${reason instanceof Error ? reason.stack : reason}`),
  );
  const starting = serve({
    state,
    environments: resolve(values.environments ?? `${state}/envs`),
    tools: resolve(values.tools ?? `${state}/tools`),
    port: Number(values.port),
    timeScale,
    idleScaleIn: values['idle-scale-in'] === 'yes',
    concurrency,
    endpointQuota,
    trainingQuota,
    lifecycleLimit,
    repositories,
    ec2: { noCapacity: values['no-capacity'], defaultVpc, vcpuQuota, vcpuQuotas: {}, unseenFor: 0 },
    fresh: values.fresh,
    startedBy: values['started-by'],
    endsWith: values['stop-with-stdin'] ? process.ppid : process.pid,
    foreignBuckets: values['foreign-bucket'],
    log,
  });
  // If a stop is requested during the start, the processes that were started end with this process.
  standIn = await Promise.race([starting, stopped.then(() => undefined)]);
  if (standIn === undefined) return;
  process.stdout.write(values.json ? `${JSON.stringify(standIn.details)}\n` : exportLines(standIn.details));
  await stopped;
  await standIn.close();
}

/** Address and folder of an option `--repository`; the address may contain `=` too. */
function repositoryOf(text: string): [address: string, folder: string] {
  const end = text.lastIndexOf('=');
  if (end < 1) throw new UsageError(`invalid --repository ${text}`);
  return [text.slice(0, end), resolve(text.slice(end + 1))];
}

/**
 * Resolves when the stand-in must stop.
 * @param stay is called when it must keep running after the process that started it has ended
 */
function stopRequest(withStdin: boolean, stay: () => void): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
    // The Node process that started this one with an IPC channel has ended.
    process.on('disconnect', resolve);
    if (!withStdin) return;
    let stays = false;
    createInterface(process.stdin)
      .on('line', (line) => {
        stays ||= line === 'stay';
        if (stays) stay();
      })
      .on('close', () => stays || resolve());
  });
}

function exportLines(details: Details): string {
  const variables = {
    AWS_ENDPOINT_URL: details.endpoint,
    AWS_ACCESS_KEY_ID: details.accessKeyId,
    AWS_SECRET_ACCESS_KEY: details.secretAccessKey,
    AWS_REGION: details.region,
    AWS_DEFAULT_REGION: details.region,
    AWS_EC2_METADATA_DISABLED: 'true',
    SAGEMAKER_EXECUTION_ROLE_ARN: details.executionRole,
    FUNCTION_ROLE_ARN: details.functionRole,
  };
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value}'\n`)
    .join('');
}

// Most of the stand-in is loaded after this line, and compiling it takes longer than running it.
enableCompileCache();
try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`local-aws: ${error.message}; --help shows the options\n`);
    process.exit(2);
  }
  process.stderr.write(`local-aws: ${error instanceof StartError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
