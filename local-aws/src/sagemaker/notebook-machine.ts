import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pythonFolder } from '../python/images.ts';

/** What `local-aws/python/notebook/control.py` reads. */
export interface NotebookSpec {
  /** Lifecycle scripts in the order in which they run, e.g. `['OnStart', '#!/bin/bash …']`. */
  readonly hooks: readonly (readonly [hook: string, script: string])[];
  /** Seconds that each of them may take. */
  readonly seconds: number;
  /** The environment that has Jupyter; that of the kernels is made on top of it. */
  readonly base: string;
  /** Of every process of the machine: where AWS is, and whose keys it has. */
  readonly environment: Readonly<Record<string, string>>;
  /** What is cloned into the volume, where it is not there. */
  readonly repository?: { readonly url: string; readonly from: string; readonly name: string };
}

/** A notebook instance's machine that runs. */
export interface NotebookMachine {
  /** The port of Jupyter on 127.0.0.1, or why the instance cannot be in service. */
  readonly started: Promise<{ readonly port: number } | { readonly failed: string }>;
  /** Resolves once all its processes are gone. */
  readonly ended: Promise<void>;
  /** Ends it and everything that runs on it. */
  kill(): void;
}

/** What a machine tells, one object a line. */
interface Told {
  readonly log?: readonly [stream: string, line: string];
  readonly ready?: number;
  readonly failed?: string;
}

/**
 * Starts the machine of a notebook instance. It cannot outlive this process: `local-aws/python/contained.py` says how.
 *
 * @param options.python of the environment that has Jupyter
 * @param options.folder what the machine has of its own while it runs, with `spec.json`
 * @param options.volume what lasts
 * @param options.onLine receives what is logged, by the end of the stream's name: `LifecycleConfigOnStart`, `jupyter.log`,
 *   `journal`
 */
export function startNotebookMachine(options: {
  python: string;
  folder: string;
  volume: string;
  onLine: (stream: string, line: string) => void;
}): NotebookMachine {
  const { python, folder, volume, onLine } = options;
  const script = join(pythonFolder, 'notebook', 'machine.py');
  const child = spawn(python, ['-IS', script, folder, volume], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  // It may have ended before its input is closed.
  child.stdin.on('error', () => undefined);
  const said: string[] = [];
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output }).on('line', (line) => {
      said.push(line);
      onLine('journal', line);
    });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  const started = new Promise<{ port: number } | { failed: string }>((resolve) => {
    createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
      const { log, ready, failed } = JSON.parse(line) as Told;
      if (log !== undefined) onLine(...log);
      if (ready !== undefined) resolve({ port: ready });
      if (failed !== undefined) resolve({ failed });
    });
    void ended.then(() => resolve({ failed: `the machine ended: ${said.slice(-3).join(' ')}` }));
  });
  return { started, ended, kill: () => child.stdin.end() };
}
