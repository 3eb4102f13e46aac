import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { userData } from '../../actions/lib/resources/ec2/user-data.ts';

/** With a bucket's name as long as S3 allows, and a pipeline's. */
const bucket = 'b'.repeat(63);
const folder = `s3://${bucket}/${'n'.repeat(13)}/ec2/${'n'.repeat(13)}-ec2-0123456789-r9`;
const told = {
  runner: { uri: `s3://${bucket}/${'n'.repeat(13)}/code/${'a'.repeat(64)}/runner.tar.gz`, sha256: 'a'.repeat(64) },
  job: { uri: `${folder}/job-${'c'.repeat(64)}.json` },
  region: 'ap-northeast-1',
  maxRuntime: 7201,
};

test('user data is small, sets its timer before anything else, and is a script that bash can read', () => {
  const script = userData(folder, told);
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(2_048);
  const commands = script.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(commands[0]).toBe('shutdown -P +121');
  expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  const [, python = ''] = /<<'END'\n([\s\S]*)\nEND\n/.exec(script) ?? [];
  const compiled = spawnSync('python3', ['-c', 'import sys; compile(sys.stdin.read(), "-", "exec")'], {
    input: python,
  });
  expect([compiled.status, compiled.stderr.toString()]).toEqual([0, '']);
});

/** Runs the user data where those programs are all that there is to end a machine. @returns what was called, in order */
function run(programs: Readonly<Record<string, string>>, then = '') {
  const home = mkdtempSync(join(tmpdir(), 'user-data-'));
  try {
    // Nothing else is in PATH: not even what outlives this test can find the host's own programs.
    for (const name of ['mkdir', 'chmod', 'grep'])
      symlinkSync(execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim(), join(home, name));
    for (const [name, code] of Object.entries(programs))
      writeFileSync(join(home, name), `#!/bin/sh\necho "${name} $*" >>${home}/calls\n${code}\n`, { mode: 0o755 });
    const script = userData(folder, told)
      .replaceAll('/opt/pytorch/bin/', '')
      .replaceAll('/var/lib/cloud', `${home}/cloud`);
    const given = { cwd: home, env: { PATH: home } };
    spawnSync('/bin/bash', { input: script, ...given });
    spawnSync('/bin/sh', ['-c', then], given);
    return readFileSync(join(home, 'calls'), 'utf8').trim().split('\n');
  } finally {
    rmSync(home, { recursive: true });
  }
}

test('the instance ends with its work, where shutdown fails too, after its time in any case, and at a further start', () => {
  // Ends once that has been called, at the latest with this test.
  const once = (call: string) => `while [ -e calls ] && ! grep -q "${call}" calls; do :; done`;
  const works = { shutdown: '', poweroff: '', python: once('^sleep'), sleep: `${once('now$')}; kill $PPID` };
  const runner = expect.stringMatching(/^python - s3/);
  expect(run(works).toSorted()).toEqual([runner, 'shutdown -P +121', 'shutdown -P now', 'sleep 7500']);
  const broken = { ...works, shutdown: 'exit 1', python: `${once('^sleep')}; exit 1` };
  expect(run(broken).slice(-2)).toEqual(['shutdown -P now', 'poweroff -ff']);
  const hangs = { ...works, sleep: '', python: once('^poweroff') };
  expect(run(hangs)).toEqual(expect.arrayContaining(['sleep 7500', 'poweroff -ff']));
  expect(run(works, ': >calls; cloud/scripts/per-boot/end')).toEqual(['shutdown -P now']);
});

test('user data that EC2 would refuse is refused', () => {
  const longest = { ...told, region: 'x'.repeat(16_384) };
  expect(() => userData(folder, longest)).toThrow(/would have \d+ bytes; EC2 takes 16384/);
});
