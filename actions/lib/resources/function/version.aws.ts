import {
  type FunctionConfiguration,
  GetFunctionCommand,
  LambdaClient,
  PublishVersionCommand,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import type { PartKind } from '../../core/graph.ts';
import { digest } from '../../core/names.ts';
import { functionPhase } from './function.aws.ts';

/** Members of a configuration that affect a version's behaviour. */
const CONTENT = [
  'CodeSha256',
  'Handler',
  'Runtime',
  'Role',
  'MemorySize',
  'Timeout',
  'Environment',
  'Layers',
  'VpcConfig',
  'EphemeralStorage',
  'Architectures',
] as const satisfies readonly (keyof FunctionConfiguration)[];

/** A fingerprint of a function or a version: the same for the same code and settings. */
export function fingerprint(configuration: FunctionConfiguration): string {
  return digest(CONTENT.map((member) => configuration[member]));
}

/**
 * Published versions of functions by `<function>:<fingerprint>`, so that a version is found after others were
 * published.
 */
export function functionVersionKind(aws: Aws): PartKind<FunctionConfiguration> {
  return {
    name: 'function version',
    identity: 'name',
    partOf: 'function',
    async observe(id) {
      const [name = '', wanted] = id.split(':');
      const versions = await listVersions(aws, name);
      const listed = versions.findLast((version) => fingerprint(version) === wanted);
      if (listed === undefined) return undefined;
      const resource = await readVersion(aws, name, listed.Version);
      if (resource === undefined) return undefined;
      const phase = functionPhase(resource);
      return { resource, phase: { ...phase, detail: `version ${resource.Version}, ${phase.detail}` } };
    },
  };
}

/** One version with its state, which lists do not return (ListVersionsByFunction in Lambda's API reference). */
async function readVersion(aws: Aws, name: string, version: string | undefined) {
  const command = new GetFunctionCommand({ FunctionName: name, Qualifier: version });
  return (await unlessNotFound(aws.client(LambdaClient).send(command)))?.Configuration;
}

/** Published versions, oldest first, without their state. */
async function listVersions(aws: Aws, name: string): Promise<FunctionConfiguration[]> {
  const pages = paginateListVersionsByFunction({ client: aws.client(LambdaClient) }, { FunctionName: name });
  const versions = (await unlessNotFound(Array.fromAsync(pages, ({ Versions = [] }) => Versions))) ?? [];
  return versions.flat().filter(({ Version }) => Version !== '$LATEST');
}

/** Publishes the unpublished version if it still has this code. @returns the published version */
export function publishVersion(
  aws: Aws,
  name: string,
  CodeSha256: string | undefined,
  description: string,
): Promise<FunctionConfiguration> {
  const command = new PublishVersionCommand({ FunctionName: name, CodeSha256, Description: description.slice(0, 256) });
  return aws.client(LambdaClient).send(command);
}
