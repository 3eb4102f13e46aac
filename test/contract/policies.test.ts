import { expect, test } from 'vitest';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import { files, read, root } from './support/repository.ts';

/** What a client's operations are called in policies. */
const PREFIXES: Readonly<Record<string, string>> = {
  'application-auto-scaling': 'application-autoscaling',
  'cloudwatch-logs': 'logs',
  'sagemaker-runtime': 'sagemaker',
  'service-quotas': 'servicequotas',
};

/** Operations that are allowed by the action of another name (Service Authorization Reference). */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  's3:HeadBucket': ['s3:ListBucket'],
  's3:ListObjectsV2': ['s3:ListBucket'],
  's3:HeadObject': ['s3:GetObject'],
  's3:DeleteObjects': ['s3:DeleteObject'],
  's3:CopyObject': ['s3:GetObject', 's3:PutObject'],
  's3:CreateMultipartUpload': ['s3:PutObject'],
  's3:UploadPart': ['s3:PutObject'],
  's3:CompleteMultipartUpload': ['s3:PutObject'],
  's3:GetPublicAccessBlock': ['s3:GetBucketPublicAccessBlock'],
  's3:ListMultipartUploads': ['s3:ListBucketMultipartUploads'],
  's3:PutBucketLifecycleConfiguration': ['s3:PutLifecycleConfiguration'],
  'lambda:Invoke': ['lambda:InvokeFunction'],
  // Who one is, one may always ask.
  'sts:GetCallerIdentity': [],
};

/** Actions that AWS asks for beside those of the calls themselves. */
const BESIDE: Readonly<Record<string, string>> = {
  'iam:PassRole': 'a request names the role that a service is to act as',
  'iam:CreateServiceLinkedRole': 'the first target of an account makes the role of Application Auto Scaling',
  'sagemaker:UpdateEndpointWeightsAndCapacities': 'RegisterScalableTarget checks that its caller may scale',
  'cloudwatch:TagResource': 'PutMetricAlarm with tags',
  'lambda:TagResource': 'CreateFunction with tags',
};

/** What finds or removes resources with no config at hand: no action of main does so. */
const WITHOUT_CONFIG = [
  ...['sagemaker:ListNotebookInstances', 'lambda:ListFunctions', 'cloudwatch:ListTagsForResource', 's3:DeleteObject'],
  'ec2:DeleteSecurityGroup',
  ...['sagemaker:DeleteTrainingJob', 'sagemaker:DeleteHyperParameterTuningJob'],
];

/** Actions that the code calls, each with the files that do. */
function calls(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of files('actions/lib/aws/*.ts', 'actions/lib/resources/*/*.aws.ts')) {
    const text = read(file);
    const [, loaded = ''] = /import\('@aws-sdk\/client-([\w-]+)'\)/.exec(text) ?? [];
    for (const [, names = '', client = loaded] of text.matchAll(
      /\{([^{}]*)\}\s*(?:=\s*await load\(\)|from '@aws-sdk\/client-([\w-]+)')/g,
    )) {
      const prefix = PREFIXES[client] ?? client;
      for (const [, paged, operation = paged] of names.matchAll(/\bpaginate(\w+)|\b(\w+)Command\b/g)) {
        const call = `${prefix}:${operation}`;
        for (const action of ACTIONS[call] ?? [call]) found.set(action, file);
      }
    }
  }
  return found;
}

test('the main role may do what the code calls, and nothing else', () => {
  const loaded = loadConfig('pipeline-config/dog-breeds.yml', root);
  if ('problems' in loaded) throw new Error('dog-breeds.yml has problems');
  const repository = { owner: 'owner', ownerId: '1', name: 'name', id: '2' };
  const { AWS_ROLE_ARN: main } = rolesOf(loaded.config, placeOf(loaded.config, '123456789012', repository));
  const allowed = new Set(main?.permissions.Statement.flatMap(({ Action }) => Action));
  const called = calls();
  expect(called.size).toBeGreaterThan(50);
  expect([...called.keys()].filter((action) => !allowed.has(action)).sort(), 'called, but not allowed').toEqual(
    WITHOUT_CONFIG.toSorted(),
  );
  expect(
    [...allowed].filter((action) => !called.has(action) && BESIDE[action] === undefined),
    'allowed, but never called',
  ).toEqual([]);
});
