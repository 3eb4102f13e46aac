import type { Domain } from '../core/domain.ts';
import type { Config } from '../resources/types.ts';
import { type Arns, arnsOf, keysOf, roleNames, TRAINING_LOGS } from './arns.ts';
import { allow, type Place, policy, type Role, type Statement } from './document.ts';
import { useKey } from './shared.ts';
import { trustService } from './trust.ts';

/**
 * The role that a trust domain's jobs run as, and, of main, its endpoints: it reads the domain's inputs and writes results,
 * logs and metrics. That of pull requests, whose code nobody has reviewed, reads what main has published and touches
 * nothing of it.
 */
export function executionRole(config: Config, place: Place, domain: Domain): Role {
  const arns = arnsOf(config, place);
  const { name } = config;
  const main = keysOf(config, 'main');
  const inputs = domain === 'main' ? [main.own] : [main.code, main.weights, keysOf(config, domain).own];
  return {
    name: roleNames(config).execution[domain],
    description:
      domain === 'main'
        ? `Jobs and endpoints of the pipeline ${name}`
        : `Jobs of pull requests to the pipeline ${name}`,
    trust: trustService(place, 'sagemaker.amazonaws.com'),
    permissions: policy(
      allow('Bucket', { s3: ['ListBucket'] }, [arns.bucket]),
      allow('ReadInputs', { s3: ['GetObject'] }, arns.objects(main.data, ...inputs)),
      allow('WriteResults', { s3: ['PutObject', 'AbortMultipartUpload'] }, arns.objects(keysOf(config, domain).jobs)),
      ...logs(config, arns, domain),
      allow('Metrics', { cloudwatch: ['PutMetricData'] }, ['*'], {
        StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*'] },
      }),
      ...images(config, domain),
      ...network(config),
      ...useKey(config, arns),
    ),
  };
}

/** All training jobs of an account log into one group: each role writes the streams that bear its jobs' names. */
function logs(config: Config, arns: Arns, domain: Domain): Statement[] {
  const endpoints = domain === 'main' ? Object.keys(config.endpoints) : [];
  const serving = endpoints.map((name) => arns.regional('logs', `log-group:/aws/sagemaker/Endpoints/${name}`));
  const groups = [arns.regional('logs', TRAINING_LOGS), ...serving].flatMap((group) => [group, `${group}:*`]);
  return [
    allow('LogGroups', { logs: ['CreateLogGroup', 'DescribeLogStreams'] }, groups),
    allow('Logs', { logs: ['CreateLogStream', 'PutLogEvents'] }, [
      ...arns.jobLogs(domain, 'and trials'),
      ...serving.map((group) => `${group}:log-stream:*`),
    ]),
  ];
}

/**
 * Pulling the images of jobs and endpoints: AWS's own, too, are pulled with the role's right alone
 * (aws/deep-learning-containers#759).
 */
function images(config: Config, domain: Domain): Statement[] {
  const serving = domain === 'main' ? Object.values(config.endpoints) : [];
  const repositories = [config.tune, ...Object.values(config.train), ...serving].flatMap((one) => {
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
function network({ aws }: Config): Statement[] {
  if (aws.subnets.length === 0) return [];
  const ec2 = [
    ...['CreateNetworkInterface', 'CreateNetworkInterfacePermission', 'DeleteNetworkInterface'],
    ...['DeleteNetworkInterfacePermission', 'DescribeNetworkInterfaces', 'DescribeVpcs', 'DescribeDhcpOptions'],
    ...['DescribeSubnets', 'DescribeSecurityGroups'],
  ];
  return [allow('Network', { ec2 }, ['*'])];
}
