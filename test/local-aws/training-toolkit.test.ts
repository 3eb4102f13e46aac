import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { bundleRequirements } from '../../local-aws/src/sagemaker/requirements.ts';

const TOOLKIT = join(import.meta.dirname, '../../local-aws/python/training_toolkit.py');
/** Prints what it was called with. */
const SHOW = 'import json, os, sys\nprint("ARGV", json.dumps(sys.argv[1:]), os.environ["SM_HPS"])\n';

let base: string;
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Starts the toolkit on files of code, with hyperparameters as SageMaker carries them: as text. */
function start(files: Readonly<Record<string, string>>, hyperparameters: Readonly<Record<string, string>>) {
  base = mkdtempSync(join(tmpdir(), 'toolkit-'));
  for (const folder of ['code', 'input/config', 'output', 'model']) mkdirSync(join(base, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(base, 'code', name), text);
  const config = {
    hyperparameters: {
      sagemaker_program: '"train.py"',
      sagemaker_submit_directory: '"s3://b/c.tar.gz"',
      ...hyperparameters,
    },
    resourceconfig: {
      ...{ hosts: ['algo-1'], current_host: 'algo-1', current_instance_type: 'ml.m5.xlarge' },
      ...{ current_group_name: 'homogeneousCluster', network_interface_name: 'eth0' },
    },
    inputdataconfig: {},
  };
  for (const [name, value] of Object.entries(config))
    writeFileSync(join(base, 'input/config', `${name}.json`), JSON.stringify(value));
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: '/home/of-the-job', OMP_NUM_THREADS: '1', MASTER_ADDR: '127.0.0.1', MASTER_PORT: '7777' };
  const { status, stdout } = spawnSync('python3', [TOOLKIT], {
    env: { ...env, SAGEMAKER_BASE_DIR: base },
    encoding: 'utf8',
  });
  const [, argv = 'null', hps] = /^ARGV (\[.*?\]) (\{.*\})$/m.exec(stdout) ?? [];
  const failure = () => readFileSync(join(base, 'output/failure'), 'utf8');
  return { status, stdout, argv: JSON.parse(argv) as string[] | null, hps, failure };
}

/** One hyperparameter, as the actions send text. */
const text = (value: string) => ({ v: JSON.stringify(value) });

describe('a Python script gets what a shell leaves of its arguments', () => {
  const GIVEN: readonly [string, string[]][] = [
    ['resnet-50_v2.pth', ['resnet-50_v2.pth']],
    ['007', ['007']],
    ['1.10', ['1.10']],
    ['ü', ['ü']],
    ['[PAD]', ['[PAD]']],
    ['adam w', ['adam', 'w']],
    ['$HOME', ['/home/of-the-job']],
    ['', []],
    ['{"layers": [64, 32]}', ['{layers:', '[64,', '32]}']],
    ['*', ['train.py']],
    ['{a,b}', ['a', 'b']],
    // Nothing of the command is left behind it.
    ['#x', []],
  ];

  test('each by its name, in the order of the names', () => {
    const names = GIVEN.map((_, index) => `v${String(index).padStart(2, '0')}`);
    const values = GIVEN.map(([value], index) => [names[index] ?? '', value] as const);
    const result = start(
      { 'train.py': SHOW },
      Object.fromEntries(values.map(([name, value]) => [name, JSON.stringify(value)])),
    );
    expect(result.argv).toEqual(GIVEN.flatMap(([, argv], index) => [`--${names[index]}`, ...argv]));
    // What is no argument is whole.
    expect(JSON.parse(result.hps ?? '')).toEqual(Object.fromEntries(values));
  });

  test('a single quote breaks the command', () => {
    const { status, failure } = start({ 'train.py': SHOW }, text("it's"));
    expect(status).not.toBe(0);
    expect(failure()).toMatch(/^ExecuteUserScriptError:\nExitCode 2\n[\s\S]*Unterminated quoted string|unexpected EOF/);
  });

  test('numbers and flags as Python prints them', () => {
    const values = { b: 'true', i: '32', f: '0.5', e: '0.00001', c: 'false' };
    expect(start({ 'train.py': SHOW }, values).argv).toEqual([
      '-b',
      'True',
      '-c',
      'False',
      '-e',
      '1e-05',
      '-f',
      '0.5',
      '-i',
      '32',
    ]);
  });
});

describe('a shell script', () => {
  const program = { sagemaker_program: '"train.sh"' };
  const files = {
    'show.py': SHOW,
    'train.sh': '#!/bin/bash\nset -euo pipefail\n[[ a == a ]] && python3 show.py "$@"\n',
  };

  test('is run by its shebang, though nobody may execute it', () => {
    const result = start(files, { ...program, ...text('x') });
    chmodSync(join(base, 'code/train.sh'), 0o644);
    expect(result).toMatchObject({ status: 0, argv: ['-v', 'x'] });
  });

  test('gets each value as it is, but for variables', () => {
    const values = { a: 'adam w', b: '', c: '*', d: '$HOME' };
    const given = Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]);
    expect(start(files, { ...program, ...Object.fromEntries(given) }).argv).toEqual(
      ['-a', 'adam w', '-b', '', '-c', '*'].concat('-d', '/home/of-the-job'),
    );
  });

  test('and torchrun do not go together', () => {
    const { status, failure } = start(files, { ...program, sagemaker_torch_distributed_enabled: 'true' });
    expect([status, failure()]).toEqual([1, 'Unsupported entry point type for torch_distributed']);
  });
});

describe('a setup.py makes the folder a package', () => {
  const files = {
    ...{ 'train.py': SHOW, 'setup.py': 'raise SystemExit("setup.py was run")\n' },
    // With it pip needs nothing to build with, which it would fetch.
    'pyproject.toml': '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n',
    'own.py': 'def build_wheel(*_):\n    import setup\n',
  };

  test('that is installed before it runs', () => {
    const { status, stdout, failure } = start(files, {});
    expect(status).toBe(1);
    expect(failure()).toMatch(/^InstallModuleError:\nExitCode 1\n[\s\S]*Command "python -m pip install \. "$/);
    expect(stdout).toContain('setup.py was run');
    expect(stdout).not.toContain('ARGV');
  });

  test('which torchrun refuses', () => {
    const { status, failure } = start(files, { sagemaker_torch_distributed_enabled: 'true' });
    expect(status).toBe(1);
    expect(failure()).toContain('Python packages are not supported for torch_distributed.');
  });
});

describe('requirements', () => {
  /** Writes files of code, and reads its requirements. */
  const requirements = async (files: Readonly<Record<string, string>>) => {
    base = mkdtempSync(join(tmpdir(), 'requirements-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(base, 'code', name, '..'), { recursive: true });
      writeFileSync(join(base, 'code', name), content);
    }
    return await bundleRequirements(join(base, 'code'), join(base, 'kept'));
  };

  test('are relative to the code, and files of requirements to the one that names them', async () => {
    const found = await requirements({
      'requirements.txt': '# mine\n-r parts/base.txt\npandas==3.0\n',
      'parts/base.txt': '-rmore.txt\nscipy',
      'parts/more.txt': '--requirement=../requirements.txt\nrequests[socks]>=2\n',
    });
    expect(found?.split('\n').filter(Boolean)).toEqual(['requests[socks]>=2', 'scipy', 'pandas==3.0']);
  });

  test('keep files and folders of the bundle by their content', async () => {
    const found = await requirements({
      'requirements.txt': './own\n-c limits.txt\nwheels/own-1.0-py3-none-any.whl ; python_version > "3"\n',
      'own/setup.py': '',
      'limits.txt': 'scipy<2',
      'wheels/own-1.0-py3-none-any.whl': 'zip',
    });
    const kept = (name: string) => expect.stringMatching(new RegExp(`/kept/[0-9a-f]{32}/${name}`));
    expect(
      found
        ?.split('\n')
        .filter(Boolean)
        .map((line) => line.replace('-c ', '')),
    ).toEqual([...[kept('own$'), kept('limits.txt$'), kept('own-1.0-py3-none-any.whl ; python_version > "3"$')]]);
    expect(readFileSync(/-c (.*)/.exec(found ?? '')?.[1] ?? '', 'utf8')).toBe('scipy<2');
  });

  test('name what is missing in the words of pip', async () => {
    await expect(requirements({ 'requirements.txt': '-r none.txt' })).rejects.toThrow(
      "Could not open requirements file: [Errno 2] No such file or directory: 'none.txt'",
    );
  });
});
