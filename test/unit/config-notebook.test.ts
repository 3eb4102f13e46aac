import { expect, test } from 'vitest';
import { formatProblem } from '../../actions/lib/config/load.ts';
import { startScript } from '../../actions/lib/resources/notebook/script.ts';
import { loadText, validConfig } from '../support/config-repository.ts';

/** Loads the valid config with this notebook instance. */
const load = (notebook: string) => loadText(`${validConfig}notebook: ${notebook}\n`);

/** Longest lifecycle script, in characters of base64 (CreateNotebookInstanceLifecycleConfig in the API reference). */
const LONGEST = 16_384;

test('a notebook instance has defaults that cost little', () => {
  expect(load('{ idle-stop: 1h }')).toMatchObject({
    config: { notebook: { instance: 'ml.t3.medium', volumeSize: 5, idleStop: 3600, root: false, packages: [] } },
  });
  const without = loadText(validConfig);
  expect('config' in without && without.config.notebook).toBeUndefined();
});

test('everything of it can be said', () => {
  const text =
    "{ instance: ml.m5.xlarge, volume-size: 20GB, idle-stop: 30m, root: true, packages: ['plotly[express]>=6,<7', umap-learn], repository: https://github.com/owner/name }";
  expect(load(text)).toMatchObject({
    config: {
      notebook: {
        ...{ instance: 'ml.m5.xlarge', volumeSize: 20, idleStop: 1800, root: true },
        ...{ packages: ['plotly[express]>=6,<7', 'umap-learn'], repository: 'https://github.com/owner/name' },
      },
    },
  });
});

test.each([
  [
    '{ instance: ml.t3.huge }',
    /notebook\.instance: is not an instance type for notebooks: ml\.t3\.huge; write ml\.t3\./,
  ],
  ['{ instance: ml.p3.2xlarge }', /notebook\.instance: does not run the platform notebook-al2023-v1: ml\.p3\.2xlarge/],
  ['{ volume-size: 4GB }', /notebook\.volume-size: is below SageMaker's least, 5 GB: 4GB; write 5GB/],
  ['{ volume-size: 17000GB }', /notebook\.volume-size: is above SageMaker's most, 16384 GB: .*; write 16384GB/],
  ['{ volume-size: 20 }', /notebook\.volume-size: must be a size with its unit/],
  ['{ idle-stop: 4m }', /notebook\.idle-stop: is below 5m: 4m; .* write 5m or more/],
  ['{ root: perhaps }', /notebook\.root: must be true or false/],
  ["{ packages: ['a b'] }", /notebook\.packages\[0\]: must be a package as pip takes it/],
  ["{ packages: ['a; rm -r /'] }", /notebook\.packages\[0\]: must be a package as pip takes it/],
  ["{ packages: ['--index-url=x'] }", /notebook\.packages\[0\]: must be a package as pip takes it/],
  [`{ packages: [${'p'.repeat(101)}] }`, /notebook\.packages\[0\]: has 101 characters, more than 100/],
  [`{ packages: [${Array(21).fill('a').join(', ')}] }`, /notebook\.packages: must be a list of 1 to 20 packages/],
  ['{ repository: http://github.com/owner/name }', /notebook\.repository: must be an https address/],
  ['{ state: running }', /notebook\.state/],
])('%s is told before anything is asked of AWS', (text, problem) => {
  const loaded = load(text);
  const problems = 'problems' in loaded ? loaded.problems.map(formatProblem) : [];
  expect(problems).toEqual([expect.stringMatching(problem)]);
  expect(problems[0]).toMatch(/^pipeline\.yml:\d+:\d+: /);
});

test('the longest script that a config can ask for is not too long for AWS', () => {
  const packages = Array.from({ length: 20 }, () => 'p'.repeat(100));
  const about = { pipeline: 'p'.repeat(63), region: 'ap-southeast-2', bucket: 'b'.repeat(63) };
  const script = startScript({ idleStop: 31_536_000, packages }, about);
  expect(script.length).toBeLessThan(LONGEST);
});

test('a changed script is another text, and none of it depends on the day', () => {
  const about = { pipeline: 'shapes', region: 'eu-central-1', bucket: 'bucket' };
  const script = (idleStop: number) => startScript({ idleStop, packages: [] }, about);
  expect(script(3600)).toBe(script(3600));
  expect(script(3600)).not.toBe(script(7200));
  const text = Buffer.from(script(600), 'base64').toString();
  expect(text).toContain("IDLE_SECONDS='600'\nCHECK_EVERY='50s'\n");
});
