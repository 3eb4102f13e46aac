import type { Context } from '../context.ts';
import { invalid } from './function-records.ts';

/** @throws AwsError with AWS's message unless the role exists and its trust policy lets Lambda assume it */
export async function checkRole({ roles }: Context, arn = ''): Promise<void> {
  if (await roles.isAssumableBy('lambda.amazonaws.com', arn)) return;
  throw invalid('The role defined for the function cannot be assumed by Lambda.');
}
