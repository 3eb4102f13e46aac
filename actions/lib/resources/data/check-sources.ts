import type { Finding } from '../../config/document.ts';
import type { Path } from '../../config/path.ts';
import type { Repository } from '../../config/repository.ts';
import { shownAddress } from '../../dataset/address.ts';
import type { Draft } from '../draft.ts';

const archive = /\.(zip|tar\.gz|tgz)$/i;
/**
 * With plain http, anyone on the network path could read or change the data. Only addresses of this machine may use it.
 */
const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//;

/** Sources of data and weights that do not exist or cannot be trusted. */
export function checkSources({ data, weights }: Draft, repository: Repository): Finding[] {
  return [
    ...checkSource(['data', 'source'], data?.source, repository, true),
    ...checkSource(['weights', 'source'], weights?.source, repository, false),
    ...checkPin(data),
    ...checkStrict(data),
  ];
}

function checkStrict(data: Draft['data']): Finding[] {
  if (data?.strict !== true || data.layout === 'image-folders') return [];
  const what = 'has no effect: without a layout nothing is checked';
  return [{ path: ['data', 'strict'], what, instead: 'add layout: image-folders, or remove it' }];
}

function checkPin(data: Draft['data']): Finding[] {
  const locations = [data?.source ?? []].flat();
  if (data === undefined || 'sha256' in data || !locations.some((location) => /^https?:/.test(location ?? '')))
    return [];
  const what = 'is not pinned: any file that the address serves is used as the data set';
  return [{ path: ['data', 'source'], what, instead: 'add data.sha256, which sync-data prints', warning: true }];
}

function checkSource(
  path: Path,
  source: string | (string | undefined)[] | undefined,
  repository: Repository,
  archives: boolean,
): Finding[] {
  const locations = typeof source === 'string' ? [source] : (source ?? []);
  return locations.flatMap((location, index): Finding[] => {
    if (location === undefined) return [];
    const place = typeof source === 'string' ? path : [...path, index];
    const finding = objection(location, repository, archives);
    return finding === undefined ? [] : [{ path: place, ...finding }];
  });
}

function objection(
  location: string,
  repository: Repository,
  archives: boolean,
): Pick<Finding, 'what' | 'instead'> | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (scheme !== 'https' && !loopback.test(location)) {
      const instead = scheme === 'http' ? `write https${location.slice(4)}` : 'write a path or an https address';
      return { what: `is read from a path or over https, not ${scheme}`, instead };
    }
    if (!URL.canParse(location))
      return { what: `is not an address: ${shownAddress(location)}`, instead: 'write an https address' };
    if (archives && !archive.test(new URL(location).pathname)) {
      return { what: 'is not a .zip, .tar.gz or .tgz file', instead: 'write the address of such a file' };
    }
    return undefined;
  }
  const kind = repository.kind(location);
  if (kind === undefined)
    return { what: `does not exist: ${location}`, instead: 'write the path of a folder or file that exists' };
  if (archives && kind === 'file' && !archive.test(location)) {
    return { what: 'is not a folder, .zip, .tar.gz or .tgz file', instead: 'write the path of one' };
  }
  return undefined;
}
