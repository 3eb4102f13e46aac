import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ALL_STAGES } from '../../actions/lib/runner/stages.ts';
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

  test('uses only GitHub’s own checkout and upload-artifact, pinned by commit, and actions of this repository', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    const strange = used.filter(
      (uses) => !/^actions\/(checkout|upload-artifact)@[0-9a-f]{40}$/.test(uses) && !byPath.has(uses),
    );
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

test.each([
  ['pipeline.yml', 'main'],
  ['pull-request.yml', 'pull-request'],
] as const)(
  '%s: each stage has a job that runs where plan names it, after those before it that run are ready',
  (file, domain) => {
    const { jobs } = parse(read(`.github/workflows/${file}`)) as {
      jobs: Record<string, { needs?: string | string[]; if?: string }>;
    };
    // The comparison runs whatever became of the others, and tells the pull request.
    const { plan: _, 'not-set-up': __, compare: ___, fork: ____, ...stages } = jobs;
    expect(Object.keys(stages)).toEqual(ALL_STAGES[domain].filter((stage) => stage !== 'compare'));
    const named = (stage: string) => `contains(fromJSON(needs.plan.outputs.run), '${stage}')`;
    for (const [stage, { needs = [], if: condition = '' }] of Object.entries(stages)) {
      const [first, ...before] = [needs].flat();
      expect(first).toBe('plan');
      expect(condition.replace(/\s+/g, ' ')).toContain(`needs.plan.result == 'success' && ${named(stage)}`);
      // A job hands on what it has made, too: tune says by itself that the data is there.
      const asked = stage === 'train' ? before.slice(1) : before;
      for (const one of asked) expect(condition).toContain(`(needs.${one}.outputs.state == 'ready' || !${named(one)})`);
    }
  },
);

test('runs of one config all wait for each other, and their group is named by the config that they read', () => {
  const { concurrency, env } = parse(read('.github/workflows/pipeline.yml')) as {
    concurrency: Record<string, unknown>;
    env: Record<string, string>;
  };
  expect(concurrency).toEqual({ group: `pipeline-${env['CONFIG']}`, 'cancel-in-progress': false, queue: 'max' });
});

test('a label passes no required check: preview.yml waits in the group of pull-request.yml and has no job of its names', () => {
  const [pull, preview] = ['pull-request.yml', 'preview.yml'].map((file) =>
    parse(read(`.github/workflows/${file}`)),
  ) as Record<'concurrency' | 'jobs', Record<string, { name: string } & string>>[];
  const group = String(preview?.concurrency['group']).replace(/\s+/g, ' ');
  // What is not this label has a group of its own.
  expect(group.startsWith(`${pull?.concurrency['group']}\${{ `)).toBe(true);
  expect(group).toMatch(/ \|\| '' \}\}$/);
  const names = ({ jobs = {} }: Partial<NonNullable<typeof pull>> = {}) => Object.values(jobs).map(({ name }) => name);
  expect(names(preview).length).toBeGreaterThan(0);
  expect(names(preview).filter((name) => names(pull).includes(name))).toEqual([]);
});

test('who writes to GitHub gets a token, and only the permissions that it needs', () => {
  const writes = (file: string) => {
    const { jobs } = parse(read(`.github/workflows/${file}`)) as {
      jobs: Record<string, { permissions: Record<string, string>; steps: { uses?: string; with?: object }[] }>;
    };
    return Object.fromEntries(
      Object.values(jobs).flatMap(({ permissions, steps }) =>
        steps
          .filter((step) => 'github-token' in Object(step.with))
          .map(({ uses = '', with: inputs }) => [
            `${uses.split('/').at(-1)} ${Object(inputs).mode ?? ''}`.trim(),
            Object.keys(permissions).filter((name) => permissions[name] === 'write' && name !== 'id-token'),
          ]),
      ),
    );
  };
  const comparison = ['checks', 'pull-requests'];
  expect(writes('pipeline.yml')).toEqual({ deploy: ['deployments'] });
  expect(writes('pull-request.yml')).toEqual({ 'compare-metrics': comparison });
  expect(writes('pull-request-fork.yml')).toEqual({ 'fork-report': comparison });
  expect(writes('preview.yml')).toEqual({
    'compare-metrics': comparison,
    "preview ${{ github.event.action == 'closed' && 'close' || 'remove' }}": ['pull-requests'],
  });
  expect(writes('preview-expiry.yml')).toEqual({ 'preview remove-expired': ['pull-requests'] });
});

test('notebook.yml, started by hand, runs or says what to set; stop and delete need no role of the notebook', () => {
  const { jobs } = parse(read('.github/workflows/notebook.yml')) as { jobs: Record<string, { if: string }> };
  const runs = (job: string, vars: object, mode: string): boolean => {
    const github = { event_name: 'workflow_dispatch' };
    return new Function('vars', 'github', 'inputs', `return ${jobs[job]?.if}`)(vars, github, { mode });
  };
  for (const AWS_ROLE_ARN of ['', 'main'])
    for (const NOTEBOOK_ROLE_ARN of ['', 'notebook'])
      for (const mode of ['update', 'start', 'stop', 'delete']) {
        const vars = { AWS_ROLE_ARN, NOTEBOOK_ROLE_ARN };
        const isSetUp = AWS_ROLE_ARN !== '' && (NOTEBOOK_ROLE_ARN !== '' || /stop|delete/.test(mode));
        expect([runs('notebook', vars, mode), runs('not-set-up', vars, mode)]).toEqual([isSetUp, !isSetUp]);
      }
});
