import type { Price, PriceList } from '../../aws/price-list.ts';
import type { Latency } from '../../compare/index.ts';
import { latencyIn } from '../endpoint/latency.ts';
import { endpointKind } from '../endpoint/observe.ts';
import type { Scope } from '../scope.ts';
import { expiryOf } from './expiry.ts';
import { previewName } from './names.ts';

/** The state of a preview endpoint. */
export interface PreviewState {
  /** The endpoint of the config that it previews. */
  readonly entry: string;
  readonly endpoint: string;
  readonly region: string;
  readonly instance: string;
  /** Time of its removal, ISO 8601; absent if it is not ready. */
  readonly expires?: string;
  /** Price of its instance; undefined: it is unknown. */
  readonly price?: Price | undefined;
  /** Its latency for the smoke request, measured after its creation; undefined: it was not measured. */
  readonly latency?: Latency | undefined;
  /** The reason why it is not ready. */
  readonly none?: string;
  /** A sample request: a file of the repository. */
  readonly question?: { readonly file: string; readonly contentType: string };
}

/** The present state of the preview endpoints of the pull request that the input `preview` names. It only reads. */
export function readPreviews(scope: Scope, prices: PriceList): Promise<PreviewState[]> {
  const { config, given } = scope;
  const { preview: number } = given;
  if (number === undefined || config.preview === undefined) return Promise.resolve([]);
  return Promise.all(
    Object.entries(config.preview.endpoints).map(async ([entry, { instance, smoke }]) => {
      const endpoint = previewName(config.name, number, entry);
      const question = smoke && { file: smoke.file, contentType: smoke.contentType };
      const own = { entry, endpoint, region: config.aws.region, instance, ...(question && { question }) };
      const observed = await endpointKind(scope.aws).observe(endpoint);
      if (observed === undefined) return { ...own, none: 'it does not exist' };
      const { phase, tags = {} } = observed;
      if (phase.is !== 'ready') return { ...own, none: `it is ${phase.detail}` };
      const price = await prices.of({ use: 'hosting', instance });
      return { ...own, price, latency: latencyIn(observed), expires: new Date(expiryOf(tags)).toISOString() };
    }),
  );
}
