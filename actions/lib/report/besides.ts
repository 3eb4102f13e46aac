import { latencySentence, latencyText } from '../compare/index.ts';
import { formatBytes } from '../dataset/limits.ts';
import { money } from '../prices/arithmetic.ts';
import type { Besides } from '../resources/comparison/besides.ts';
import type { KnownLatency, LatencyComparison } from '../resources/comparison/latency.ts';

/**
 * The values that are compared in addition to the metrics, as rows: name, served model, candidate.
 *
 * @param named formats an instance type
 */
export function besidesRows(
  { trainings, latency }: Besides,
  named: (instance: string) => string,
): (readonly [string, string, string])[] {
  const { baseline, candidate } = trainings;
  const both = (name: string, of: (side: typeof baseline) => string) => [name, of(baseline), of(candidate)] as const;
  const cell = (known: KnownLatency) =>
    'none' in known ? 'unknown' : `${latencyText(known)} on ${named(known.instance)}`;
  return [
    both('training', ({ trainingSeconds }) => `${trainingSeconds} s`),
    both('instances', ({ count, instance }) => `${count} × ${named(instance)}`),
    both('billable, all instances', ({ count, billableSeconds }) => `${count * billableSeconds} s`),
    both('cost of the training', ({ count, billableSeconds, price }) =>
      price === undefined ? 'unknown' : money(((count * billableSeconds) / 3600) * price.dollars),
    ),
    both('size of the model', ({ artifactBytes }) => formatBytes(artifactBytes)),
    ['latency', cell(latency.baseline), cell(latency.candidate)],
  ];
}

/** Sentences about the latencies, and why one is not known. */
export function latencyNotes({ baseline, candidate, difference }: LatencyComparison): string[] {
  const unknown = (of: string, known: KnownLatency) =>
    'none' in known ? [`The latency of the ${of} is unknown: ${known.none}.`] : [];
  const missing = [...unknown('served model', baseline), ...unknown('candidate', candidate)];
  if (missing.length > 0) return missing;
  if (difference === undefined)
    return ['The two endpoints were asked different smoke requests, so their latencies are not compared.'];
  return [
    `Latency of the smoke request: ${latencySentence(difference)} Each endpoint was measured by the runner that deployed it, so what differs between two runners and two times is not in the interval. Latency is no part of the verdict.`,
  ];
}
