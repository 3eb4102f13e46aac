import { latencyText } from '../compare/index.ts';
import type { PreviewState } from '../resources/preview/state.ts';
import { awsPage } from './aws-page.ts';
import { block, code, link, prose } from './markdown.ts';
import { marked } from './preview-mark.ts';
import { hostingPrice } from './price.ts';

/** A preview endpoint as a section in Markdown: its name, when it expires, its cost, and a test request. */
export function previewSection(state: PreviewState): string {
  const { endpoint, region, instance, expires, price, latency, none } = state;
  if (expires === undefined)
    return [headingOf(endpoint), prose(`There is no preview to ask: ${none}. The summary of the run says why.`)].join(
      '\n\n',
    );
  const until = minute(new Date(expires));
  const section = [
    headingOf(endpoint, awsPage(region, 'endpoint', endpoint)),
    `It serves the model of this pull request until **${until}**, or until the pull request is closed or loses the label ${code('preview')}. ${prose(`One ${instance} costs ${hostingPrice(1, instance, region, price)}.`)}`,
    ...(latency === undefined ? [] : [prose(`It answered the smoke request in ${latencyText(latency)}.`)]),
    block(askCommand(state)),
  ].join('\n\n');
  return marked(endpoint, section);
}

/** The text of a comment about a removed preview. @param page of the run that found it gone */
export function previewGone(endpoint: string, now: Date, page: string): string {
  return [headingOf(endpoint), `It was removed; [a run](${page}) found that on ${minute(now)}.`].join('\n\n');
}

function headingOf(endpoint: string, page = ''): string {
  return `#### 🔎 Preview ${link(code(endpoint), page)}`;
}

function minute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A shell command that sends a request to a preview. */
export function askCommand({ endpoint, region, question }: PreviewState): string {
  const { contentType = 'image/jpeg', file = 'image.jpg' } = question ?? {};
  return `aws sagemaker-runtime invoke-endpoint --region ${region} --endpoint-name ${endpoint} \\\n  --content-type ${contentType} --body fileb://${quoted(file)} answer.json`;
}

/** A path, quoted for a shell. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
