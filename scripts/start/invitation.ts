import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { StandIn } from './stand-in.ts';

/** The part of a pipeline's config that says what an endpoint can be asked. */
interface Endpoints {
  readonly endpoints?: Readonly<Record<string, { readonly smoke?: { readonly file: string; 'content-type': string } }>>;
}

/**
 * How to go on with a stand-in that is left serving, as lines: the endpoint's address, a command that asks it what its
 * `smoke` request asks, and how to stop.
 *
 * @param endpoint name of an endpoint that was deployed; `undefined` = none was
 * @param config path of the pipeline's config
 */
export function invitation({ connection, pid }: StandIn, endpoint: string | undefined, config: string): string[] {
  const { region, accessKeyId, secretAccessKey } = connection;
  const serving = [
    '',
    `The local AWS is serving at ${connection.endpoint}; the next npm start uses it. To stop it: kill ${pid}`,
  ];
  if (endpoint === undefined) return serving;
  const address = `${connection.endpoint}/endpoints/${endpoint}/invocations`;
  const { smoke } = (parse(readFileSync(config, 'utf8')) as Endpoints).endpoints?.[endpoint] ?? {};
  const signed = `curl --aws-sigv4 aws:amz:${region}:sagemaker --user ${accessKeyId}:${secretAccessKey}`;
  const sent = `-H 'Content-Type: ${smoke?.['content-type'] ?? '…'}' --data-binary '@${smoke?.file ?? '…'}'`;
  return ['', `The endpoint answers at ${address}. Try it:`, `  ${signed} ${sent} ${address}`, ...serving];
}
