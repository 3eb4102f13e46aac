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
    of: (seen: DescribeEndpointOutput) => seen.EndpointConfigName ?? '',
    revision: lastChange,
    proved: (before: string | undefined): Tags =>
      before === undefined ? {} : { [tagName(PREVIOUS)]: before, [tagName(PUT_BACK)]: '' },
  };
}

/** When AWS last changed the endpoint; tags are no change of it. */
function lastChange(seen: DescribeEndpointOutput): string {
  return seen.LastModifiedTime?.toISOString() ?? '';
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
  seen: DescribeEndpointOutput,
  tags: Tags,
): Refused | undefined {
  const refused = (reason: string, next: string) => {
    const tried = `The configuration ${config} was tried on the endpoint ${name} before and is not served`;
    return { reason, failure: new Failure(`${tried} (${reason}); ${seen.EndpointConfigName} is.`, next) };
  };
  if (ownTag(tags, PUT_BACK) === putBack(config, question))
    return refused('it answered wrong and the previous one was put back', CORRECT_THE_QUESTION);
  const mark = markIn(tags);
  // With no change of the endpoint since, the run was killed before its update, and the reason is that of an earlier one.
  if (mark?.tried !== config || mark.since === lastChange(seen) || seen.FailureReason === undefined) return undefined;
  if (lacksCapacity(seen.FailureReason)) return undefined;
  return refused(
    seen.FailureReason,
    'Change model, code or config, which gives it a new name, or set `retry: true` to try the same once more.',
  );
}

const CORRECT_THE_QUESTION =
  'Change model, code or config, which gives it a new name, or correct `smoke`; `retry: true` tries the same once more.';

/** A configuration that a new endpoint was deleted for. */
export function rejectedBefore(name: string, config: string): Failure {
  return new Failure(
    `The configuration ${config} was tried on a new endpoint ${name} before, which was deleted again: it did not answer as its smoke request expects.`,
    CORRECT_THE_QUESTION,
  );
}
