import type { Price, PriceList } from '../../aws/price-list.ts';
import type { Scope } from '../scope.ts';
import type { Trained } from '../training/node.ts';
import type { Compared, EndpointComparison } from './compare-models.ts';
import { compareLatency, type LatencyComparison } from './latency.ts';

/** What is compared beside the metrics. None of it decides anything. */
export interface Besides {
  /** What each of the two first trainings took and left; `price`: of an hour of one of its instances, where it is known. */
  readonly trainings: Readonly<Record<'baseline' | 'candidate', Trained & { readonly price?: Price | undefined }>>;
  readonly latency: LatencyComparison;
}

/** Adds to a comparison what both models took to train, their sizes, and their latencies. Only reads. */
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
