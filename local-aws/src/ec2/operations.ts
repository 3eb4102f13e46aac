import type * as ec2 from '@aws-sdk/client-ec2';
import type { HandlersOf } from '../protocol/service.ts';

type Empty = Record<string, never>;

/** All EC2 operations that the stand-in has: request and response, with the SDK's types. */
export interface Operations {
  CreateSecurityGroup: [ec2.CreateSecurityGroupRequest, ec2.CreateSecurityGroupResult];
  CreateTags: [ec2.CreateTagsRequest, Empty];
  DeleteSecurityGroup: [ec2.DeleteSecurityGroupRequest, ec2.DeleteSecurityGroupResult];
  DeleteTags: [ec2.DeleteTagsRequest, Empty];
  DescribeImages: [ec2.DescribeImagesRequest, ec2.DescribeImagesResult];
  DescribeInstanceTypeOfferings: [ec2.DescribeInstanceTypeOfferingsRequest, ec2.DescribeInstanceTypeOfferingsResult];
  DescribeInstanceTypes: [ec2.DescribeInstanceTypesRequest, ec2.DescribeInstanceTypesResult];
  DescribeInstances: [ec2.DescribeInstancesRequest, ec2.DescribeInstancesResult];
  DescribeSecurityGroupRules: [ec2.DescribeSecurityGroupRulesRequest, ec2.DescribeSecurityGroupRulesResult];
  DescribeSecurityGroups: [ec2.DescribeSecurityGroupsRequest, ec2.DescribeSecurityGroupsResult];
  DescribeSubnets: [ec2.DescribeSubnetsRequest, ec2.DescribeSubnetsResult];
  DescribeVpcs: [ec2.DescribeVpcsRequest, ec2.DescribeVpcsResult];
  GetConsoleOutput: [ec2.GetConsoleOutputRequest, ec2.GetConsoleOutputResult];
  RevokeSecurityGroupEgress: [ec2.RevokeSecurityGroupEgressRequest, ec2.RevokeSecurityGroupEgressResult];
  RunInstances: [ec2.RunInstancesRequest, ec2.Reservation];
  TerminateInstances: [ec2.TerminateInstancesRequest, ec2.TerminateInstancesResult];
}

/** Handlers of some of these operations. */
export type Handlers = HandlersOf<Operations>;
