import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process and everything that it has started, as far as it still runs. */
export function processTree(root: number): number[] {
  const parents = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [root];
  for (const parent of tree) tree.push(...parents.flatMap(([pid = 0, of]) => (of === parent ? [pid] : [])));
  return tree;
}

/** Processes whose command line holds this text, such as the folder that they work on. */
export function processesNaming(text: string): number[] {
  if (process.platform !== 'linux') {
    const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
    return lines.filter((line) => line.includes(text)).map((line) => Number.parseInt(line, 10));
  }
  // Asked for many times a second: proc(5) itself costs a hundredth of what starting ps does.
  return readdirSync('/proc').flatMap((name) =>
    /^\d+$/.test(name) && commandOf(name).includes(text) ? Number(name) : [],
  );
}

/** `''` for a process that has ended. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Addresses at which these processes wait for TCP connections, e.g. `127.0.0.1:40701`. */
export function tcpListeners(pids: readonly number[]): string[] {
  return process.platform === 'linux' ? ofProc(pids) : ofLsof(pids);
}

/** proc(5): column 2 is the address in hexadecimal, 4 the state (0A: listening), 10 the inode. */
function ofProc(pids: readonly number[]): string[] {
  const sockets = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6'].flatMap((name) => {
    const rows = readFileSync(`/proc/net/${name}`, 'utf8').trim().split('\n').slice(1);
    return rows
      .map((row) => row.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && sockets.has(`socket:[${inode}]`))
      .map(([, address = '']) => {
        const [host = '', port = ''] = address.split(':');
        const bytes = host.length === 8 ? [...Buffer.from(host, 'hex')].reverse().join('.') : `[${host}]`;
        return `${bytes}:${Number.parseInt(port, 16)}`;
      });
  });
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).flatMap((name) => {
      try {
        return [readlinkSync(`${folder}/${name}`)];
      } catch {
        return [];
      }
    });
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

function ofLsof(pids: readonly number[]): string[] {
  const options = ['-nP', '-a', '-iTCP', '-sTCP:LISTEN', '-p', pids.join(','), '-Fn'];
  const lines = execFileSync('lsof', options, { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.startsWith('n')).map((line) => line.slice(1));
}
