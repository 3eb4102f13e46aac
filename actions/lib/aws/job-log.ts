import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
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

/** What each host of an ended job wrote last: as much as CloudWatch gives at once, up to 10,000 lines. */
export async function readLogEnds(aws: Aws, job: string): Promise<HostLog[]> {
  const logs = aws.client(CloudWatchLogsClient);
  const streams = new DescribeLogStreamsCommand({ logGroupName: GROUP, logStreamNamePrefix: `${job}/` });
  const { logStreams = [] } = (await unlessNotFound(logs.send(streams))) ?? {};
  return Promise.all(
    logStreams.map(async ({ logStreamName = '' }) => {
      const page = await unlessNotFound(logs.send(new GetLogEventsCommand({ logGroupName: GROUP, logStreamName })));
      return {
        host: hostOf(logStreamName),
        lines: (page?.events ?? []).map(({ message }) => (message ?? '').trimEnd()),
      };
    }),
  );
}

const hostOf = (stream: string) => /algo-\d+/.exec(stream)?.[0] ?? stream;

/** What {@link readHostLogs} reads as one list, without torchrun's own report; lines of several hosts begin with the host's name. */
export async function readJobLog(aws: Aws, job: string, cursor: Map<string, string>): Promise<string[]> {
  const logs = await readHostLogs(aws, job, cursor);
  return logs.flatMap(({ host, lines }) => {
    const said = withoutReport(lines);
    return logs.length > 1 ? said.map((line) => `[${host}] ${line}`) : said;
  });
}

/** Of the some 30 lines that torchrun adds to what a failed script said, only the exit code or signal is news. */
function withoutReport(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /torch\/distributed\/elastic\/.* failed \(exitcode: /.test(line));
  if (start === -1) return lines;
  const end = lines.findLastIndex((line) => /^=+$/.test(line));
  const report = lines.slice(start, end + 1).filter((line) => /^\s+exitcode\s+:/.test(line));
  return [...lines.slice(0, start), ...report, ...lines.slice(Math.max(start, end + 1))];
}
