import type { Cost } from '../cost.ts';
import type { Scope } from '../scope.ts';
import type { Config } from '../types.ts';
import { previewName } from './names.ts';

/** The costs of a pull request's previews until they expire. */
export function previewCosts({ name, preview }: Config, given: Scope['given']): Cost[] {
  const { preview: number } = given;
  if (preview === undefined || number === undefined) return [];
  return Object.entries(preview.endpoints).map(([entry, { instance }]) => ({
    ...{ is: 'run', key: `endpoint:${previewName(name, number, entry)}`, product: { use: 'hosting', instance } },
    ...{ instances: 1, jobs: 1, seconds: preview.expiresAfter, earlier: async () => [] },
  }));
}
