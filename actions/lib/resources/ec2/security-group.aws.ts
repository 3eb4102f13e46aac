import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  EC2Client,
  type Filter,
  type IpPermission,
  paginateDescribeSecurityGroups,
} from '@aws-sdk/client-ec2';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { cleanTags } from '../../aws/tags.ts';
import type { Found, Observed, OwnedKind, Tags } from '../../core/graph.ts';

/** A security group. */
export interface SecurityGroup {
  /** Id, such as `sg-0abc`. */
  readonly id: string;
  /** Its inbound rules, for messages. */
  readonly inbound: readonly string[];
}

/** Security groups by their names, which end with the id of their VPC because names are unique only within a VPC. */
export function securityGroupKind(aws: Aws): OwnedKind<SecurityGroup> {
  return {
    name: 'security group',
    identity: 'name',
    async observe(name) {
      const [found] = await describe(aws, [
        { Name: 'group-name', Values: [name] },
        { Name: 'vpc-id', Values: [vpcOf(name)] },
      ]);
      return found?.observed;
    },
    ownPrefix: ({ pipeline }) => `${pipeline}-ec2-vpc-`,
    async *find(prefix): AsyncIterable<Found> {
      for (const { name, observed } of await describe(aws, [{ Name: 'group-name', Values: [`${prefix}*`] }]))
        yield { id: name, running: false, tags: async () => observed.tags ?? {} };
    },
    async remove(name) {
      const [found] = await describe(aws, [{ Name: 'group-name', Values: [name] }]);
      if (found === undefined) return;
      const request = new DeleteSecurityGroupCommand({ GroupId: found.observed.resource.id });
      await unlessNotFound(aws.client(EC2Client).send(request));
    },
  };
}

const vpcOf = (name: string) => /vpc-\w+$/.exec(name)?.[0] ?? '';

async function describe(aws: Aws, Filters: Filter[]): Promise<{ name: string; observed: Observed<SecurityGroup> }[]> {
  const pages = paginateDescribeSecurityGroups({ client: aws.client(EC2Client) }, { Filters });
  const groups = (await Array.fromAsync(pages)).flatMap(({ SecurityGroups = [] }) => SecurityGroups);
  return groups.map(({ GroupName: name = '', GroupId: id = '', IpPermissions = [], Tags = [] }) => ({
    name,
    observed: {
      resource: { id, inbound: IpPermissions.map(rule) },
      phase: { is: 'ready', detail: id },
      tags: Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
    },
  }));
}

function rule(permission: IpPermission): string {
  const { IpProtocol, FromPort, ToPort, IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [] } = permission;
  const ports =
    FromPort === undefined || FromPort === -1 ? '' : ` ${FromPort}${ToPort === FromPort ? '' : `-${ToPort}`}`;
  const from = [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)];
  const sources = [...from, ...UserIdGroupPairs.map(({ GroupId }) => GroupId)].join(', ');
  return `${IpProtocol === '-1' ? 'everything' : IpProtocol}${ports} from ${sources || 'a prefix list'}`;
}

/** Creates a security group without inbound rules: nothing can connect to its instances. */
export async function createSecurityGroup(aws: Aws, name: string, description: string, tags: Tags): Promise<void> {
  const Tags = Object.entries(cleanTags(tags)).map(([Key, Value]) => ({ Key, Value }));
  await aws.client(EC2Client).send(
    new CreateSecurityGroupCommand({
      GroupName: name,
      Description: description,
      VpcId: vpcOf(name),
      TagSpecifications: [{ ResourceType: 'security-group', Tags }],
    }),
  );
}
