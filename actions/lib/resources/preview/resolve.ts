import { mapValues } from '../../config/fill-in.ts';
import { toSeconds } from '../../config/units.ts';
import { EC2 } from '../ec2/defaults.ts';
import { resolveEndpoint } from '../endpoint/resolve.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';

/** The settings of preview endpoints, if the config allows previews. */
export function resolvePreview(written: Written): Pick<Config, 'preview'> {
  const { endpoints = {}, 'pull-request': section } = written;
  const preview = section?.preview;
  if (preview === undefined) return {};
  return {
    preview: {
      expiresAfter: toSeconds(preview['expires-after'] ?? '8h'),
      // Pull requests do not train on EC2.
      endpoints: mapValues(
        Object.fromEntries(Object.entries(endpoints).filter(([, { model }]) => model !== EC2)),
        ({ scaling: _, gate: __, ...endpoint }) =>
          resolveEndpoint({ ...endpoint, instance: preview.instance ?? endpoint.instance, count: 1 }, written),
      ),
    },
  };
}
