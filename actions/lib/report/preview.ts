import type { PreviewState } from '../resources/preview/state.ts';
import { awsPage } from './aws-page.ts';
import { block, code, link, prose } from './markdown.ts';
import { hostingPrice } from './price.ts';

/** A preview endpoint as a section in Markdown: where it is, until when, what it costs, how it is asked. */
export function previewSection({
  endpoint,
  region,
  instance,
  expires,
  price,
  latency,
  none,
  question,
}: PreviewState): string {
  const name = link(code(endpoint), awsPage(region, 'endpoint', endpoint) ?? '');
  const heading = `#### 🔎 Preview ${name}`;
  if (expires === undefined)
    return [heading, prose(`There is no preview to ask: ${none}. The summary of the run says why.`)].join('\n\n');
  const until = `${expires.slice(0, 16).replace('T', ' ')} UTC`;
  return [
    heading,
    `It serves the model of this pull request until **${until}**, or until the pull request is closed or loses the label ${code('preview')}. ${prose(`One ${instance} costs ${hostingPrice(1, instance, region, price)}.`)}`,
    ...latencyLine(latency),
    block(
      `aws sagemaker-runtime invoke-endpoint --region ${region} --endpoint-name ${endpoint} \\\n  --content-type ${question?.contentType ?? 'image/jpeg'} --body fileb://${quoted(question?.file ?? 'image.jpg')} answer.json`,
    ),
  ].join('\n\n');
}

/** One request each, from the runner that deployed it: a hint, no comparison that knows noise. */
function latencyLine(latency: PreviewState['latency']): string[] {
  if (latency?.preview === undefined) return [];
  const { preview, served } = latency;
  const other = served === undefined ? '' : `; the endpoint of main: ${served} ms`;
  return [`Answer to the smoke request after the deployment: ${preview} ms${other} (one request each).`];
}

/** A path as one word of a shell. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
