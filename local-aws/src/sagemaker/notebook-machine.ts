import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pythonFolder } from '../python/images.ts';

/** The specification that `local-aws/python/notebook/control.py` reads. */
export interface NotebookSpec {
  /** Lifecycle scripts in the order of execution, e.g. `['OnStart', '#!/bin/bash …']`. */
  readonly hooks: readonly (readonly [hook: string, script: string])[];
  /** Limit of each script in seconds. */
  readonly seconds: number;
  /** Folder of the Python environment with Jupyter; the environment of the kernels is built on top of it. */
  readonly base: string;
  /** Environment variables of all processes of the machine: AWS's endpoint, region and credentials. */
  readonly environment: Readonly<Record<string, string>>;
  /** The repository that is cloned into the volume, unless it is already there. */
  readonly repository?: { readonly url: string; readonly from: string; readonly name: string };
}

/** The running machine of a notebook instance. */
export interface NotebookMachine {
  /** Jupyter's port on 127.0.0.1, or the reason why the instance cannot be in service. */
  readonly started: Promise<{ readonly port: number } | { readonly failed: string }>;
  /** Resolves when all processes of the machine have ended. */
  readonly ended: Promise<void>;
  /** Ends the machine and all its processes. */
  kill(): void;
}

/** A message of the machine: one JSON object per line. */
interface Told {
  readonly log?: readonly [stream: string, line: string];
  readonly ready?: number;
  readonly failed?: string;
}

/**
 * Starts the machine of a notebook instance. It ends with this process at the latest; `local-aws/python/contained.py`
 * explains how.
 *
 * @param options.python interpreter of the environment with Jupyter
 * @param options.folder files of the machine while it runs, with `spec.json`
 * @param options.volume folder that is kept when the instance stops
 * @param options.onLine is called with each log line and the end of the stream's name: `LifecycleConfigOnStart`,
 *   `jupyter.log`, `journal`
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
  // The machine may have ended before its input is closed.
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
