import { hourly, MONTH, money } from '../../prices/arithmetic.ts';
import { EC2 } from '../../resources/ec2/defaults.ts';
import type { StoredRecord } from '../stored.ts';
import { table } from './figure.ts';
import { type Html, html } from './html.ts';

/** The cost of the run's jobs, and of the resources that stay; in US dollars. */
export function prices(records: readonly StoredRecord[]): readonly Html[] | undefined {
  const costs = records.flatMap(({ cost, trained }) => (cost === undefined ? [] : [{ cost, trained }]));
  const run = costs.flatMap(({ cost, trained }) =>
    cost.run.map(({ key, what, price, worst, expected }) => {
      const job = trained.find(({ entry }) => key === (entry === EC2 ? 'train-on-ec2' : `train:${entry}`));
      const billed =
        job === undefined || price === undefined
          ? undefined
          : ((job.billableSeconds * job.count) / 3600) * price.dollars;
      return [key, what, amount(price?.dollars, hourly), amount(billed ?? expected), amount(worst)];
    }),
  );
  const standing = costs.flatMap(({ cost }) =>
    cost.standing.map(({ key, what, price, least = 0, most = 0 }) => [
      ...[key, what, amount(price?.dollars, hourly)],
      price === undefined ? 'unknown' : range(least, most, hourly),
      price === undefined ? 'unknown' : range(least * MONTH, most * MONTH),
    ]),
  );
  if (run.length + standing.length === 0) return undefined;
  const items = costs.flatMap(({ cost }) => [...cost.run, ...cost.standing]);
  const sources = [...new Set(items.flatMap(({ price }) => price?.source ?? []))].join('; ');
  return [
    ...(run.length > 0
      ? [
          table({
            caption: 'Prices of jobs',
            head: ['jobs', 'at worst', 'an hour', 'billed or expected', 'at most'],
            rows: run,
          }),
        ]
      : []),
    ...(standing.length > 0
      ? [
          table({
            caption: 'Prices of what stays',
            head: ['stays', 'what', 'an hour, each', 'an hour', 'a month'],
            rows: standing,
          }),
        ]
      : []),
    html`<p class="quiet">On-demand prices in US dollars${sources !== '' && html` (${sources})`}, without storage, requests and transfer.</p>`,
  ];
}

function amount(dollars: number | undefined, show = money): string {
  return dollars === undefined ? 'unknown' : show(dollars);
}

function range(least: number, most: number, show = money): string {
  return least === most ? show(least) : `${show(least)} to ${show(most)}`;
}
