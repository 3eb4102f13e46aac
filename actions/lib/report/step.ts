import type { Step } from '../core/run.ts';

/** The words for decisions. */
export const WORDS: Readonly<Record<Step['does'], string>> = {
  create: 'create',
  update: 'update',
  replace: 'replace',
  wait: 'wait for',
  reuse: 'reuse',
  verify: 'verify',
  blocked: 'blocked',
  'known-after': 'known later',
  fail: 'failed',
  stop: 'stop',
  remove: 'remove',
};

/** A step as a line for the log: `create  training job  dog-breeds-single-0123456789: code changed`. */
export function renderStep({ does, kind, id, key, detail }: Step): string {
  return `${WORDS[does].padEnd(11)} ${kind} ${id ?? key}: ${detail}`;
}
