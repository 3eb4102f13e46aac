import type { Notebook } from '../types.ts';
import files from './on-start.json' with { type: 'json' };

/** What the notebooks of the repository need to know of the pipeline. */
export interface About {
  readonly pipeline: string;
  readonly region: string;
  readonly bucket: string;
}

/** How often it is looked whether an instance is idle: twelve times within the time, at most every five minutes. */
const CHECKS = { within: 12, atMost: 300 };

/**
 * The script that runs at each start of the notebook instance: the timer that stops it when it is idle, the packages, and
 * what it tells of the pipeline.
 *
 * @returns its text in base64, as the API takes it
 */
export function startScript({ idleStop, packages }: Pick<Notebook, 'idleStop' | 'packages'>, about: About): string {
  const every = Math.max(1, Math.min(CHECKS.atMost, Math.round(idleStop / CHECKS.within)));
  const variables = {
    IDLE_SECONDS: String(idleStop),
    CHECK_EVERY: `${every}s`,
    PACKAGES: packages.join(' '),
    PIPELINE: JSON.stringify(about),
  };
  const lines = [
    '#!/bin/bash',
    'set -euf',
    ...Object.entries(variables).map(([name, value]) => `${name}='${value}'`),
    files['on_start.sh'].replace('@idle_stop.py@', () => files['idle_stop.py'].trimEnd()),
  ];
  return Buffer.from(lines.join('\n')).toString('base64');
}
