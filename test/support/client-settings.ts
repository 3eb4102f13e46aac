import type { StandIn } from './stand-in.ts';

/** What an SDK client of the stand-in is made with, as its own user. */
export function clientSettings({ endpoint, region, env }: Pick<StandIn, 'endpoint' | 'region' | 'env'>) {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
}
