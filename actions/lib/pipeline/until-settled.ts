import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { endpointKind } from '../aws/endpoint.ts';
import { systemClock } from '../core/clock.ts';
import type { Observed } from '../core/graph.ts';
import { poll } from '../core/poll.ts';
import type { Scope } from './scope.ts';

/** How long an endpoint may take to settle where nothing else waits for it. */
const SETTLES_WITHIN = 60 * 60_000;

/** Waits until nothing is under way with an endpoint. */
export function untilSettled(scope: Scope, name: string): Promise<Observed<DescribeEndpointOutput> | 'gone'> {
  const look = async () => {
    const observed = await endpointKind(scope.aws).observe(name);
    if (observed === undefined) return 'gone';
    return observed.phase.is === 'settling' ? undefined : observed;
  };
  const deadline = systemClock.now() + SETTLES_WITHIN;
  return poll(`endpoint ${name}`, look, { clock: systemClock, signal: scope.signal, deadline });
}
