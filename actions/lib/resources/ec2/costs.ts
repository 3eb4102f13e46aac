import { MOST_ATTEMPTS } from '../../core/names.ts';
import type { Cost } from '../cost.ts';
import type { Config } from '../types.ts';

/**
 * The cost of the training on EC2: at most that of its most expensive instance type, for all attempts of a spot
 * instance.
 */
export function ec2Costs({ ec2 }: Config): Cost[] {
  const [instance, ...more] = ec2?.instances ?? [];
  if (ec2 === undefined || instance === undefined) return [];
  return [
    {
      ...{ is: 'run', key: 'train-on-ec2', product: { use: 'ec2', instance } },
      others: more.map((other) => ({ use: 'ec2', instance: other })),
      ...{ instances: 1, jobs: 1, seconds: ec2.maxRuntime },
      ...(ec2.spot && { attempts: MOST_ATTEMPTS }),
      earlier: async (scope) => (await import('./earlier.ts')).earlierOnEc2(scope, instance),
    },
  ];
}
