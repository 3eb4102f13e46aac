import { spawnSync } from 'node:child_process';
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

test('user data that EC2 would refuse is refused', () => {
  const longest = { ...told, region: 'x'.repeat(16_384) };
  expect(() => userData(folder, longest)).toThrow(/would have \d+ bytes; EC2 takes 16384/);
});
