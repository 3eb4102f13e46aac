import { EC2 } from '../ec2/defaults.ts';
import type { Config } from '../types.ts';

/**
 * The endpoint that is invoked if none is named: the first with a `smoke` request, otherwise the first. Endpoints with
 * EC2's model come after all others.
 */
export function defaultEndpoint({ endpoints }: Config): string | undefined {
  const isOnEc2 = (name: string) => endpoints[name]?.model === EC2;
  const names = Object.keys(endpoints).sort((one, other) => Number(isOnEc2(one)) - Number(isOnEc2(other)));
  return names.find((name) => endpoints[name]?.smoke !== undefined) ?? names[0];
}
