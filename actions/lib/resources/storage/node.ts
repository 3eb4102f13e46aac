import { Failure } from '../../core/failure.ts';
import type { Node } from '../../core/graph.ts';
import type { Pipeline } from '../family.ts';
import type { Scope } from '../scope.ts';
import {
  type Bucket,
  bucketKind,
  createBucket,
  giveUpUnfinished,
  PUBLIC_ACCESS,
  unblockedSettings,
} from './bucket.aws.ts';
import { unfinishedUploadsNode } from './unfinished-uploads.ts';

/** Adds the bucket, and the removal of incomplete uploads. @returns the node of the bucket, whose output is its name */
export function buildBucket({ scope, add }: Pipeline): Node<string> {
  const node = bucketNode(scope);
  add(node, unfinishedUploadsNode(scope, node));
  return node;
}

function bucketNode(scope: Scope): Node<string> {
  const { aws, config } = scope;
  const node: Node<string, Bucket> = {
    key: 'bucket',
    stages: ['sync-data'],
    kind: bucketKind(aws),
    needs: [],
    async desire() {
      // SageMaker's SDK uses the same name for its default bucket.
      const byDefault = `sagemaker-${aws.region}-${await aws.account()}`;
      const id = config.aws.bucket ?? byDefault;
      return {
        id,
        create: async () => {
          await createBucket(aws, id);
          if (!(await giveUpUnfinished(aws, id))) scope.warn('bucket', withoutRule(id));
        },
        inspect: async (_, { foreign }) => {
          if (!foreign) await inspectBucket(scope, id);
          else if (id !== byDefault) scope.warn('bucket', riskOf(id));
        },
        plannedOutput: id,
        output: (_, { foreign }) => {
          if (foreign && id === byDefault) throw takenName(id);
          return id;
        },
      };
    },
  };
  return node;
}

function withoutRule(name: string): string {
  return `The role may not write a lifecycle rule for the new bucket ${name} (s3:PutLifecycleConfiguration). The parts of a killed upload are therefore billed until a later run deletes them. Generate the roles again with npm run policies and deploy them.`;
}

function riskOf(name: string): string {
  return `The bucket ${name} (\`aws.bucket\`) belongs to another account, which can read, change and delete the data, the code and the models in it. If you did not intend this, set \`aws.bucket\` to a bucket of this account.`;
}

/** The name is predictable, so another account may have created the bucket and could read or change its objects. */
function takenName(name: string): Failure {
  return new Failure(
    `not-the-owner: The bucket ${name} belongs to another account. That account has taken the name of this account's default bucket, and would receive its data, code and models.`,
    'Nothing was written to it. Set `aws.bucket` to another name, and report that bucket to AWS (trustandsafety@support.aws.com).',
  );
}

/** A user must have made the bucket public, so this only warns. */
async function inspectBucket({ aws, warn }: Scope, name: string): Promise<void> {
  const unblocked = (await unblockedSettings(aws, name)) ?? [];
  if (unblocked.length === 0) return;
  const all = PUBLIC_ACCESS.map((setting) => `${setting}=true`).join();
  warn(
    'bucket',
    `The bucket ${name} does not block all public access (${unblocked.join(', ')}). The action did not change it. To block public access: aws s3api put-public-access-block --bucket ${name} --public-access-block-configuration ${all}`,
  );
}
