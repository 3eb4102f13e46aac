import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENVIRONMENTS, TOOLS } from '../support/stand-in.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let clone: string;

/** This repository's files in a folder of their own, with what set-up has installed here. */
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'clone-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of listed
    .toString()
    .split('\0')
    .filter((path) => path !== '')) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(join(ROOT, file), join(clone, file));
  }
  mkdirSync(join(clone, '.local-aws'));
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  symlinkSync(TOOLS, join(clone, '.local-aws/tools'));
  symlinkSync(ENVIRONMENTS, join(clone, '.local-aws/envs'));
});

afterAll(() => rmSync(clone, { recursive: true, force: true }));

function start(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/start.ts', ...args], {
    cwd: clone,
    encoding: 'utf8',
  });
  return { status, out: stdout };
}

test('npm start trains on real pictures and serves the best model; again, it reuses everything', {
  timeout: 280_000,
}, () => {
  const first = start();
  expect(first.status, first.out).toBe(0);
  const accuracy = Number(/Test Accuracy ([\d.]+)/.exec(first.out)?.[1]);
  expect(accuracy).toBeGreaterThanOrEqual(0.7);
  expect(first.out.match(/ Completed +batch_size=/g)?.length).toBeGreaterThanOrEqual(4);
  expect(first.out).toMatch(/multi on 2 × ml\.m5\.xlarge took \d+ s, single on one took \d+ s: /);
  expect(first.out).toMatch(/endpoints +local-classifier, local-classifier-multi\n/);
  expect(first.out).toMatch(
    /function +local-classify version 1, 2 executions READY, at most 4 at once, answers Trouser \(in \d+ ms\)\n/,
  );
  expect(first.out).toMatch(/prediction +Trouser/);

  const second = start();
  expect(second.status, second.out).toBe(0);
  expect(second.out).toContain('Nothing to do: everything is there.');
  expect(second.out).not.toMatch(/^ *\d+:\d+ +\S+ +(create|update|replace|wait for|stop|remove) /m);
  expect(second.out).toMatch(/prediction +Trouser/);
});
