import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { runInHost } from './action-hosts.ts';
import { type Command, obeyedByGitHub } from './runner-lines.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { NODE_COMPILE_CACHE } = process.env;

/** One line that GitHub shows as an annotation. */
export interface Annotation {
  readonly level: string;
  readonly message: string;
  /** Of a failure: its code. */
  readonly title?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: string | undefined;
}

/** What a user sees of an action that has ended. */
export interface ActionResult {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  /** What main leaves for post. */
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Everything that was printed. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
  /** What GitHub's runner obeys of it. */
  readonly commands: readonly Command[];
}

/** An action in a process of its own, as GitHub's runner starts it. */
export interface RunningAction {
  readonly process: ChildProcess;
  /** Just before the process was started, by `performance.now()`. */
  readonly startedAt: number;
  /** What was printed so far. */
  log(): string;
  /** Resolves when the pattern has been printed; rejects when the action ends first. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<ActionResult>;
}

export interface ActionCall {
  /** The user's repository; also the working directory. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Beside AWS's variables of the stand-in: GITHUB_* and what the test wants. */
  readonly env: Readonly<Record<string, string>>;
  /** State of main: runs the action's post step. */
  readonly state?: Readonly<Record<string, string>>;
  /** Folder with `actions/<name>/action.yml` and `dist/`; default: this repository. */
  readonly from?: string;
}

/** Starts the built action with nothing in its environment but what the runner would set. */
export function startAction(name: string, call: ActionCall): RunningAction {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  const startedAt = performance.now();
  // Room for what is allocated at the start: it changes nothing but the time.
  const child = spawn(process.execPath, ['--min-semi-space-size=32', programOf(name, call)], {
    cwd: call.workspace,
    env: environmentOf(name, call, folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<ActionResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(resultOf(code, log, folder));
      rmSync(folder, { recursive: true, force: true });
    });
  });
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(log);
        if (match === null) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      ended.then(() => reject(new Error(`the action ended without printing ${pattern}:\n${log}`)), reject);
      look();
    });
  return { process: child, startedAt, log: () => log, printed, ended };
}

/**
 * Runs the built action to its end, in a process that has run others before: that takes a fraction of the time of a new
 * one. `ACTIONS_ALONE=1` gives each a process of its own, as {@link startAction} does.
 */
export async function runAction(name: string, call: ActionCall): Promise<ActionResult> {
  // Node reads its variables at its start alone, and @actions/core keeps the path of the summary.
  const isReadOnce = Object.keys(call.env).some((key) => key.startsWith('NODE_') || key in FILES);
  if (isReadOnce || process.env['ACTIONS_ALONE'] === '1') return startAction(name, call).ended;
  return runInHost(async (host) => {
    const { code, log } = await host.run({
      program: programOf(name, call),
      workspace: call.workspace,
      env: environmentOf(name, call, host.folder),
    });
    return resultOf(code, log, host.folder);
  });
}

const FILES = { GITHUB_OUTPUT: 'output', GITHUB_STATE: 'state', GITHUB_STEP_SUMMARY: 'summary', GITHUB_ENV: 'env' };

/** All of an action's environment. Its command files, in this folder, are empty. */
function environmentOf(name: string, call: ActionCall, folder: string): Record<string, string> {
  const files = Object.entries(FILES).map(([key, file]) => [key, join(folder, file)] as const);
  for (const [, file] of files) writeFileSync(file, '');
  return {
    PATH: process.env['PATH'] ?? '',
    // Shared by all tests; it changes nothing but the time that the start takes.
    ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
    HOME: folder,
    TMPDIR: folder,
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: call.workspace,
    GITHUB_REPOSITORY: 'someone/pipelines',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_EVENT_NAME: 'push',
    ...Object.fromEntries(files),
    ...prefixed('INPUT_', { ...defaultsOf(name, call.from ?? ROOT), ...call.inputs }, (key) => key.toUpperCase()),
    ...prefixed('STATE_', call.state ?? {}, (key) => key),
    ...call.env,
  };
}

function resultOf(code: number | null, log: string, folder: string): ActionResult {
  const read = (key: keyof typeof FILES) => readFileSync(join(folder, FILES[key]), 'utf8');
  return {
    code,
    outputs: readCommands(read('GITHUB_OUTPUT')),
    state: readCommands(read('GITHUB_STATE')),
    summary: read('GITHUB_STEP_SUMMARY'),
    log,
    commands: obeyedByGitHub(log),
    annotations: annotationsOf(log),
  };
}

/** The part of an action.yml that the runner goes by. */
interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly main: string };
}

const manifests = new Map<string, Manifest>();

function manifestOf(name: string, from: string): Manifest {
  const file = join(from, `actions/${name}/action.yml`);
  const manifest = manifests.get(file) ?? (parse(readFileSync(file, 'utf8')) as Manifest);
  manifests.set(file, manifest);
  return manifest;
}

function programOf(name: string, { from = ROOT }: ActionCall): string {
  return join(from, 'actions', name, manifestOf(name, from).runs.main);
}

function defaultsOf(name: string, from: string): Record<string, string> {
  const { inputs } = manifestOf(name, from);
  return Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, input.default ?? '']));
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>, rename: (key: string) => string) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + rename(key), value]));
}

/** GitHub's command files: `name<<delimiter`, the value, `delimiter`; the last value of a name counts. */
function readCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm)) values[name] = value;
  return values;
}

function annotationsOf(log: string): Annotation[] {
  return obeyedByGitHub(log)
    .filter(({ name }) => ['error', 'warning', 'notice'].includes(name))
    .map(({ name, properties, data }) => ({
      level: name,
      message: data,
      title: properties['title'],
      file: properties['file'],
      line: properties['line'],
    }));
}
