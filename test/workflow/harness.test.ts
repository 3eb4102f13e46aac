import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { WorkflowEvent } from '../../scripts/workflow/events.ts';
import { runWorkflow, type WorkflowRun } from '../../scripts/workflow.ts';
import { workflowRepository } from '../support/workflow-repository.ts';

const tools = process.env['LOCAL_AWS_TOOLS'] ?? join(import.meta.dirname, '../../.local-aws/tools');

/** An action in one file that runs the given JavaScript. */
const action = (code: string) => ({
  'action/action.yml':
    'name: a\ndescription: a\ninputs: { given: { description: g } }\nruns: { using: node24, main: main.mjs }\n',
  'action/main.mjs': code,
});

/** Runs a workflow in a repository of its own and gives its outcome, its events and its log. */
async function run(jobs: string, files: Readonly<Record<string, string>>, more: Partial<WorkflowRun> = {}) {
  using repository = workflowRepository({
    ...files,
    'workflow.yml': `name: w\non: { workflow_dispatch: { inputs: { a: { type: string } } } }\njobs:\n${jobs}`,
  });
  const events: WorkflowEvent[] = [];
  const logFile = join(repository.root, '.git/run.log');
  const outcome = await runWorkflow({
    root: repository.root,
    workflow: 'workflow.yml',
    event: 'workflow_dispatch',
    tools,
    logFile,
    ...more,
    onEvent: (event) => {
      events.push(event);
      more.onEvent?.(event);
    },
  });
  return { outcome, events, log: readFileSync(logFile, 'utf8') };
}

const checkout = '{ uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd }';

test('outputs, inputs, variables and values with odd characters reach where they belong', async () => {
  const odd = 'two lines:\n"quoted" $HOME #no comment';
  const code = `import { appendFileSync } from 'node:fs';
    const { INPUT_GIVEN, ODD, GITHUB_OUTPUT } = process.env;
    appendFileSync(GITHUB_OUTPUT, 'said=' + JSON.stringify([INPUT_GIVEN, ODD, process.version.split('.')[0]]));`;
  const { outcome } = await run(
    `  one:
    runs-on: ubuntu-latest
    steps: [${checkout}, { id: say, uses: ./action, with: { given: "\${{ inputs.a }} \${{ vars.B }}" } }]
  two:
    needs: one
    if: vars.B == ''
    runs-on: ubuntu-latest
    steps: [{ run: exit 1 }]
`,
    action(code),
    { inputs: { a: 'input' }, vars: { B: 'variable' }, env: { ODD: odd } },
  );
  expect(outcome.ok).toBe(true);
  expect(outcome.jobs['two']?.result).toBe('skipped');
  expect(JSON.parse(outcome.jobs['one']?.steps['say']?.['said'] ?? '')).toEqual(['input variable', odd, 'v24']);
});

test('no environment variable of this process reaches a step, except PATH', async () => {
  process.env['AWS_SECRET_ACCESS_KEY'] = 'mine';
  const { events } = await run(`  one: { runs-on: ubuntu-latest, steps: [{ run: env }] }\n`, {});
  delete process.env['AWS_SECRET_ACCESS_KEY'];
  const lines = events.flatMap((event) => (event.is === 'line' ? [event.text] : []));
  expect(lines.some((line) => line.startsWith('PATH='))).toBe(true);
  expect(lines.filter((line) => line.startsWith('AWS_'))).toEqual([]);
});

test('a job works on what lies in the folder: uncommitted files too, deleted and ignored ones not', async () => {
  using repository = workflowRepository({
    'workflow.yml': `name: w
on: workflow_dispatch
jobs: { one: { runs-on: ubuntu-latest, steps: [${checkout}, { id: see, run: 'echo "files=$(echo *) known=$(git ls-files | xargs)" >> $GITHUB_OUTPUT' }] } }
`,
    '.gitignore': 'ignored\n',
    committed: 'before',
    deleted: '',
  });
  const file = (name: string) => join(repository.root, name);
  for (const name of ['committed', 'uncommitted', 'ignored']) writeFileSync(file(name), 'now');
  symlinkSync('committed', file('link'));
  rmSync(file('deleted'));
  const { jobs } = await runWorkflow({
    root: repository.root,
    workflow: 'workflow.yml',
    event: 'workflow_dispatch',
    tools,
    logFile: file('.git/run.log'),
  });
  expect(jobs['one']?.steps['see']?.['files']).toBe(
    'committed link uncommitted workflow.yml known=.gitignore committed deleted workflow.yml',
  );
});

test('a failed step fails its job, and the run', async () => {
  // Of a step that fails at once, act may lose the output.
  const { outcome, log } = await run(
    `  one: { runs-on: ubuntu-latest, steps: [{ run: 'echo "::error file=a.yml,line=3::went wrong"; sleep 0.3; exit 3' }] }\n`,
    {},
  );
  expect(outcome).toMatchObject({ ok: false, jobs: { one: { result: 'failure' } } });
  expect(log).toContain('[one] error: a.yml:3: went wrong');
});

test('an annotation is read as GitHub does, which ends its place at the first colons', async () => {
  const { events } = await run(
    `  one: { runs-on: ubuntu-latest, steps: [{ run: 'echo "::error file=a%2Cb.yml,line=3::c10::Error: %250A one%0Atwo :: three"' }] }\n`,
    {},
  );
  expect(events.filter(({ is }) => is === 'annotation')).toEqual([
    { is: 'annotation', job: 'one', level: 'error', text: 'c10::Error: %0A one\ntwo :: three', at: 'a,b.yml:3' },
  ]);
});

test('what an action prints in the words of others is shown, and act obeys none of it', async () => {
  const printer = join(import.meta.dirname, '../../actions/lib/runner/printer.ts');
  const evil = [
    ...['::set-output name=said::evil', '::add-mask::ready', '::stop-commands::halt', '::add-path::/evil'],
    ...['::set-env name=EVIL::1', '::save-state name=a::evil', '##[add-mask]ready', '##[set-output name=said]evil'],
    ...['::error::evil', 'a\r::warning::evil', '::group::evil', '::endgroup::', '::c10::Error'],
  ];
  const code = `import { appendFileSync } from 'node:fs';
    import { Printer } from ${JSON.stringify(printer)};
    const printer = new Printer();
    const evil = ${JSON.stringify(evil)};
    for (const line of evil) printer.line(line);
    printer.line('said\\n' + evil.join('\\n'));
    printer.group('log of ' + evil.join('\\n'), evil);
    printer.annotate('warning', 'told: ' + evil.join('\\n'));
    printer.line('ready ' + process.env.EVIL);
    appendFileSync(process.env.GITHUB_OUTPUT, 'said=ready');`;
  const { outcome, events } = await run(
    `  one: { runs-on: ubuntu-latest, steps: [${checkout}, { id: say, uses: ./action }, { run: 'echo "$PATH $EVIL"' }] }\n`,
    action(code),
  );
  expect(outcome).toMatchObject({ ok: true, jobs: { one: { steps: { say: { said: 'ready' } } } } });
  const of = (is: WorkflowEvent['is']) => events.filter((event) => event.is === is);
  expect(of('output')).toHaveLength(1);
  expect(of('annotation')).toEqual([
    expect.objectContaining({ level: 'warning', text: expect.stringMatching(/^told: ::set-output/) }),
  ]);
  expect([of('group').length, of('group-ended').length]).toEqual([1, 1]);
  const lines = events.flatMap((event) => (event.is === 'line' ? [event.text] : []));
  expect(lines).toContain('ready undefined');
  expect(lines.filter((line) => line === '\\::set-output name=said::evil')).toHaveLength(2);
  expect(lines.at(-1)).not.toMatch(/evil| 1$/);
});

test('a job for which there is no runner is missing, although act succeeds', async () => {
  const { outcome } = await run(`  one: { runs-on: no-such-runner, steps: [{ run: echo }] }\n`, {});
  expect(outcome).toMatchObject({ ok: false, jobs: { one: { result: 'missing' } } });
});

test('an abort lets the action end its work, and leaves no process and no scratch folder', async () => {
  // A folder of its own: other tests' runs come and go in the system's.
  const scratch = mkdtempSync(join(tmpdir(), 'scratch-'));
  process.env['TMPDIR'] = scratch;
  onTestFinished(() => {
    delete process.env['TMPDIR'];
    rmSync(scratch, { recursive: true, force: true });
  });
  const mark = join(tmpdir(), `harness-${process.pid}`);
  const code = `import { spawn } from 'node:child_process';
    import { writeFileSync } from 'node:fs';
    const child = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
    process.on('SIGINT', () => { writeFileSync(process.env.MARK, String(child.pid)); process.exit(1); });
    console.log('working');
    setInterval(() => {}, 1000);`;
  const abort = new AbortController();
  const { outcome } = await run(
    `  one: { runs-on: ubuntu-latest, steps: [${checkout}, { uses: ./action }] }
  two: { needs: one, if: always(), runs-on: ubuntu-latest, steps: [{ run: sleep 300 }] }
`,
    action(code),
    {
      signal: abort.signal,
      env: { MARK: mark },
      onEvent: (event) => {
        if (event.is === 'line' && event.text === 'working') abort.abort();
      },
    },
  );
  expect(outcome.ok).toBe(false);
  expect(existsSync(mark)).toBe(true);
  const left = Number(readFileSync(mark, 'utf8'));
  rmSync(mark);
  await expect.poll(() => isAlive(left)).toBe(false);
  expect(readdirSync(scratch)).toEqual([]);
});

test('an action that does not end by itself is killed when its grace is over', async () => {
  const code = `process.on('SIGINT', () => {}); console.log('working'); setInterval(() => {}, 1000);`;
  const abort = new AbortController();
  let aborted = 0;
  await run(`  one: { runs-on: ubuntu-latest, steps: [${checkout}, { uses: ./action }] }\n`, action(code), {
    signal: abort.signal,
    grace: 500,
    onEvent: (event) => {
      if (event.is !== 'line' || event.text !== 'working') return;
      aborted = Date.now();
      abort.abort();
    },
  });
  expect(aborted).toBeGreaterThan(0);
  expect(Date.now() - aborted).toBeLessThan(4000);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
