import { latencyText } from '../../compare/index.ts';
import type { PreviewState } from '../../resources/preview/state.ts';
import { awsPage } from '../aws-page.ts';
import { askCommand } from '../preview.ts';
import { hostingPrice } from '../price.ts';
import type { StoredRecord } from '../stored.ts';
import { table } from './figure.ts';
import { html, type Part } from './html.ts';
import { moment } from './timeline.ts';

/** The preview endpoints of a pull request, as the last action of the run found them. */
export function previews(records: readonly StoredRecord[]): Part {
  const found = records.flatMap(({ previews }) => previews);
  const newest = [...new Map(found.map((each) => [each.endpoint, each])).values()];
  if (newest.length === 0) return undefined;
  return [
    table({
      caption: 'Preview endpoints',
      head: ['endpoint', 'in place of', 'until', 'price', 'latency'],
      rows: newest.map((each) => [linked(each), each.entry, ...factsOf(each)]),
    }),
    newest.some(({ expires }) => expires !== undefined) &&
      html`<p>Each goes earlier where the pull request is closed or loses the label <code>preview</code>. Ask it:</p>`,
    newest.map((each) => each.expires !== undefined && html`<pre>${askCommand(each)}</pre>`),
  ];
}

function linked({ endpoint, region }: PreviewState): Part {
  const page = awsPage(region, 'endpoint', endpoint);
  return page === undefined ? endpoint : html`<a href="${page}">${endpoint}</a>`;
}

function factsOf({ expires, none, instance, region, price, latency }: PreviewState): Part[] {
  if (expires === undefined) return [`there is none: ${none}`, '', ''];
  return [
    moment(Date.parse(expires)),
    hostingPrice(1, instance, region, price),
    latency === undefined ? 'not measured' : latencyText(latency),
  ];
}
