import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pythonFolder } from '../python/images.ts';

/** The processes of an instance. */
export interface Machine {
  /** Resolves when all of them are gone, with the disk. */
  readonly ended: Promise<void>;
  /** Asks it to shut down, as a signal of ACPI: its processes have a moment to end. */
  shutDown(): void;
  /** Ends it at once, without asking. */
  kill(): void;
}

/**
 * Starts an instance, which cannot outlive this process: `local-aws/python/instance.py` says how.
 *
 * @param options.python of the instance's `/opt/pytorch`
 * @param options.folder its disk; made here, and removed when it ends
 * @param options.hostName e.g. `ip-172-31-0-7`
 * @param options.environment what is in the environment of all its processes, beside PATH
 * @param options.up is called when it runs, with whether its root is its own
 * @param options.down is called when it shuts down, whoever wanted it
 * @param options.print receives what it prints
 */
export function startMachine(options: {
  python: string;
  folder: string;
  userData: Buffer;
  hostName: string;
  environment: Readonly<Record<string, string>>;
  up: (ownRoot: boolean) => void;
  down: () => void;
  print: (text: Buffer) => void;
}): Machine {
  const { python, folder } = options;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'user-data'), options.userData);
  const child = spawn(
    python,
    ['-IS', join(pythonFolder, 'instance.py'), folder, dirname(dirname(python))],
    // A session of its own: Ctrl-C must reach the gateway only.
    {
      cwd: folder,
      detached: true,
      env: { ...options.environment, HOSTNAME: options.hostName },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    },
  );
  child.stdin.on('error', () => undefined);
  createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
    if (line === 'down') options.down();
    else options.up(line === 'own');
  });
  for (const output of [child.stdout, child.stderr]) output.on('data', options.print);
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      options.print(Buffer.from(`${error}\n`));
      resolve();
    });
    child.once('close', () => resolve());
  });
  return { ended, shutDown: () => child.stdin.write('down\n'), kill: () => child.stdin.end() };
}
