import type { Notebook } from './config.ts';
import files from './on-start.json' with { type: 'json' };

/** Information about the pipeline that the repository's notebooks need. */
export interface About {
  readonly pipeline: string;
  readonly region: string;
  readonly bucket: string;
}

/** Interval of the idle check: a twelfth of the idle time, at most 300 seconds. */
const CHECKS = { within: 12, atMost: 300 };

/**
 * The script that runs at each start of the notebook instance: it sets up the timer that stops the idle instance, the
 * packages, and the information about the pipeline.
 *
 * @returns its text in base64, as the API requires
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
