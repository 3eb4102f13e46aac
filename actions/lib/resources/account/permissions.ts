import type { Domain } from '../../core/domain.ts';
import { allow, type Conditions, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf } from '../arns.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';

/** Permissions that every job and endpoint needs: images, network, metrics and the KMS key. */
export function permissions(config: Config, place: Place): Permissions {
  const arns = arnsOf(config, place);
  const key = useKey(config, arns);
  const ofJobs = (domain: Domain) => [
    allow('Metrics', { cloudwatch: ['PutMetricData'] }, ['*'], {
      StringLike: { 'cloudwatch:namespace': ['/aws/sagemaker/*'] },
    }),
    ...images(config, domain),
    ...network(config),
    ...key,
  ];
  return {
    main: [...key, ...useVolumeKey(config, arns)],
    'pull-request': key,
    execution: ofJobs('main'),
    ...(config.notebook === undefined ? {} : { notebook: [...network(config), ...key] }),
    'pull-request-execution': ofJobs('pull-request'),
    ec2: key.filter(({ Sid }) => Sid === USE),
  };
}

/** Permission to pull images; AWS's own images also need it (aws/deep-learning-containers#759). */
function images(config: Config, domain: Domain): Statement[] {
  const serving = Object.values((domain === 'main' ? config : config.preview)?.endpoints ?? {});
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

/** In a VPC, jobs and endpoints create network interfaces. EC2's describe calls cannot be limited to resources. */
function network({ aws }: Config): Statement[] {
  if (aws.subnets.length === 0) return [];
  const ec2 = [
    ...['CreateNetworkInterface', 'CreateNetworkInterfacePermission', 'DeleteNetworkInterface'],
    ...['DeleteNetworkInterfacePermission', 'DescribeNetworkInterfaces', 'DescribeVpcs', 'DescribeDhcpOptions'],
    ...['DescribeSubnets', 'DescribeSecurityGroups'],
  ];
  return [allow('Network', { ec2 }, ['*'])];
}

/**
 * Id of the statement that allows use of the key for objects; an EC2 instance needs no other statement about the key.
 */
const USE = 'UseKey';

/**
 * The KMS key of volumes and artifacts: for objects in S3, and for SageMaker, which creates grants for the volumes of
 * its instances. An alias in the config names a key of this account.
 */
function useKey({ aws }: Config, arns: Arns): Statement[] {
  const { kmsKey, region } = aws;
  if (kmsKey === undefined) return [];
  const { key, alias } = keyOf(kmsKey, arns);
  const via = ['s3', 'sagemaker'].map((service) => `${service}.${region}.amazonaws.com`);
  return [
    allow('DescribeKey', { kms: ['DescribeKey'] }, key, alias),
    allow(USE, { kms: ['Decrypt', 'GenerateDataKey'] }, key, {
      StringEquals: { 'kms:ViaService': via },
      ...alias,
    }),
    allow('GrantKey', { kms: ['CreateGrant'] }, key, { Bool: { 'kms:GrantIsForAWSResource': ['true'] }, ...alias }),
  ];
}

/**
 * Permission to use the key for the volume of an EC2 instance. Source: EC2 User Guide, "Amazon EBS encryption",
 * permissions of the principal that launches the instance.
 */
function useVolumeKey({ aws, ec2 }: Config, arns: Arns): Statement[] {
  const { kmsKey, region } = aws;
  if (kmsKey === undefined || ec2 === undefined) return [];
  const { key, alias } = keyOf(kmsKey, arns);
  const kms = ['Decrypt', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom', 'ReEncryptTo'];
  return [
    allow('UseVolumeKey', { kms }, key, {
      StringEquals: { 'kms:ViaService': [`ec2.${region}.amazonaws.com`] },
      ...alias,
    }),
  ];
}

/** KMS statements name keys, not aliases; a condition names the alias. */
function keyOf(kmsKey: string, arns: Arns): { key: string[]; alias: Conditions } {
  const isAlias = kmsKey.startsWith('alias/');
  const path = isAlias ? 'key/*' : `key/${kmsKey}`;
  return {
    key: [kmsKey.startsWith('arn:') ? kmsKey : arns.regional('kms', path)],
    alias: isAlias ? { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [kmsKey] } } : {},
  };
}
