import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import { filtered } from './filters.ts';
import type { InstanceRecords } from './instance-records.ts';
import { EVERYTHING, type Group, type Network } from './network.ts';
import type { Handlers } from './operations.ts';
import { checkDryRun, tagsFor } from './requests.ts';

/** Operations on security groups. */
export function securityGroups(network: Network, records: InstanceRecords): Handlers {
  const ruleOf = ({ GroupId, OwnerId, egress }: Group) => ({
    ...{ SecurityGroupRuleId: egress, GroupId, GroupOwnerId: OwnerId, IsEgress: true, IpProtocol: '-1' },
    ...{ FromPort: -1, ToPort: -1, CidrIpv4: '0.0.0.0/0', Tags: [] },
  });

  return {
    async CreateSecurityGroup({ GroupName = '', Description = '', VpcId, TagSpecifications, DryRun }) {
      const vpc = VpcId ?? network.defaultVpc()?.VpcId;
      if (vpc === undefined) throw new AwsError('VPCIdNotSpecified', 'No default VPC for this user');
      if (network.vpcs().every((one) => one.VpcId !== vpc))
        throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${vpc}' does not exist`);
      if (GroupName.startsWith('sg-'))
        throw new AwsError(
          'InvalidParameterValue',
          `Value (${GroupName}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`,
        );
      // biome-ignore lint/suspicious/noControlCharactersInRegex: EC2 accepts only ASCII here.
      if (!/^[\x00-\x7f]*$/.test(Description))
        throw new AwsError(
          'InvalidParameterValue',
          `Value (${Description}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.`,
        );
      const tags = tagsFor('security-group', TagSpecifications);
      checkDryRun(DryRun);
      const { GroupId, Tags } = network.make(GroupName, Description, vpc, tags);
      return { GroupId, Tags };
    },
    async DeleteSecurityGroup({ GroupId = '', DryRun }) {
      const { GroupName } = network.group(GroupId);
      if (GroupName === 'default')
        throw new AwsError(
          'CannotDelete',
          `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
        );
      // The security groups of a terminated instance are removed from its description, so they are not in use.
      const inUse = records
        .known()
        .some(({ description }) => description.SecurityGroups?.some((group) => group.GroupId === GroupId));
      if (inUse) throw new AwsError('DependencyViolation', `resource ${GroupId} has a dependent object`);
      checkDryRun(DryRun);
      network.delete(GroupId);
      return { Return: true, GroupId };
    },
    async DescribeSecurityGroups({ GroupIds, GroupNames, Filters, ...pages }) {
      for (const id of GroupIds ?? []) network.group(id);
      const groups = network
        .groups()
        .filter(({ GroupId }) => GroupIds === undefined || GroupIds.includes(GroupId))
        .filter(({ GroupName = '' }) => GroupNames === undefined || GroupNames.includes(GroupName));
      const found = filtered(groups, Filters, (group) => ({
        'group-id': [group.GroupId],
        'group-name': [group.GroupName],
        'vpc-id': [group.VpcId],
        description: [group.Description],
        'owner-id': [group.OwnerId],
      }));
      const { items, next } = page(found, { MaxResults: 1000, ...pages });
      const SecurityGroups = items.map(
        ({ egress, ...group }): SecurityGroup => ({
          ...group,
          IpPermissions: [],
          IpPermissionsEgress: egress === undefined ? [] : [EVERYTHING],
        }),
      );
      return { SecurityGroups, ...next };
    },
    async DescribeSecurityGroupRules({ Filters, SecurityGroupRuleIds, ...pages }) {
      const rules = network
        .groups()
        .filter(({ egress }) => egress !== undefined)
        .map(ruleOf);
      const found = filtered(rules, Filters, (rule) => ({
        'group-id': [rule.GroupId],
        'security-group-rule-id': [rule.SecurityGroupRuleId],
      })).filter(({ SecurityGroupRuleId = '' }) => SecurityGroupRuleIds?.includes(SecurityGroupRuleId) ?? true);
      const { items, next } = page(found, { MaxResults: 1000, ...pages });
      return { SecurityGroupRules: items, ...next };
    },
    async RevokeSecurityGroupEgress({ GroupId = '', SecurityGroupRuleIds = [], IpPermissions = [], DryRun }) {
      const group = network.group(GroupId);
      const everything = IpPermissions.some(
        ({ IpProtocol, IpRanges = [] }) => IpProtocol === '-1' && IpRanges.some(({ CidrIp }) => CidrIp === '0.0.0.0/0'),
      );
      const named = group.egress !== undefined && SecurityGroupRuleIds.includes(group.egress);
      if (!named && !(everything && group.egress !== undefined))
        throw new AwsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
      checkDryRun(DryRun);
      delete group.egress;
      network.put(group);
      return { Return: true };
    },
  };
}
