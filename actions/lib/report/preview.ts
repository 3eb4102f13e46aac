import { latencyText } from '../compare/index.ts';
import type { PreviewState } from '../resources/preview/state.ts';
import { awsPage } from './aws-page.ts';
import { block, code, link, prose } from './markdown.ts';
import { hostingPrice } from './price.ts';

/** A preview endpoint as a section in Markdown: where it is, until when, what it costs, how it is asked. */
export function previewSection(state: PreviewState): string {
  const { endpoint, region, instance, expires, price, latency, none } = state;
  const name = link(code(endpoint), awsPage(region, 'endpoint', endpoint) ?? '');
  const heading = `#### 🔎 Preview ${name}`;
  if (expires === undefined)
    return [heading, prose(`There is no preview to ask: ${none}. The summary of the run says why.`)].join('\n\n');
  const until = `${expires.slice(0, 16).replace('T', ' ')} UTC`;
  return [
    heading,
    `It serves the model of this pull request until **${until}**, or until the pull request is closed or loses the label ${code('preview')}. ${prose(`One ${instance} costs ${hostingPrice(1, instance, region, price)}.`)}`,
    ...(latency === undefined ? [] : [prose(`It answered the smoke request in ${latencyText(latency)}.`)]),
    block(askCommand(state)),
  ].join('\n\n');
}

/** How a preview is asked, as a command of a shell. */
export function askCommand({ endpoint, region, question }: PreviewState): string {
  const { contentType = 'image/jpeg', file = 'image.jpg' } = question ?? {};
  return `aws sagemaker-runtime invoke-endpoint --region ${region} --endpoint-name ${endpoint} \\\n  --content-type ${contentType} --body fileb://${quoted(file)} answer.json`;
}

/** A path as one word of a shell. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
