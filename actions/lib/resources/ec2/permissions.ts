import { allow, type Conditions, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf, keysOf } from '../arns.ts';
import { PIPELINE } from '../conditions.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';
import type { Ec2 } from './config.ts';
import { logGroupOf } from './log-group.ts';

/**
 * Main may only launch and end instances of its pipeline. An instance may read its inputs, and write its results and
 * log.
 */
export function permissions(config: Config, place: Place): Permissions {
  const { ec2 } = config;
  if (ec2 === undefined) return {};
  const arns = arnsOf(config, place);
  return { main: ofMain(config, ec2, place, arns), ec2: ofInstances(config, arns) };
}

function ofMain(config: Config, ec2: Ec2, place: Place, arns: Arns): Statement[] {
  const { region } = config.aws;
  const own = (...types: readonly string[]) => types.map((type) => arns.regional('ec2', `${type}/*`));
  const requested: Conditions = { StringEquals: { [PIPELINE.requested]: [config.name] } };
  const borne: Conditions = { StringEquals: { [PIPELINE.borne]: [config.name] } };
  const profile = `arn:aws:iam::${place.account}:instance-profile/${ec2.instanceProfile}`;
  const { ec2Launches } = keysOf(config, 'main');
  return [
    // EC2's describe calls cannot be limited to resources (Service Authorization Reference).
    allow('ReadEc2', { ec2: READ_EC2 }, ['*']),
    allow('ReadAmi', { ssm: ['GetParameter'] }, [`arn:aws:ssm:${region}::parameter${ec2.ami}`]),
    allow('ReadProfile', { iam: ['GetInstanceProfile'] }, [profile]),
    // The resources that a launch creates: only types of the config, with its profile and version 2 of the metadata
    // service.
    allow('LaunchInstance', { ec2: ['RunInstances'] }, own('instance'), {
      StringEquals: {
        ...requested['StringEquals'],
        'ec2:InstanceType': ec2.instances,
        'ec2:InstanceProfile': [profile],
        'ec2:MetadataHttpTokens': ['required'],
      },
    }),
    allow('LaunchVolume', { ec2: ['RunInstances'] }, own('volume'), {
      ...requested,
      Bool: { 'ec2:Encrypted': ['true'] },
    }),
    // The resources that a launch uses: an image, a subnet and the pipeline's group. Without a key pair, nobody can log
    // in.
    allow('LaunchFrom', { ec2: ['RunInstances'] }, [
      `arn:aws:ec2:${region}::image/*`,
      ...own('network-interface', 'subnet', ...(ec2.spot ? ['spot-instances-request'] : [])),
    ]),
    allow('LaunchInGroup', { ec2: ['RunInstances'] }, own('security-group'), borne),
    allow('MakeGroup', { ec2: ['CreateSecurityGroup'] }, own('security-group'), requested),
    allow('MakeGroupIn', { ec2: ['CreateSecurityGroup'] }, own('vpc')),
    allow('TagNew', { ec2: ['CreateTags'] }, own('instance', 'volume', 'security-group'), {
      StringEquals: {
        ...requested['StringEquals'],
        'ec2:CreateAction': ['RunInstances', 'CreateSecurityGroup'],
      },
    }),
    allow('TagInstance', { ec2: ['CreateTags'] }, own('instance'), {
      ...borne,
      StringEqualsIfExists: { [PIPELINE.requested]: [config.name] },
    }),
    allow('EndInstance', { ec2: ['TerminateInstances', 'GetConsoleOutput'] }, own('instance'), borne),
    // The role has the name of its profile.
    allow('PassInstanceRole', { iam: ['PassRole'] }, [arns.role(ec2.instanceProfile)], {
      StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] },
    }),
    ...(ec2.spot ? [makeSpotRole(arns)] : []),
    allow('ReadInstanceLogs', { logs: ['GetLogEvents'] }, [
      arns.regional('logs', `log-group:${logGroupOf(config.name)}:log-stream:*`),
    ]),
    allow('WriteLaunches', { s3: ['PutObject'] }, arns.objects(...ec2Launches), ONCE),
  ];
}

const READ_EC2 = [
  ...['DescribeInstances', 'DescribeImages', 'DescribeVpcs', 'DescribeSubnets', 'DescribeSecurityGroups'],
  ...['DescribeInstanceTypes', 'DescribeInstanceTypeOfferings'],
];

/** The object must not exist yet (S3 User Guide, "Enforce conditional writes"). */
const ONCE: Conditions = { Null: { 's3:if-none-match': ['false'] } };

/**
 * An account's first spot instance needs EC2's service-linked role (EC2 User Guide, "Service-linked role for Spot
 * Instances").
 */
function makeSpotRole(arns: Arns): Statement {
  const role = arns.role('aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot');
  return allow('MakeSpotRole', { iam: ['CreateServiceLinkedRole'] }, [role], {
    StringEquals: { 'iam:AWSServiceName': ['spot.amazonaws.com'] },
  });
}

/**
 * The permissions of the code on an instance: it reads the inputs that main has published, and writes results that do
 * not exist yet. The checkpoint of a spot instance is replaced after each epoch.
 */
function ofInstances(config: Config, arns: Arns): Statement[] {
  const { data, records, code, weights, ec2Jobs, ec2Results, ec2Large, ec2Checkpoints } = keysOf(config, 'main');
  const group = arns.regional('logs', `log-group:${logGroupOf(config.name)}`);
  const { spot = false } = config.ec2 ?? {};
  return [
    allow(
      'ReadInputs',
      { s3: ['GetObject'] },
      arns.objects(data, records[0] ?? '', code, weights, ec2Jobs, ...(spot ? [ec2Checkpoints] : [])),
    ),
    allow('WriteOnce', { s3: ['PutObject'] }, arns.objects(...ec2Results), ONCE),
    // Requests for parts do not have this header; the request that completes the upload has it.
    allow('WriteParts', { s3: ['PutObject'] }, arns.objects(...ec2Large), {
      Bool: { 's3:ObjectCreationOperation': ['false'] },
    }),
    allow('GiveUpParts', { s3: ['AbortMultipartUpload'] }, arns.objects(...ec2Large)),
    ...(spot ? [allow('WriteCheckpoints', { s3: ['PutObject'] }, arns.objects(ec2Checkpoints))] : []),
    allow('LogGroup', { logs: ['CreateLogGroup'] }, [group, `${group}:*`]),
    allow('Logs', { logs: ['CreateLogStream', 'PutLogEvents'] }, [`${group}:log-stream:*`]),
  ];
}
