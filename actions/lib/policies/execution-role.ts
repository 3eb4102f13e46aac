import { isRegistryOfAws } from '../config/images.ts';
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
      ...ownImages(config),
      network(config),
      useKey(config, arns),
    ),
  };
}

/** AWS pulls its own images with its own credentials; all others need the role's. */
function ownImages(config: Config): Statement[] {
  const resources = [config.tune, ...Object.values(config.train), ...Object.values(config.endpoints)];
  const own = resources.flatMap((one) => {
    const [, registry = '', region, name] =
      /^(\d{12})\.dkr\.ecr\.([\w-]+)\.[^/]+\/([^:@]+)/.exec(one?.image ?? '') ?? [];
    if (name === undefined || isRegistryOfAws(registry)) return [];
    return [`arn:aws:ecr:${region}:${registry}:repository/${name}`];
  });
  if (own.length === 0) return [];
  const pull = ['BatchCheckLayerAvailability', 'BatchGetImage', 'GetDownloadUrlForLayer'];
  return [
    allow('OwnImages', { ecr: pull }, [...new Set(own)]),
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
