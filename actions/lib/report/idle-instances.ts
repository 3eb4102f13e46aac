import type { Price } from '../aws/price-list.ts';
import type { LoadResult } from './load.ts';
import { hostingPrice } from './price.ts';

/** An endpoint that was watched after a load. */
export interface Watched {
  readonly endpoint: string;
  readonly instance: string;
  readonly region: string;
  /** Least number of instances that its scaling keeps; undefined: it is not scaled. */
  readonly min: number | undefined;
  /** Of one instance; undefined: it is unknown. */
  readonly price: Price | undefined;
}

/**
 * What to tell of instances that a load has called and that were not taken away while they were watched; undefined = none.
 * Whether AWS takes away the instances of an endpoint that nobody asks is disputed: without requests its metric may have no
 * figures, and the alarm that takes instances away may then do nothing. SageMaker's developer guide once said so, users have
 * seen it done 25 minutes after a load, and the guide of today says neither.
 */
export function idleInstances({ fleet }: Pick<LoadResult, 'fleet'>, watched: Watched): string | undefined {
  const { endpoint, instance, region, min, price } = watched;
  const [first, last] = [fleet[0], fleet.at(-1)];
  const usual = min ?? first?.current ?? 0;
  if (last === undefined || last.current <= usual) return undefined;
  const extra = last.current - usual;
  return [
    `The endpoint ${endpoint} still has ${last.current} instances, ${extra} more than ${min === undefined ? 'before the load' : 'its `scaling.min`'}.`,
    `They cost ${hostingPrice(extra, instance, region, price)} until they are removed.`,
    'AWS may keep these instances while the endpoint gets no requests.',
    `To remove them now: aws sagemaker update-endpoint-weights-and-capacities --endpoint-name ${endpoint} --desired-weights-and-capacities VariantName=AllTraffic,DesiredInstanceCount=${usual} --region ${region}`,
  ].join(' ');
}
