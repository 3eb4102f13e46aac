import type { Config } from '../types.ts';

/** The endpoint that is asked when none is named: the first that has a `smoke` request, else the first. */
export function defaultEndpoint({ endpoints }: Config): string | undefined {
  const names = Object.keys(endpoints);
  return names.find((name) => endpoints[name]?.smoke !== undefined) ?? names[0];
}
