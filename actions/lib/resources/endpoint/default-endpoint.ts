import { EC2 } from '../ec2/defaults.ts';
import type { Config } from '../types.ts';

/** The endpoint that is asked when none is named: the first that has a `smoke` request, those of EC2's model last; else the first. */
export function defaultEndpoint({ endpoints }: Config): string | undefined {
  const isOnEc2 = (name: string) => endpoints[name]?.model === EC2;
  const names = Object.keys(endpoints).sort((one, other) => Number(isOnEc2(one)) - Number(isOnEc2(other)));
  return names.find((name) => endpoints[name]?.smoke !== undefined) ?? names[0];
}
