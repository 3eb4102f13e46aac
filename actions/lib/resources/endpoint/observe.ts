import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import type { Observed } from '../../core/graph.ts';
import { poll } from '../../core/poll.ts';
import type { Scope } from '../scope.ts';
import { endpointKind } from './endpoint.aws.ts';

export { describeEndpoint, endpointKind } from './endpoint.aws.ts';

/** Waits until an endpoint is stable. @throws Pending at the run's deadline */
export function untilSettled(scope: Scope, name: string): Promise<Observed<DescribeEndpointOutput> | 'gone'> {
  const look = async () => {
    const observed = await endpointKind(scope.aws).observe(name);
    if (observed === undefined) return 'gone';
    return observed.phase.is === 'in-progress' ? undefined : observed;
  };
  return poll(`endpoint ${name}`, look, scope);
}
