import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { LAST_LINES } from '../core/failure.ts';
import type { Aws } from './clients.ts';
import { isNotFound, unlessNotFound } from './errors.ts';

/** Where SageMaker writes the output of training jobs, one stream a host: `<job>/algo-1-<epoch>`. */
const GROUP = '/aws/sagemaker/TrainingJobs';

/** What one host of a job wrote. */
export interface HostLog {
  /** `algo-1`, … */
  readonly host: string;
  readonly lines: readonly string[];
}

/**
 * Lines that each host of a training job wrote since the last call; empty when there is no log.
 *
 * @param cursor the caller's memory: log stream to next token
 */
export async function readHostLogs(aws: Aws, job: string, cursor: Map<string, string>): Promise<HostLog[]> {
  const logs = aws.client(CloudWatchLogsClient);
  try {
    const { logStreams = [] } = await logs.send(
      new DescribeLogStreamsCommand({ logGroupName: GROUP, logStreamNamePrefix: `${job}/` }),
    );
    const found: HostLog[] = [];
    const read = new Map<string, string>();
    for (const { logStreamName = '' } of logStreams) {
      const lines: string[] = [];
      for (;;) {
        const token = read.get(logStreamName) ?? cursor.get(logStreamName);
        const page = await logs.send(
          new GetLogEventsCommand({ logGroupName: GROUP, logStreamName, startFromHead: true, nextToken: token }),
        );
        lines.push(...(page.events ?? []).map((event) => (event.message ?? '').trimEnd()));
        if (page.nextForwardToken === undefined || page.nextForwardToken === token) break;
        read.set(logStreamName, page.nextForwardToken);
        if (page.events?.length === 0) break;
      }
      found.push({ host: hostOf(logStreamName), lines });
    }
    // Saved only now, so that lines read before a failed call are read again.
    for (const [stream, token] of read) cursor.set(stream, token);
    return found;
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** The last lines of a host. */
export interface HostEnd extends HostLog {
  /** Time of each line, in milliseconds since the epoch. */
  readonly times: readonly number[];
}

/** The last lines of each host of an ended job: one page of CloudWatch, up to 10,000 lines. */
export async function readLogEnds(aws: Aws, job: string): Promise<HostEnd[]> {
  const logs = aws.client(CloudWatchLogsClient);
  const streams = new DescribeLogStreamsCommand({ logGroupName: GROUP, logStreamNamePrefix: `${job}/` });
  const { logStreams = [] } = (await unlessNotFound(logs.send(streams))) ?? {};
  return Promise.all(
    logStreams.map(async ({ logStreamName = '' }) => {
      const page = await unlessNotFound(logs.send(new GetLogEventsCommand({ logGroupName: GROUP, logStreamName })));
      const events = page?.events ?? [];
      return {
        host: hostOf(logStreamName),
        lines: events.map(({ message }) => (message ?? '').trimEnd()),
        times: events.map(({ timestamp }) => timestamp ?? 0),
      };
    }),
  );
}

const hostOf = (stream: string) => /algo-\d+/.exec(stream)?.[0] ?? stream;

/**
 * The lines of {@link readHostLogs} as one list, without torchrun's report; with several hosts, each names its host.
 */
export async function readJobLog(aws: Aws, job: string, cursor: Map<string, string>): Promise<string[]> {
  const logs = await readHostLogs(aws, job, cursor);
  return logs.flatMap((log) => shown(log, logs.length));
}

function shown({ host, lines }: HostLog, hosts: number): readonly string[] {
  const said = withoutReport(lines);
  return hosts > 1 ? said.map((line) => `[${host}] ${line}`) : said;
}

/**
 * The end of a failed job's log: of the host that failed first, because its failure causes the errors of the others. If
 * no host reports a failure, a part of each host's log.
 */
export async function readFailedLog(aws: Aws, job: string): Promise<string[]> {
  const ends = await readLogEnds(aws, job);
  const failed = firstToFail(ends);
  if (failed !== undefined) return [...shown(failed, ends.length)];
  return ends.flatMap((end) => shown(end, ends.length).slice(-Math.ceil(LAST_LINES / ends.length)));
}

/**
 * Lines that report a failed script: of torchrun, of the training toolkit (sagemaker-training-toolkit, trainer.py) and
 * of Python. The first one is the most reliable.
 */
const FAILED = [
  /torch\/distributed\/elastic\/.* failed \(exitcode: /,
  /Reporting training FAILURE/,
  /^Traceback \(most recent call last\)/,
] as const;

function firstToFail(ends: readonly HostEnd[]): HostEnd | undefined {
  if (ends.length === 1) return ends[0];
  for (const sign of FAILED) {
    const failed = ends.flatMap((end) => {
      const at = end.times[end.lines.findLastIndex((line) => sign.test(line))];
      return at === undefined ? [] : [{ end, at }];
    });
    if (failed.length > 0) return failed.reduce((first, each) => (each.at < first.at ? each : first)).end;
  }
  return undefined;
}

/** torchrun adds about 30 lines after a failed script; only the exit code or signal in them is new. */
function withoutReport(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /torch\/distributed\/elastic\/.* failed \(exitcode: /.test(line));
  if (start === -1) return lines;
  const end = lines.findLastIndex((line) => /^=+$/.test(line));
  const report = lines.slice(start, end + 1).filter((line) => /^\s+exitcode\s+:/.test(line));
  return [...lines.slice(0, start), ...report, ...lines.slice(Math.max(start, end + 1))];
}
