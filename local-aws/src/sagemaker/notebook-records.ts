import { join } from 'node:path';
import type {
  DescribeNotebookInstanceLifecycleConfigOutput,
  DescribeNotebookInstanceOutput,
  NotebookInstanceStatus,
} from '@aws-sdk/client-sagemaker';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';

/** A notebook instance, as DescribeNotebookInstance returns it. */
export interface NotebookRecord extends DescribeNotebookInstanceOutput {
  readonly NotebookInstanceName: string;
  readonly NotebookInstanceArn: string;
  readonly NotebookInstanceStatus: NotebookInstanceStatus;
  readonly CreationTime: Date;
  readonly RoleArn: string;
}

export interface LifecycleConfigRecord extends DescribeNotebookInstanceLifecycleConfigOutput {
  readonly NotebookInstanceLifecycleConfigName: string;
  readonly NotebookInstanceLifecycleConfigArn: string;
  readonly CreationTime: Date;
}

/** Lifecycle configurations of notebook instances, by name. */
export function lifecycleConfigRecords(context: Context): Records<LifecycleConfigRecord> {
  return new Records(join(context.state, 'sagemaker', 'notebook-lifecycle-configs'));
}

/** @param kind as in ARNs, which have names in lower case */
export function notebookArn(
  { region, account }: Pick<Context, 'region' | 'account'>,
  kind: 'notebook-instance' | 'notebook-instance-lifecycle-config',
  name: string,
): string {
  return `arn:aws:sagemaker:${region}:${account}:${kind}/${name.toLowerCase()}`;
}

/** AWS's error for a name that does not exist (hashicorp/terraform-provider-aws looks for it). */
export function recordNotFound(): AwsError {
  return new AwsError('ValidationException', 'RecordNotFound');
}

/**
 * AWS's error for a change in a status that does not allow it (aws/amazon-sagemaker-examples#1094, getmoto/moto's
 * test_sagemaker_notebooks).
 */
export function refuseUnless(
  allowed: readonly NotebookInstanceStatus[],
  { NotebookInstanceStatus: status, NotebookInstanceArn: arn }: NotebookRecord,
  to: NotebookInstanceStatus,
): void {
  if (allowed.includes(status)) return;
  throw new AwsError(
    'ValidationException',
    `Status (${status}) not in ([${allowed.join(', ')}]). Unable to transition to (${to}) for Notebook Instance (${arn})`,
  );
}
