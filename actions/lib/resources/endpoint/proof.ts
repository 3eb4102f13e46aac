import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { Failure } from '../../core/failure.ts';
import type { Refused, Tags } from '../../core/graph.ts';
import { ownTag, tagName } from '../../core/tags.ts';
import { markIn } from '../../core/unproven.ts';
import { lacksCapacity } from './endpoint.aws.ts';

/** Tags of an endpoint: the previous verified configuration, and one that was rolled back with its smoke request. */
export const PREVIOUS = 'previous-config';
export const PUT_BACK = 'put-back';

/** The state that a smoke test verifies: the endpoint's configuration. */
export function stateOf(wanted: string) {
  return {
    wanted,
    of: (resource: DescribeEndpointOutput) => resource.EndpointConfigName ?? '',
    revision: lastChange,
    proved: (before: string | undefined): Tags =>
      before === undefined ? {} : { [tagName(PREVIOUS)]: before, [tagName(PUT_BACK)]: '' },
  };
}

/** When AWS last changed the endpoint; tags do not count. */
function lastChange(resource: DescribeEndpointOutput): string {
  return resource.LastModifiedTime?.toISOString() ?? '';
}

/** The value of {@link PUT_BACK}. @param question the request's id, from `questionOf` */
export function putBack(config: string, question: string): string {
  return `${config} asked=${question}`;
}

/**
 * Whether a configuration was tried and rolled back: it failed the same smoke request, or AWS rolled it back for a
 * reason in its content.
 *
 * @param config the configuration that would be deployed
 * @param question the smoke request that it would get
 */
export function triedBefore(
  name: string,
  config: string,
  question: string,
  resource: DescribeEndpointOutput,
  tags: Tags,
): Refused | undefined {
  const refused = (reason: string, next: string) => {
    const tried = `An earlier run tried the configuration ${config} on the endpoint ${name}, and it was rolled back`;
    return {
      reason,
      next: 'Fix the cause in the model, the code or the config. The previous version is still served.',
      failure: new Failure(
        `rejected-before: ${tried}: ${reason}. The endpoint serves ${resource.EndpointConfigName}.`,
        next,
      ),
    };
  };
  if (ownTag(tags, PUT_BACK) === putBack(config, question))
    return refused('its smoke test failed', CORRECT_THE_QUESTION);
  const mark = markIn(tags);
  // If the endpoint has not changed since, the run was killed before its update, and the reason belongs to an earlier
  // update.
  if (mark?.tried !== config || mark.since === lastChange(resource) || resource.FailureReason === undefined)
    return undefined;
  if (lacksCapacity(resource.FailureReason)) return undefined;
  return refused(
    resource.FailureReason,
    'Change the model, the code or the config, or set `retry: true` to try the same configuration again.',
  );
}

const CORRECT_THE_QUESTION =
  'Change the model, the code or the config, or correct `smoke`; or set `retry: true` to try the same configuration again.';

/** The failure for a configuration whose new endpoint was deleted. */
export function rejectedBefore(name: string, config: string): Failure {
  return new Failure(
    `rejected-before: An earlier run tried the configuration ${config} on the new endpoint ${name} and deleted the endpoint, because its smoke test failed.`,
    CORRECT_THE_QUESTION,
  );
}
