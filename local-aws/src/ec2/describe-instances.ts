import type { DescribeInstancesRequest, DescribeInstancesResult } from '@aws-sdk/client-ec2';
import type { Context } from '../context.ts';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import { type Filterable, filtered } from './filters.ts';
import type { InstanceRecords } from './instance-records.ts';
import { checkDryRun, invalid } from './requests.ts';

/** The handler of DescribeInstances. */
export function describeInstances({ account }: Context, records: InstanceRecords) {
  return async (input: DescribeInstancesRequest): Promise<DescribeInstancesResult> => {
    const { InstanceIds = [], Filters, MaxResults, NextToken, DryRun } = input;
    if (InstanceIds.length > 0 && MaxResults !== undefined)
      throw new AwsError(
        'InvalidParameterCombination',
        'The parameter instancesSet cannot be used with the parameter maxResults',
      );
    if (MaxResults !== undefined && (MaxResults < 5 || MaxResults > 1000))
      throw invalid(
        `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value ${MaxResults < 5 ? 'greater than 5' : 'less than 1000'}.`,
      );
    const all = (InstanceIds.length > 0 ? records.find(InstanceIds) : records.shown()).map((record) => ({
      record,
      Tags: record.description.Tags,
    }));
    const found = filtered(
      all,
      Filters,
      ({ record: { description, reservation } }): Filterable => ({
        'instance-id': [description.InstanceId],
        'instance-state-name': [description.State?.Name],
        'instance-state-code': [String(description.State?.Code)],
        'instance-type': [description.InstanceType],
        'instance-lifecycle': [description.InstanceLifecycle],
        'image-id': [description.ImageId],
        'client-token': [description.ClientToken],
        'availability-zone': [description.Placement?.AvailabilityZone],
        'subnet-id': [description.SubnetId],
        'vpc-id': [description.VpcId],
        'private-ip-address': [description.PrivateIpAddress],
        'instance.group-id': description.SecurityGroups?.map(({ GroupId }) => GroupId) ?? [],
        'iam-instance-profile.arn': [description.IamInstanceProfile?.Arn],
        'reservation-id': [reservation],
        'state-reason-code': [description.StateReason?.Code],
      }),
    );
    checkDryRun(DryRun);
    const { items, next } = page(found, { MaxResults: MaxResults ?? 1000, NextToken });
    // AWS puts instances of the same launch into one reservation.
    const reservations = Map.groupBy(items, ({ record }) => record.reservation);
    return {
      Reservations: [...reservations].map(([ReservationId, members]) => ({
        ...{ ReservationId, OwnerId: account, Groups: [] },
        Instances: members.map(({ record }) => record.description),
      })),
      ...next,
    };
  };
}
