import type { Endpoint } from '../endpoint/config.ts';

/** Endpoints that belong to one pull request. */
export interface Preview {
  /** Seconds after the last change. */
  readonly expiresAfter: number;
  /** The endpoints to deploy, by their name in the config. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
}
