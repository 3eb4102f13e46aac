import type { Price } from '../aws/price-list.ts';
import type { LoadResult } from './load.ts';
import { hostingPrice } from './price.ts';

/** An endpoint that was watched after a load test. */
export interface Watched {
  readonly endpoint: string;
  readonly instance: string;
  readonly region: string;
  /** Minimum number of instances of its scaling; undefined: it is not scaled. */
  readonly min: number | undefined;
  /** Price of one instance; undefined: it is unknown. */
  readonly price: Price | undefined;
}

/**
 * A warning about instances that a load test started and that were not removed while they were watched; undefined =
 * none. It is disputed whether AWS removes the instances of an endpoint without requests: its metric may then have no
 * values, and the alarm that removes instances may do nothing. SageMaker's developer guide once said so, users have
 * seen instances removed 25 minutes after a load, and today's guide says neither.
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
