import type { Finding } from '../../config/document.ts';
import { nearest } from '../../config/nearest.ts';
import type { Draft } from '../draft.ts';
import { EC2 } from '../ec2/defaults.ts';

/** Metrics that the training jobs do not report, in the comparison and in gates, and comparisons without a model to compare with. */
export function checkComparison({ training, endpoints = {}, 'pull-request': section }: Draft): Finding[] {
  const known = Object.keys(training?.metrics ?? {});
  const gates = Object.entries(endpoints).flatMap(([name, endpoint]) =>
    checkRules(['endpoints', name, 'gate'], endpoint?.gate, known),
  );
  if (section === undefined) return gates;
  const findings = [...gates, ...checkRules(['pull-request', 'compare'], section.compare, known)];
  const models = Object.values(endpoints).map((endpoint) => endpoint?.model);
  if (models.every((model) => model === EC2))
    findings.push({
      path: ['pull-request'],
      at: 'key',
      what: `compares with the model that an endpoint serves, and ${models.length === 0 ? 'the config has no endpoints' : 'all endpoints serve models that were trained on EC2, where pull requests do not train'}`,
      instead: 'add endpoints, or remove pull-request',
      warning: true,
    });
  return findings;
}

/** @param known metrics that the training jobs report */
function checkRules(path: readonly string[], rules: object | undefined, known: readonly string[]): Finding[] {
  if (rules === undefined) return [];
  const names = Object.keys(rules);
  if (names.length === 0) {
    const instead = 'write { Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }';
    return [{ path, what: 'names no metric', instead }];
  }
  return names
    .filter((metric) => !known.includes(metric))
    .map((metric) => ({
      path: [...path, metric],
      at: 'key',
      what: 'is not in training.metrics',
      instead:
        known.length === 0 ? 'add it to training.metrics' : `write ${nearest(metric, known) ?? known.join(' or ')}`,
    }));
}
