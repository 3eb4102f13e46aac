import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { Failure } from '../../core/failure.ts';
import type { Refused, Tags } from '../../core/graph.ts';
import { ownTag, tagName } from '../../core/tags.ts';
import { markIn } from '../../core/unproven.ts';
import { lacksCapacity } from './endpoint.aws.ts';

/**
 * Tags of an endpoint: the configuration that was verified before the one that is served, and one that was put back, with
 * the question that it answered wrong.
 */
export const PREVIOUS = 'previous-config';
export const PUT_BACK = 'put-back';

/** What is proved of an endpoint: that its configuration answers right. */
export function stateOf(wanted: string) {
  return {
    wanted,
    of: (resource: DescribeEndpointOutput) => resource.EndpointConfigName ?? '',
    revision: lastChange,
    proved: (before: string | undefined): Tags =>
      before === undefined ? {} : { [tagName(PREVIOUS)]: before, [tagName(PUT_BACK)]: '' },
  };
}

/** When AWS last changed the endpoint; tags are no change of it. */
function lastChange(resource: DescribeEndpointOutput): string {
  return resource.LastModifiedTime?.toISOString() ?? '';
}

/** The value of {@link PUT_BACK}. @param question as `questionOf` names it */
export function putBack(config: string, question: string): string {
  return `${config} asked=${question}`;
}

/**
 * Whether a configuration was tried and is not served: it was put back after the same question, or AWS rolled it back for
 * a reason that lies in it.
 *
 * @param config that would be deployed
 * @param question that it would be asked
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
        'rejected-before',
        `${tried}: ${reason}. The endpoint serves ${resource.EndpointConfigName}.`,
        next,
      ),
    };
  };
  if (ownTag(tags, PUT_BACK) === putBack(config, question))
    return refused('its smoke test failed', CORRECT_THE_QUESTION);
  const mark = markIn(tags);
  // With no change of the endpoint since, the run was killed before its update, and the reason is that of an earlier one.
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

/** A configuration that a new endpoint was deleted for. */
export function rejectedBefore(name: string, config: string): Failure {
  return new Failure(
    'rejected-before',
    `An earlier run tried the configuration ${config} on the new endpoint ${name} and deleted the endpoint, because its smoke test failed.`,
    CORRECT_THE_QUESTION,
  );
}
