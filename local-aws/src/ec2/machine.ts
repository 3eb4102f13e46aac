import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pythonFolder } from '../python/images.ts';

/** The processes of an instance. */
export interface Machine {
  /** Resolves when all processes have ended and the disk is deleted. */
  readonly ended: Promise<void>;
  /** Asks the instance to shut down, like an ACPI signal; its processes have a moment to end. */
  shutDown(): void;
  /** Ends the instance at once. */
  kill(): void;
}

/**
 * Starts an instance. It ends with this process at the latest; `local-aws/python/instance.py` explains how.
 *
 * @param options.python Python interpreter of the instance's `/opt/pytorch`
 * @param options.folder its disk; created here, and deleted when the instance ends
 * @param options.hostName e.g. `ip-172-31-0-7`
 * @param options.environment environment variables of all its processes, in addition to PATH
 * @param options.up is called when the instance runs, with whether it has a root file system of its own
 * @param options.down is called when the instance shuts down, for any reason
 * @param options.print is called with its console output
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
    // A new session, so that Ctrl-C reaches the gateway only.
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
