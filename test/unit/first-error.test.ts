import { expect, test } from 'vitest';
import type { Aws } from '../../actions/lib/aws/clients.ts';
import { systemClock } from '../../actions/lib/core/clock.ts';
import { watchFleet } from '../../actions/lib/operations/watch-fleet.ts';
import { scalableTargetKind } from '../../actions/lib/resources/autoscaling/scaling.aws.ts';
import { functionAliasKind } from '../../actions/lib/resources/function/alias.aws.ts';
import type { Scope } from '../../actions/lib/resources/scope.ts';

/** A way to AWS on which each operation has answers in turn, the last of them for good; an error is thrown. */
function answering(answers: Readonly<Record<string, readonly object[]>>): Aws {
  const left = new Map(Object.entries(answers).map(([operation, list]) => [operation, [...list]]));
  const send = async ({ constructor: { name } }: object) => {
    const list = left.get(name.replace(/Command$/, '')) ?? [];
    const answer = list.length > 1 ? list.shift() : list[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { client: () => ({ send }) } as unknown as Aws;
}

const failing = (name: string, message: string) => Object.assign(new Error(message), { name });

test('what is deleted between its description and its tags is gone, and no error', async () => {
  const gone = failing('ResourceNotFoundException', 'Function not found');
  const alias = { AliasArn: 'arn:aws:lambda:us-east-1:123456789012:function:f:live', FunctionVersion: '1' };
  const functions = answering({ GetAlias: [alias], ListTags: [gone] });
  expect(await functionAliasKind(functions).observe('f:live')).toBeUndefined();
  const target = { ScalableTargetARN: 'arn', MinCapacity: 1, MaxCapacity: 2 };
  const scaling = answering({ DescribeScalableTargets: [{ ScalableTargets: [target] }], ListTagsForResource: [gone] });
  expect(await scalableTargetKind(scaling).observe('endpoint/e/variant/v')).toBeUndefined();
});

test('a watch that may not go on tells so, and keeps what it has seen', async () => {
  const variants = [{ VariantName: 'AllTraffic', CurrentInstanceCount: 1, DesiredInstanceCount: 1 }];
  const resource = { EndpointName: 'e', EndpointStatus: 'InService', ProductionVariants: variants };
  const aws = answering({ DescribeEndpoint: [resource, failing('AccessDeniedException', 'no longer allowed')] });
  const warnings: string[] = [];
  const signal = new AbortController().signal;
  const warn = (key: string, line: string) => void warnings.push(`${key}: ${line}`);
  const scope = { aws, signal, clock: systemClock, warn, progress: () => undefined };
  const watch = await watchFleet(scope as unknown as Scope, 'e');
  expect(await watch.end(10)).toMatchObject([{ current: 1, desired: 1, status: 'InService' }]);
  expect(warnings).toEqual(['e: watching its instances stopped early: no longer allowed']);
});
