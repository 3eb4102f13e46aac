import type { Config } from '../../actions/lib/resources/types.ts';
import type { WorkflowOutcome } from '../workflow.ts';
import { endpointsOf, functionNameOf } from './outcome.ts';
import type { StandIn } from './stand-in.ts';

/**
 * How to use a stand-in that keeps running, as lines: commands that send the requests of `smoke` and `test` in the
 * config to an endpoint and a function of this run, and how to stop it. The commands only need curl.
 *
 * @param hasNotebook whether the config's notebook instance runs
 */
export function invitation(
  { connection, pid }: StandIn,
  outcome: WorkflowOutcome,
  config: Config,
  hasNotebook = false,
): string[] {
  const signed = (service: string) =>
    `curl --aws-sigv4 aws:amz:${config.aws.region}:${service} --user ${connection.accessKeyId}:${connection.secretAccessKey}`;
  return [
    ...askEndpoint(connection.endpoint, signed('sagemaker'), endpointsOf(outcome), config),
    ...askFunction(connection.endpoint, signed('lambda'), functionNameOf(outcome), config),
    ...(hasNotebook ? openNotebook(connection.endpoint, signed('sagemaker'), config) : []),
    '',
    `The local AWS keeps running at ${connection.endpoint}; the next npm start uses it. To stop it: kill ${pid}`,
  ];
}

function askEndpoint(aws: string, signed: string, deployed: readonly string[], { endpoints }: Config): string[] {
  const name = deployed.find((endpoint) => endpoints[endpoint]?.smoke !== undefined) ?? deployed[0];
  if (name === undefined) return [];
  const { smoke } = endpoints[name] ?? {};
  const address = `${aws}/endpoints/${name}/invocations`;
  const type = quote(`Content-Type: ${smoke?.contentType ?? 'TYPE'}`);
  const sent = `-H ${type} --data-binary ${quote(`@${smoke?.file ?? 'FILE'}`)}`;
  const first = `The endpoint answers at ${address}. ${smoke === undefined ? 'Put in your file and its type:' : 'Try it:'}`;
  return ['', first, `  ${signed} ${sent} ${address}`];
}

function askFunction(aws: string, signed: string, name: string | undefined, { functions }: Config): string[] {
  const wanted = functions[name ?? ''];
  if (wanted === undefined) return [];
  const event = wanted.test?.event ?? 'FILE.json';
  const sent = quote(typeof event === 'string' ? `@${event}` : JSON.stringify(event));
  const address = `${aws}/2015-03-31/functions/${name}/invocations?Qualifier=${wanted.alias}`;
  const first = `The function ${name} answers through its alias ${wanted.alias}. ${wanted.test === undefined ? 'Put in your event:' : 'Try it:'}`;
  return ['', first, `  ${signed} --data-binary ${sent} ${quote(address)}`];
}

/** A command that requests the notebook's address, because the address can be used only once. */
function openNotebook(aws: string, signed: string, { name }: Config): string[] {
  const target = "-H 'X-Amz-Target: SageMaker.CreatePresignedNotebookInstanceUrl'";
  const asked = quote(JSON.stringify({ NotebookInstanceName: `${name}-notebook` }));
  const first =
    'The notebook instance opens in a browser by the address that this prints; it can be used once, within 5 minutes:';
  return ['', first, `  ${signed} ${target} -H 'Content-Type: application/x-amz-json-1.1' -d ${asked} ${aws}`];
}

/** Quotes a word for a shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
