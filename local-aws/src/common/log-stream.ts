import { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Actor } from '../access/actor.ts';
import type { Context } from '../context.ts';

/** A stream of CloudWatch Logs. It collects lines and sends them twice a second. */
export interface LogStream {
  write(line: string): void;
  /** Sends the remaining lines. */
  close(): Promise<void>;
}

/**
 * Lines in one request, and characters of a line. PutLogEvents accepts 10,000 events or 1 MiB; an event has at most 256
 * KiB.
 */
const BATCH = 1000;
const LONGEST_LINE = 8000;

/**
 * Opens a stream, and creates its group if it does not exist. A line that cannot be sent is reported and dropped. If
 * the role may not write to the stream, all lines are dropped, as on AWS.
 */
export function logStream(
  { logs, log: report }: Pick<Context, 'logs' | 'log'>,
  actor: Actor,
  { group: logGroupName, stream: logStreamName }: { group: string; stream: string },
): LogStream {
  let lines: { timestamp: number; message: string }[] = [];
  let allowed = true;
  let sent = open().catch((error: unknown) => {
    allowed = false;
    report(`${logGroupName} ${logStreamName}: ${error}`);
  });
  const timer = setInterval(flush, 500);
  timer.unref();

  async function open() {
    await actor.log(logGroupName, logStreamName);
    const create = () =>
      logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName })).catch(unlessCalled(EXISTS));
    await create().catch(async (error: unknown) => {
      unlessCalled('ResourceNotFoundException')(error);
      await actor.makeLogGroup(logGroupName);
      await logs.send(new CreateLogGroupCommand({ logGroupName })).catch(unlessCalled(EXISTS));
      await create();
    });
  }

  function flush(): void {
    const batch = lines;
    lines = [];
    if (!allowed) return;
    for (let start = 0; start < batch.length; start += BATCH) {
      const logEvents = batch.slice(start, start + BATCH);
      sent = sent.then(async () => {
        await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
      });
    }
    sent = sent.catch((error: unknown) => report(`${logGroupName} ${logStreamName}: ${error}`));
  }

  return {
    write(line) {
      // CloudWatch refuses empty messages.
      lines.push({ timestamp: Date.now(), message: line.slice(0, LONGEST_LINE) || ' ' });
    },
    async close() {
      clearInterval(timer);
      flush();
      await sent;
    },
  };
}

const EXISTS = 'ResourceAlreadyExistsException';

/** Returns an error handler that ignores errors with this name and throws others. */
function unlessCalled(name: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Error && error.name === name)) throw error;
  };
}
