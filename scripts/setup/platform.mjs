import { spawnSync } from 'node:child_process';
import { environmentWithoutTools, SetupError } from './steps.mjs';

/** PyTorch 2.13 has builds for Python 3 with these minor versions. */
const oldest = 10;
const newest = 14;

/** Refuses, with one line, a machine on which the target cannot work. */
export function checkPlatform(target) {
  const [major] = process.versions.node.split('.').map(Number);
  const machine = `${process.platform}-${process.arch}`;
  if (major < 20)
    throw new SetupError(`Node ${process.versions.node} is too old: install Node 20 or newer (24 on macOS).`);
  if (process.platform === 'win32') {
    throw new SetupError('Windows is not supported: run it in WSL (Windows Subsystem for Linux).');
  }
  const withoutPyTorch = ['build', 'generate', 'models'].includes(target);
  if (!withoutPyTorch && !['linux-x64', 'linux-arm64', 'darwin-arm64'].includes(machine)) {
    throw new SetupError(
      `${machine} is not supported, because PyTorch has no build for it. Use Linux or a Mac with Apple silicon.`,
    );
  }
  if (process.platform !== 'linux' && major < 24) {
    throw new SetupError(
      `Node ${process.versions.node} is too old here: install Node 24 or newer (on Linux, npm brings it).`,
    );
  }
}

/**
 * Finds a Python for which PyTorch has builds and that can create virtual environments.
 * @returns {{ command: string, version: string }}
 */
export function findPython() {
  const names = ['python3'];
  for (let minor = newest; minor >= oldest; minor -= 1) names.push(`python3.${minor}`);
  names.push('python');
  const program = 'import sys, platform; print(*sys.version_info[:2], platform.python_version(), sys.executable)';
  let reason = 'none was found';
  // The tools' own Python would be removed when the tools are made anew.
  const options = { encoding: 'utf8', env: environmentWithoutTools() };
  for (const command of names) {
    const answer = spawnSync(command, ['-c', program], options);
    if (answer.status !== 0) continue;
    const [major, minor, version, ...executable] = answer.stdout.trim().split(' ');
    if (Number(major) !== 3 || Number(minor) < oldest || Number(minor) > newest) {
      reason = `${command} is ${version}`;
    } else if (spawnSync(command, ['-c', 'import ensurepip, venv'], options).status !== 0) {
      reason = `${command} ${version} lacks the venv module (Debian and Ubuntu: apt install python3-venv)`;
    } else {
      // Its path, because the tools' own Python comes before it in the environment of the steps.
      return { command: executable.join(' ') || command, version };
    }
  }
  throw new SetupError(`Python 3.${oldest} to 3.${newest} with venv is needed, but ${reason}.`);
}
