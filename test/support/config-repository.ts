import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Loaded } from '../../actions/lib/config/load.ts';
import { formatProblem } from '../../actions/lib/config/load.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import type { Config } from '../../actions/lib/resources/types.ts';

/** A config with every section, without any problem; its lines are what tests edit. */
export const validConfig = `name: shapes
aws: { region: eu-central-1 }
data: { source: images, layout: image-folders }
training:
  source: code
  metrics:
    Loss: 'Validation Loss: ([0-9.]+)'
  hyperparameters: { epochs: 2 }
tune:
  instance: ml.m5.xlarge
  jobs: 4
  parallel: 2
  objective: { minimize: Loss }
  ranges:
    learning_rate: { min: 0.001, max: 0.1, scale: log }
    batch_size: [32, 64]
train:
  single: { instance: ml.m5.xlarge }
serving: { source: serve }
endpoints:
  shapes: { model: single, instance: ml.m5.large }
`;

const script = `"""Train.

    Epoch: 1 Validation Loss: 1.25 Device: cpu
    Testing Loss: 0.5
"""
`;

const files: Readonly<Record<string, string>> = {
  'code/train.py': script,
  'serve/inference.py': '',
  'images/train/001.Disc/1.png': '',
};

/** Loads a config's text in a repository with a folder of data, of training code and of serving code. */
export function loadText(config: string, more: Readonly<Record<string, string>> = {}): Loaded<Config> {
  const root = mkdtempSync(join(tmpdir(), 'config-'));
  try {
    for (const [path, text] of Object.entries({ ...files, 'pipeline.yml': config, ...more })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return loadConfig('pipeline.yml', root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The valid config with pieces of text replaced; a piece that is not there fails the test. */
export function edited(edits: Readonly<Record<string, string>>): string {
  return Object.entries(edits).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the config has no ${from}`);
    return text.replace(from, () => to);
  }, validConfig);
}

/** What is wrong with the edited config, one line each. */
export function problemsOf(
  edits: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): string[] {
  const loaded = loadText(edited(edits), more);
  return 'problems' in loaded ? loaded.problems.map(formatProblem) : [];
}

/** What is suspected of the edited config, which must load. */
export function warningsOf(
  edits: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): string[] {
  const loaded = loadText(edited(edits), more);
  if ('problems' in loaded) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.warnings.map(formatProblem);
}
