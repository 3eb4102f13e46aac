import { type Price, PriceList } from '../../aws/price-list.ts';
import type { Tags } from '../../core/graph.ts';
import { ownTag } from '../../core/tags.ts';
import { endpointKind, LATENCY } from '../endpoint/observe.ts';
import type { Scope } from '../scope.ts';
import { expiryOf } from './expiry.ts';
import { previewName } from './names.ts';

/** A preview endpoint as it is. */
export interface PreviewState {
  /** The endpoint of the config that it stands for. */
  readonly entry: string;
  readonly endpoint: string;
  readonly region: string;
  readonly instance: string;
  /** When it is removed, ISO 8601; absent where it does not answer. */
  readonly expires?: string;
  /** Of its instance; undefined: it is unknown. */
  readonly price?: Price | undefined;
  /** Milliseconds in which it, and the endpoint of main, answered the smoke request after their last changes. */
  readonly latency?: Readonly<Record<'preview' | 'served', number | undefined>>;
  /** Why it does not answer. */
  readonly none?: string;
  /** What it can be asked: a file of the repository. */
  readonly question?: { readonly file: string; readonly contentType: string };
}

/** The preview endpoints of the pull request that the input `preview` names, as they are now. Only reads. */
export function readPreviews(scope: Scope): Promise<PreviewState[]> {
  const { config, given } = scope;
  const { preview: number } = given;
  if (number === undefined || config.preview === undefined) return Promise.resolve([]);
  const prices = new PriceList(scope.aws, scope.signal);
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
      const served = await endpointKind(scope.aws).observe(entry);
      const latency = { preview: latencyIn(tags), served: latencyIn(served?.tags) };
      return { ...own, price, latency, expires: new Date(expiryOf(tags)).toISOString() };
    }),
  );
}

function latencyIn(tags: Tags = {}): number | undefined {
  const text = ownTag(tags, LATENCY) ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
