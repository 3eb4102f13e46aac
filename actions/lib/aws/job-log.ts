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
 * Lines that each host of a training job wrote since the last call; no hosts when there is no log.
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
    // Only now: what was read before a call failed is read again.
    for (const [stream, token] of read) cursor.set(stream, token);
    return found;
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** The end of what a host wrote. */
export interface HostEnd extends HostLog {
  /** Of each line, in milliseconds since the epoch. */
  readonly times: readonly number[];
}

/** What each host of an ended job wrote last: as much as CloudWatch gives at once, up to 10,000 lines. */
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

/** What {@link readHostLogs} reads as one list, without torchrun's own report; lines of several hosts begin with the host's name. */
export async function readJobLog(aws: Aws, job: string, cursor: Map<string, string>): Promise<string[]> {
  const logs = await readHostLogs(aws, job, cursor);
  return logs.flatMap((log) => shown(log, logs.length));
}

function shown({ host, lines }: HostLog, hosts: number): readonly string[] {
  const said = withoutReport(lines);
  return hosts > 1 ? said.map((line) => `[${host}] ${line}`) : said;
}

/**
 * How the log of a failed job ends: that of the host that failed first, for whose sake the others end with errors of
 * their own. Where no host says that it failed, a part of each.
 */
export async function readFailedLog(aws: Aws, job: string): Promise<string[]> {
  const ends = await readLogEnds(aws, job);
  const failed = firstToFail(ends);
  if (failed !== undefined) return [...shown(failed, ends.length)];
  return ends.flatMap((end) => shown(end, ends.length).slice(-Math.ceil(LAST_LINES / ends.length)));
}

/**
 * Lines that say that a script has failed: of torchrun, of the training toolkit (sagemaker-training-toolkit, trainer.py)
 * and of Python. What comes first is the surest sign.
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

/** Of the some 30 lines that torchrun adds to what a failed script said, only the exit code or signal is news. */
function withoutReport(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /torch\/distributed\/elastic\/.* failed \(exitcode: /.test(line));
  if (start === -1) return lines;
  const end = lines.findLastIndex((line) => /^=+$/.test(line));
  const report = lines.slice(start, end + 1).filter((line) => /^\s+exitcode\s+:/.test(line));
  return [...lines.slice(0, start), ...report, ...lines.slice(Math.max(start, end + 1))];
}
