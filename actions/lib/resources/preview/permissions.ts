import { tagName } from '../../core/tags.ts';
import { allow, type Conditions, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf } from '../arns.ts';
import {
  PIPELINE,
  PULL_REQUESTS,
  READ_LOGS,
  REF,
  startedByPullRequests,
  unlessAnothers,
  unlessMains,
} from '../conditions.ts';
import { endpointLogs } from '../endpoint/permissions.ts';
import type { Permissions } from '../family.ts';
import type { Config, Preview } from '../types.ts';
import { EXPIRES_AT } from './expiry.ts';
import { previewsPrefix } from './names.ts';

/**
 * Previews: a pull request creates and deletes them; main, which creates none, deletes those that have expired. Without
 * `preview` in the config, both can still delete what is left.
 */
export function permissions(config: Config, place: Place): Permissions {
  const { preview } = config;
  const arns = arnsOf(config, place);
  if (arns.endpoints.length === 0) return {};
  const previews = (...more: readonly string[]) =>
    allow('Previews', { sagemaker: [...READ, ...DELETE, ...more] }, arns.previews, unlessMains(config));
  if (preview === undefined) return { main: [previews()], 'pull-request': [previews()] };
  return {
    main: [previews()],
    'pull-request': [previews('InvokeEndpoint'), ...make(config, arns, preview)],
    'pull-request-execution': endpointLogs(arns, [`${previewsPrefix(config.name)}*`]),
  };
}

const READ = ['DescribeModel', 'DescribeEndpointConfig', 'DescribeEndpoint', 'ListTags'];
const DELETE = ['DeleteModel', 'DeleteEndpointConfig', 'DeleteEndpoint'];

function make(config: Config, arns: Arns, { endpoints }: Preview): Statement[] {
  const types = [...new Set(Object.values(endpoints).map(({ instance }) => instance))];
  // Nothing without an end.
  const expires = { [`aws:RequestTag/${tagName(EXPIRES_AT)}`]: ['false'] };
  const own = startedByPullRequests(config, unlessAnothers(config));
  const logs = arns.regional('logs', `log-group:/aws/sagemaker/Endpoints/${previewsPrefix(config.name)}*:*`);
  return [
    allow('MakePreviews', { sagemaker: ['CreateModel', 'CreateEndpoint'] }, arns.previews, { ...own, Null: expires }),
    // A request without any instance type must not pass as one whose types all fit.
    allow('MakePreviewConfigs', { sagemaker: ['CreateEndpointConfig'] }, arns.previews, {
      ...own,
      'ForAllValues:StringEquals': { 'sagemaker:InstanceTypes': types },
      Null: { ...expires, 'sagemaker:InstanceTypes': ['false'] },
    }),
    // With a create call; later, that it was verified or answered wrong. It stays a pull request's.
    allow('TagPreviews', { sagemaker: ['AddTags'] }, arns.previews, stillPullRequests(config)),
    allow('ReadPreviewLogs', READ_LOGS, [logs]),
  ];
}

/** What stays a pull request's: the tags of a request must not say anything else either. */
function stillPullRequests(config: Config): Conditions {
  const { StringLikeIfExists, StringEqualsIfExists } = unlessMains(config);
  return {
    StringLikeIfExists: { ...StringLikeIfExists, [REF.requested]: [PULL_REQUESTS] },
    StringEqualsIfExists: { ...StringEqualsIfExists, [PIPELINE.requested]: [config.name] },
  };
}
