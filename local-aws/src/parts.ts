import type { Context } from './context.ts';
import { type Invocation, invocations } from './invocation.ts';
import type { Capabilities } from './local-api.ts';
import { models } from './sagemaker/models.ts';
import { type SageMaker, sageMaker } from './sagemaker/service.ts';
import { tagOperations } from './sagemaker/tag-operations.ts';
import { AwsError } from './service.ts';

/** What the gateway simplifies, whatever the service. */
const GATEWAY = [
  'One account and one region: a request signed for any region reaches the same resources.',
  'A request is identified by its access key; the signature is not verified and no policy is evaluated.',
  'S3, IAM, CloudWatch, Logs, SSM and ECR are those of ministack.',
];

/** Starts every part of the stand-in that is its own. */
export function startParts(context: Context): {
  sageMaker: SageMaker;
  invocation: Invocation;
  capabilities: Capabilities;
  close(): Promise<void>;
} {
  return {
    sageMaker: sageMaker([tagOperations(context), models(context)]),
    invocation: invocations(() => {
      throw new AwsError('ValidationError', 'none');
    }),
    capabilities: { gateway: GATEWAY },
    async close() {},
  };
}
