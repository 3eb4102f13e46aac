import type { Config } from '../config/types.ts';
import { arnsOf, roleNames } from './arns.ts';
import { allow, type Place, policy, type Role, type Statement } from './document.ts';
import { useKey } from './shared.ts';
import { trustService } from './trust.ts';

/** The role that jobs and endpoints run as: it reads the pipeline's inputs and writes results, logs and metrics. */
export function executionRole(config: Config, place: Place): Role {
  const arns = arnsOf(config, place);
  const { name, data } = config;
  const logs = ['CreateLogGroup', 'CreateLogStream', 'DescribeLogStreams', 'PutLogEvents'];
  return {
    name: roleNames(config).execution,
    description: `Jobs and endpoints of the pipeline ${name}`,
    trust: trustService(place, 'sagemaker.amazonaws.com'),
    permissions: policy(
      allow('Bucket', { s3: ['ListBucket'] }, [arns.bucket]),
      allow('ReadInputs', { s3: ['GetObject'] }, arns.objects(`${data.prefix}*`, `${name}/*`)),
      allow('WriteResults', { s3: ['PutObject', 'AbortMultipartUpload'] }, arns.objects(`${name}/jobs/*`)),
      allow('Logs', { logs }, [arns.regional('logs', 'log-group:/aws/sagemaker/*')]),
      allow('Metrics', { cloudwatch: ['PutMetricData'] }, ['*'], {
        StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*'] },
      }),
      ...images(config),
      network(config),
      useKey(config, arns),
    ),
  };
}

/**
 * Pulling the images of jobs and endpoints: AWS's own, too, are pulled with the role's right alone
 * (aws/deep-learning-containers#759).
 */
function images(config: Config): Statement[] {
  const resources = [config.tune, ...Object.values(config.train), ...Object.values(config.endpoints)];
  const repositories = resources.flatMap((one) => {
    const [, registry = '', region, name] =
      /^(\d{12})\.dkr\.ecr\.([\w-]+)\.[^/]+\/([^:@]+)/.exec(one?.image ?? '') ?? [];
    if (name === undefined) return [];
    return [`arn:aws:ecr:${region}:${registry}:repository/${name}`];
  });
  if (repositories.length === 0) return [];
  const pull = ['BatchCheckLayerAvailability', 'BatchGetImage', 'GetDownloadUrlForLayer'];
  return [
    allow('Images', { ecr: pull }, [...new Set(repositories)]),
    allow('RegistryToken', { ecr: ['GetAuthorizationToken'] }, ['*']),
  ];
}

/** In a VPC jobs and endpoints make network interfaces of their own; EC2's descriptions know no resources. */
function network({ aws }: Config): Statement | undefined {
  if (aws.subnets.length === 0) return undefined;
  const ec2 = [
    ...['CreateNetworkInterface', 'CreateNetworkInterfacePermission', 'DeleteNetworkInterface'],
    ...['DeleteNetworkInterfacePermission', 'DescribeNetworkInterfaces', 'DescribeVpcs', 'DescribeDhcpOptions'],
    ...['DescribeSubnets', 'DescribeSecurityGroups'],
  ];
  return allow('Network', { ec2 }, ['*']);
}
