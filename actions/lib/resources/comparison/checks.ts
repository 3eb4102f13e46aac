import type { Finding } from '../../config/document.ts';
import { nearest } from '../../config/nearest.ts';
import type { Draft } from '../draft.ts';

/** Metrics that the training jobs do not report, and comparisons without a model to compare with. */
export function checkComparison({ training, endpoints, 'pull-request': section }: Draft): Finding[] {
  if (section === undefined) return [];
  const known = Object.keys(training?.metrics ?? {});
  const findings: Finding[] = Object.keys(section.compare ?? {})
    .filter((metric) => !known.includes(metric))
    .map((metric) => ({
      path: ['pull-request', 'compare', metric],
      at: 'key',
      what: 'is not in training.metrics',
      instead: nearest(metric, known) ?? (known.length === 0 ? 'add it to training.metrics' : known.join(' or ')),
    }));
  if (section.compare !== undefined && Object.keys(section.compare).length === 0)
    findings.push({
      path: ['pull-request', 'compare'],
      what: 'names no metric',
      instead: '{ Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }',
    });
  if (endpoints === undefined || Object.keys(endpoints).length === 0)
    findings.push({
      path: ['pull-request'],
      at: 'key',
      what: 'compares with the model that an endpoint serves, and the config has no endpoints',
      instead: 'add endpoints, or remove pull-request',
      warning: true,
    });
  return findings;
}
