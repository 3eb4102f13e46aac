import { domainPrefix } from '../../core/domain.ts';

/** Prefix of the names of all previews of a pipeline; the number of the pull request follows. */
export function previewsPrefix(pipeline: string): string {
  return `${domainPrefix(pipeline, 'pull-request')}-`;
}

/** Prefix of the names of one pull request's previews. */
export function previewPrefix(pipeline: string, pullRequest: number): string {
  return `${previewsPrefix(pipeline)}${pullRequest}`;
}

/** The preview endpoint of a pull request for an endpoint of the config. */
export function previewName(pipeline: string, pullRequest: number, endpoint: string): string {
  return `${previewPrefix(pipeline, pullRequest)}-${endpoint}`;
}

/** The number of the pull request in the name of a preview's resource; `undefined` for another name. */
export function pullRequestOf(pipeline: string, name: string): number | undefined {
  const prefix = previewsPrefix(pipeline);
  const [, number] = /^(\d+)-/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '') ?? [];
  return number === undefined ? undefined : Number(number);
}
