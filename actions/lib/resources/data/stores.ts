import type { Domain } from '../../core/domain.ts';
import { prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import type { DataStore } from './records.aws.ts';
import { dataStore } from './version.aws.ts';

/** Where a trust domain keeps its data: main under the config's prefix, a pull request under its own. */
export function storeOf(scope: Scope, domain: Domain, bucket: string): DataStore {
  const { aws, config } = scope;
  const prefix = domain === 'main' ? config.data.prefix : `${prefixOf(scope, domain)}/`;
  return dataStore(aws, bucket, prefix, config.aws.kmsKey);
}

/** Where data of this run may lie: in its own domain, and for a pull request in main's too. */
export function storesOf(scope: Scope, bucket: string): DataStore[] {
  const domains: Domain[] = scope.domain === 'main' ? ['main'] : [scope.domain, 'main'];
  return domains.map((domain) => storeOf(scope, domain, bucket));
}

/** What data is checked for before it is published, as its record says it. */
export function checkedFor({ config }: Scope): string {
  const { layout, strict = false } = config.data;
  return strict ? `${layout}, strictly` : layout;
}
