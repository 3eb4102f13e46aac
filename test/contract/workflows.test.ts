import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { actions, read, root, workflows } from './support/repository.ts';

const tools = join(process.env['LOCAL_AWS_TEST_TOOLS'] ?? join(root, '.local-aws/test-tools'), 'bin');

/** Runs a linter of the test tools and gives what it printed when it is not content. */
function complaints(command: string, args: readonly string[]): string {
  const env = { ...process.env, PATH: [tools, process.env['PATH']].join(delimiter) };
  const { status, stdout, stderr, error } = spawnSync(join(tools, command), args, { cwd: root, encoding: 'utf8', env });
  if (error !== undefined) throw error;
  return status === 0 ? '' : stdout + stderr;
}

test('zizmor finds nothing, at its most pedantic', () => {
  expect(complaints('zizmor', ['--offline', '--persona', 'pedantic', '.github', 'actions'])).toBe('');
});

test('actionlint finds nothing', () => {
  expect(complaints('actionlint', [])).toBe('');
});

describe('every workflow', () => {
  const byPath = new Map(actions().map((action) => [`./actions/${action.name}`, action]));
  const steps = workflows().flatMap(({ file, jobs }) =>
    Object.entries(jobs).flatMap(([job, { steps }]) => steps.map((step) => ({ ...step, where: `${file}, ${job}` }))),
  );

  test('uses only checkout, pinned by its commit, and actions of this repository that exist', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    const strange = used.filter((uses) => !/^actions\/checkout@[0-9a-f]{40}$/.test(uses) && !byPath.has(uses));
    expect(used.length).toBeGreaterThan(0);
    expect(strange).toEqual([]);
  });

  test('runs scripts in which nothing is put that a branch, a title, an input or an output could be', () => {
    const scripts = steps.flatMap(({ run, where }) => (run === undefined ? [] : [{ run, where }]));
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter(({ run }) => run.includes('${{'))).toEqual([]);
  });

  test('gives an action only inputs that it has', () => {
    const unknown = steps.flatMap(({ uses = '', with: given = {}, where }) => {
      const action = byPath.get(uses);
      if (action === undefined) return [];
      return Object.keys(given).flatMap((input) => (input in action.inputs ? [] : `${where}: ${input}`));
    });
    expect(unknown).toEqual([]);
  });

  test('reads only outputs that its actions have', () => {
    const unknown = workflows().flatMap(({ file, jobs }) =>
      Object.entries(jobs).flatMap(([job, { outputs = {}, steps }]) =>
        Object.values(outputs)
          .filter((expression) => {
            const [, id, output] = /^\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
            const action = byPath.get(steps.find((step) => step.id === id)?.uses ?? '');
            return action === undefined || output === undefined || !(output in action.outputs);
          })
          .map((expression) => `${file}, ${job}: ${expression}`),
      ),
    );
    expect(unknown).toEqual([]);
  });
});

test('runs of one config all wait for each other, and their group is named by the config that they read', () => {
  const { concurrency, env } = parse(read('.github/workflows/pipeline.yml')) as {
    concurrency: Record<string, unknown>;
    env: Record<string, string>;
  };
  expect(concurrency).toEqual({ group: `pipeline-${env['CONFIG']}`, 'cancel-in-progress': false, queue: 'max' });
});
