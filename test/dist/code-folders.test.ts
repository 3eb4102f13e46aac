import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

function git(folder: string, ...args: string[]): void {
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'protocol.file.allow=always'];
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' });
}

const warned = (result: { annotations: readonly { level: string; message: string }[] }) =>
  result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);

/** Of a training script: a model with links of each kind. */
const LINKS = `
folder = Path(os.environ["SM_MODEL_DIR"])
(folder / "v3").mkdir()
(folder / "v3/w.bin").write_text("w")
os.symlink("v3/w.bin", folder / "latest.bin")
os.symlink(folder / "v3", folder / "current")
os.link(folder / "v3/w.bin", folder / "hard.bin")
`;

/** Of a serving application: reads what they name. */
const READS_LINKS = `for name in ("v3/w.bin", "latest.bin", "current/w.bin", "hard.bin"):
    assert (Path(__file__).parent / name).read_text() == "w", name
`;

describe('folders of code', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await startWorkbench();
  }, 60_000);
  afterAll(() => bench[Symbol.asyncDispose]());

  /** A repository that only trains, with git. */
  function trainingOnly(name: string): UserRepository {
    const repository = userRepository(name);
    repository.edit((config) => {
      for (const section of ['tune', 'endpoints', 'serving']) delete config[section];
    });
    git(repository.folder, 'init', '--quiet');
    return repository;
  }

  /** What `tar` shows of the one code bundle of a pipeline. */
  async function bundleOf({ name }: UserRepository): Promise<string[]> {
    const Bucket = `sagemaker-us-east-1-${bench.standIn.account}`;
    const { Contents = [] } = await bench.s3.send(new ListObjectsV2Command({ Bucket, Prefix: `${name}/code/` }));
    expect(Contents).toHaveLength(1);
    const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket, Key: Contents[0]?.Key }));
    const input = await Body?.transformToByteArray();
    const lines = execFileSync('tar', ['-tvzf', '-'], { input, encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => `${line.slice(0, 10)} ${line.split(/ +/).slice(5).join(' ')}`);
  }

  test('plan fails with all that is wrong with the code, before anything is made', async () => {
    using repository = userRepository('faulty');
    git(repository.folder, 'init', '--quiet');
    repository.write('.gitignore', 'fn/handler.py\n');
    for (const file of ['training/dump.bin', 'serving/pointer.bin', 'fn/big.bin', 'gn/handler.py'])
      repository.write(file, '');
    truncateSync(join(repository.folder, 'training/dump.bin'), 2200 * 1024 * 1024);
    repository.write('serving/pointer.bin', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n');
    repository.write('fn/handler.py', 'def handler(event, context): pass\n');
    repository.write('gn/handler.py', 'def handler(event, context): pass\n');
    repository.write('gn/big.bin', '');
    truncateSync(join(repository.folder, 'gn/big.bin'), 270 * 1024 * 1024);
    repository.edit((config) => {
      for (const source of ['fn', 'gn'])
        config['functions'] = {
          ...config['functions'],
          [source]: { source, endpoint: repository.endpoint, test: { event: {} } },
        };
    });
    const before = bench.proxy.writes().length;
    const pointer = await bench.run('plan', repository);
    expect(pointer.code, pointer.log).toBe(1);
    expect(pointer.log).toContain('contains a Git LFS pointer instead of the file: serving/pointer.bin');
    repository.write('serving/pointer.bin', 'fetched');
    const { code, annotations, log } = await bench.run('plan', repository);
    expect(code, log).toBe(1);
    const errors = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
    expect(errors.join('\n')).toContain(
      'The code in training has 2200.0 MB; the limit for a code bundle is 256.0 MB. Largest: training/dump.bin (2200.0 MB).',
    );
    expect(errors.join('\n')).toContain('fn/handler.py exists but is not part of the code, because git ignores it');
    expect(errors.join('\n')).toMatch(
      /code in gn has 270\.0 MB; Lambda allows less than 250\.0 MB\. Largest: gn\/big\.bin/,
    );
    expect(bench.proxy.writesSince(before)).toEqual([]);
  });

  test('of a checkout of another user neither secrets are sent nor is anything trained again; training imports what a submodule holds', async () => {
    using repository = trainingOnly('other');
    repository.write('.gitignore', '*.secret\n');
    repository.write('training/prod.secret', 'not for S3');
    repository.write('training/.hidden/rules.toml', 'x = 1\n');
    repository.write('training/run.sh', '#!/bin/sh\n');
    chmodSync(join(repository.folder, 'training/run.sh'), 0o755);
    const library = mkdtempSync(join(tmpdir(), 'library-'));
    try {
      git(library, 'init', '--quiet');
      writeFileSync(join(library, 'helpers.py'), 'X = 1\n');
      git(library, 'add', '.');
      git(library, 'commit', '--quiet', '-m', 'a');
      git(repository.folder, 'submodule', '--quiet', 'add', library, 'training/common');
    } finally {
      rmSync(library, { recursive: true });
    }
    repository.write('training/train.py', `${repository.read('training/train.py')}\nfrom common.helpers import X\n`);
    await bench.runAll(['sync-data', 'train'], repository);
    const before = bench.proxy.writes().length;
    // As for a checkout in a container: git itself offers this to its own tests.
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const [again] = await bench.runAll(['train'], repository, { env });
    expect(bench.proxy.writesSince(before)).toEqual([]);
    expect(warned(again as never)).toEqual([
      'code: git ignores 1 file of training, not packed: prod.secret. If the code needs them, write include: all next to source in the config.',
    ]);
    expect(await bundleOf(repository)).toEqual([
      '-rw-r--r-- .hidden/rules.toml',
      '-rw-r--r-- common/helpers.py',
      '-rwxr-xr-x run.sh',
      '-rw-r--r-- train.py',
    ]);
  });

  test('packages that git ignores belong to a function whose config says so; its endpoint serves what links of the model name, and a link that names nothing stops the deployment', async () => {
    using repository = userRepository('ignored');
    const script = repository.read('training/train.py');
    repository.write('training/train.py', `${script}${LINKS}`);
    const app = repository.read('serving/serve_app.py');
    repository.write('serving/serve_app.py', app.replace('def app(', `${READS_LINKS}\n\ndef app(`));
    git(repository.folder, 'init', '--quiet');
    repository.write('.gitignore', 'lib/\n');
    repository.write('fn/numlike/__init__.py', 'from numlike.lib import core\n');
    repository.write('fn/numlike/lib/core.py', 'X = 1\n');
    repository.write('fn/table.bin', Buffer.from([1, 2, 13, 10, 200, 13, 10]));
    repository.write(
      'fn/handler.py',
      `import json, os, numlike
size = os.path.getsize(os.environ["LAMBDA_TASK_ROOT"] + "/table.bin")
def handler(event, context):
    return {"statusCode": 200, "body": json.dumps({"predictions": [{"class": f"{size} bytes", "probability": 1.0}]})}
`,
    );
    const entry = { source: 'fn', endpoint: repository.endpoint, test: { event: {}, expect: '7 bytes' } };
    repository.edit((config) => {
      delete config['tune'];
      config['functions'] = { 'ignored-fn': entry };
    });
    const options = { inputs: { 'function-role': bench.standIn.functionRole } };
    await bench.runAll(['sync-data', 'train', 'deploy'], repository);
    const plan = await bench.run('plan', repository, options);
    expect(warned(plan)).toContain(
      'function:ignored-fn: git ignores 1 file of fn, not packed: numlike/lib/. If the code needs them, write include: all next to source in the config.',
    );
    repository.edit((config) => {
      config['functions']['ignored-fn'] = { ...entry, include: 'all' };
    });
    await bench.runAll(['update-lambda'], repository, options);

    repository.write('serving/serve_app.py', app);
    const link = 'os.symlink("/opt/ml/input/data/vocab", Path(os.environ["SM_MODEL_DIR"]) / "vocab")\n';
    repository.write('training/train.py', `${script}\n${link}`);
    await bench.runAll(['train'], repository);
    const { code, annotations } = await bench.run('deploy', repository);
    expect(code).toBe(1);
    expect(annotations.map(({ message }) => message).join('\n')).toMatch(
      /model\.tar\.gz contains links that do not point to a file or folder in it: vocab → \/opt\/ml\/input\/data\/vocab\.\n→ Let the training script write/,
    );
  });
});
