import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInHost } from '../support/action-hosts.ts';

let folder: string;
let programs = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program in the place of an action. */
function run(text: string, env: Record<string, string> = {}) {
  const program = join(folder, `${programs++}.mjs`);
  writeFileSync(program, text);
  return runInHost((host) => host.run({ program, workspace: folder, env }));
}

const simple = `console.log(process.env.WORD, process.cwd(), process.exitCode); process.exit();`;
/** A run that meets nothing of the one before it. */
async function expectFresh() {
  const word = String(Math.random());
  expect(await run(simple, { WORD: word })).toEqual({ code: 0, log: `${word} ${folder} undefined\n` });
}

test.each([
  ['ends', `console.error('said'); process.exit(3); console.log('never');`, 3, 'said\n'],
  ['is left with its exit code', `process.exitCode = 4; console.log('said'); process.exit();`, 4, 'said\n'],
  [
    'ends where it hears of an error',
    `process.on('uncaughtException', ({ message }) => { console.log(message); process.exit(5); });
    setTimeout(() => { throw new Error('late'); }, 1);`,
    5,
    'late\n',
  ],
  [
    'listens and waits no more',
    `for (const event of ['SIGTERM', 'beforeExit', 'uncaughtException']) process.on(event, () => console.log('heard'));
    console.log = (word) => process.stdout.write(word + '!\\n');
    console.log('said'); process.exit(0);`,
    0,
    'said!\n',
  ],
  [
    'goes on with its work',
    `setInterval(() => { console.log('still here'); process.exit(7); }, 1);
    const response = fetch('http://127.0.0.1:9/').catch(() => process.exit(8));
    process.exit(6);`,
    6,
    '',
  ],
  ['kills its process', `process.kill(process.pid, 'SIGKILL');`, null, ''],
])('an action that %s leaves nothing to the next one', async (_, text, code, log) => {
  expect(await run(text)).toEqual({ code, log });
  await expectFresh();
  await expectFresh();
});

test('an error that nobody handles ends an action with 1 and is printed', async () => {
  const { code, log } = await run(`throw new Error('no good');`);
  expect([code, log]).toEqual([1, expect.stringContaining('Error: no good\n    at ')]);
  await expectFresh();
});
