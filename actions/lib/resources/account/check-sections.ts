import { MISSING } from '../../config/diagnose.ts';
import type { Finding } from '../../config/document.ts';
import type { Draft } from '../draft.ts';

/** Missing sections that other sections need; a config without any of these only stores data. */
export function checkSections(draft: Draft): Finding[] {
  const has = (...sections: readonly string[]) => sections.some((section) => section in draft);
  const findings: Finding[] = [];
  if (has('tune', 'train', 'ec2') && !has('training')) {
    findings.push({ path: ['training'], what: MISSING, instead: 'write training: { source: python/training }' });
  }
  if ((has('endpoints', 'ec2') || (has('training') && !has('tune'))) && !has('train')) {
    const instead = 'write train: { single: { instance: ml.m5.xlarge } }';
    findings.push({ path: ['train'], what: MISSING, instead });
  }
  return findings;
}
