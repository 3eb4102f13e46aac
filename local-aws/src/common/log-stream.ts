import { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Actor } from '../access/actor.ts';
import type { Context } from '../context.ts';

/** One stream of CloudWatch Logs that takes lines and sends them twice a second. */
export interface LogStream {
  write(line: string): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** PutLogEvents takes 10,000 events or 1 MiB at once; an event is at most 256 KiB. */
const BATCH = 1000;
const LONGEST_LINE = 8000;

/**
 * Opens a stream, making its group where it is missing. A line that cannot be sent is reported and dropped; so are all
 * lines of a role that may not write them, as AWS does it.
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
      // CloudWatch refuses an empty message.
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

/** Takes an error of that name for no error. */
function unlessCalled(name: string): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Error && error.name === name)) throw error;
  };
}
