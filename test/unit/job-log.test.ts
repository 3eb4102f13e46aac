import { expect, test } from 'vitest';
import type { Aws } from '../../actions/lib/aws/clients.ts';
import { readFailedLog } from '../../actions/lib/aws/job-log.ts';

type Line = readonly [at: number, line: string];

/** CloudWatch with these lines of the hosts of the job `a-multi-1`, each at its second. */
function logs(hosts: Readonly<Record<string, readonly Line[]>>): Aws {
  const send = async ({ constructor: { name }, input }: { constructor: { name: string }; input: object }) => {
    if (name === 'DescribeLogStreamsCommand')
      return { logStreams: Object.keys(hosts).map((host) => ({ logStreamName: `a-multi-1/${host}-1796029432` })) };
    const { logStreamName = '' } = input as { logStreamName?: string };
    const lines = hosts[/algo-\d/.exec(logStreamName)?.[0] ?? ''] ?? [];
    return { events: lines.map(([at, message]) => ({ timestamp: at * 1000, message: `${message}\n` })) };
  };
  return { client: () => ({ send }) } as unknown as Aws;
}

const talk = (from: number): Line[] => Array.from({ length: 30 }, (_, at) => [from + at, `picture ${at} is fine`]);
const REPORT = 'E1 torch/distributed/elastic/multiprocessing/api.py:1] failed (exitcode: 1) local_rank: 0';

test.each([
  ['algo-1', 'algo-2'],
  ['algo-2', 'algo-1'],
])('where %s fails, whose log is shown, %s may talk on', async (failed, other) => {
  const ends: Record<string, Line[]> = {
    [failed]: [...talk(0), [30, 'no picture is left'], [31, REPORT]],
    [other]: [...talk(0), ...talk(40)],
  };
  const shown = await readFailedLog(logs(ends), 'a-multi-1');
  expect(shown).toContain(`[${failed}] no picture is left`);
  expect(shown.join('\n')).not.toContain(`[${other}]`);
});

test.each([
  ['algo-1', 'algo-2'],
  ['algo-2', 'algo-1'],
])('where all fail, the log of %s is shown, which failed first', async (first, second) => {
  const ends: Record<string, Line[]> = {
    [first]: [
      [1, 'no picture is left'],
      [2, REPORT],
    ],
    [second]: [
      [1, 'lost my peer'],
      [3, REPORT],
    ],
  };
  const shown = await readFailedLog(logs(ends), 'a-multi-1');
  expect(shown).toContain(`[${first}] no picture is left`);
  expect(shown.join('\n')).not.toContain('lost my peer');
});

test('where no host says that it failed, a part of each log is shown', async () => {
  const shown = await readFailedLog(logs({ 'algo-1': talk(0), 'algo-2': talk(0) }), 'a-multi-1');
  expect(shown).toHaveLength(16);
  expect([shown.at(7), shown.at(-1)]).toEqual(['[algo-1] picture 29 is fine', '[algo-2] picture 29 is fine']);
});
