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
import type { Config } from '../types.ts';
import type { Preview } from './config.ts';
import { EXPIRES_AT } from './expiry.ts';
import { previewsPrefix } from './names.ts';

/**
 * Permissions for previews: a pull request creates and deletes them. Main creates none, but deletes expired ones.
 * Without `preview` in the config, both can still delete remaining previews.
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
  // Every preview must have an expiry tag.
  const expires = { [`aws:RequestTag/${tagName(EXPIRES_AT)}`]: ['false'] };
  const own = startedByPullRequests(config, unlessAnothers(config));
  const logs = arns.regional('logs', `log-group:/aws/sagemaker/Endpoints/${previewsPrefix(config.name)}*:*`);
  return [
    allow('MakePreviews', { sagemaker: ['CreateModel', 'CreateEndpoint'] }, arns.previews, { ...own, Null: expires }),
    // Without this condition, a request without an instance type would pass as one with only allowed types.
    allow('MakePreviewConfigs', { sagemaker: ['CreateEndpointConfig'] }, arns.previews, {
      ...own,
      'ForAllValues:StringEquals': { 'sagemaker:InstanceTypes': types },
      Null: { ...expires, 'sagemaker:InstanceTypes': ['false'] },
    }),
    // Tags of a create call, and later the result of the smoke test. The resource must keep the tags of a pull request.
    allow('TagPreviews', { sagemaker: ['AddTags'] }, arns.previews, stillPullRequests(config)),
    allow('ReadPreviewLogs', READ_LOGS, [logs]),
  ];
}

/** The resource must belong to a pull request, before the call and by the tags in the request. */
function stillPullRequests(config: Config): Conditions {
  const { StringLikeIfExists, StringEqualsIfExists } = unlessMains(config);
  return {
    StringLikeIfExists: { ...StringLikeIfExists, [REF.requested]: [PULL_REQUESTS] },
    StringEqualsIfExists: { ...StringEqualsIfExists, [PIPELINE.requested]: [config.name] },
  };
}
