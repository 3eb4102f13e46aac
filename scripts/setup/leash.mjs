/**
 * Runs a command: leash.mjs COMMAND [ARGUMENTS]. The command gets its own process group, which is killed when standard
 * input closes: then the process at the other end has ended, for any reason. The command's own stays open.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const [command, ...args] = process.argv.slice(2);
process.stdin.on('close', () => process.kill(-process.pid, 'SIGKILL')).resume();
const child = spawn(command, args, { stdio: ['pipe', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
