import type { Domain } from '../../core/domain.ts';
import { prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import type { DataStore } from './records.aws.ts';
import { dataStore } from './version.aws.ts';

/** The store of a trust domain's data: main uses the config's prefix, a pull request its own prefix. */
export function storeOf(scope: Scope, domain: Domain, bucket: string): DataStore {
  const { aws, config } = scope;
  const prefix = domain === 'main' ? config.data.prefix : `${prefixOf(scope, domain)}/`;
  return dataStore(aws, bucket, prefix, config.aws.kmsKey);
}

/** The stores that this run may read: that of its trust domain; for a pull request, also main's. */
export function storesOf(scope: Scope, bucket: string): DataStore[] {
  const domains: Domain[] = scope.domain === 'main' ? ['main'] : [scope.domain, 'main'];
  return domains.map((domain) => storeOf(scope, domain, bucket));
}

/** The checks of the data, as its record names them. */
export function checkedFor({ config }: Scope): string {
  const { layout, strict = false } = config.data;
  return strict ? `${layout}, strictly` : layout;
}
