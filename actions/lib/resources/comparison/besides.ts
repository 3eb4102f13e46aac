import type { Price, PriceList } from '../../aws/price-list.ts';
import type { Scope } from '../scope.ts';
import type { Trained } from '../training/node.ts';
import type { Compared, EndpointComparison } from './compare-models.ts';
import { compareLatency, type LatencyComparison } from './latency.ts';

/** Values that are shown besides the metrics. They do not affect the verdict. */
export interface Besides {
  /** Duration and size of the first training of each model; `price`: of one instance for an hour, if it is known. */
  readonly trainings: Readonly<Record<'baseline' | 'candidate', Trained & { readonly price?: Price | undefined }>>;
  readonly latency: LatencyComparison;
}

/** Adds both models' training durations, sizes and latencies to a comparison. It only reads. */
export async function withBesides(
  scope: Scope,
  prices: PriceList,
  { candidate, baseline }: Compared,
  compared: EndpointComparison,
): Promise<EndpointComparison> {
  if (compared.comparison === undefined || 'none' in baseline) return compared;
  const priced = async (trained: Trained) => ({
    ...trained,
    price: await prices.of({ use: 'training', instance: trained.instance }),
  });
  const [before, after, latency] = await Promise.all([
    priced(baseline.trained),
    priced(candidate),
    compareLatency(scope, baseline.served, candidate.trainingJob),
  ]);
  return { ...compared, besides: { trainings: { baseline: before, candidate: after }, latency } };
}
