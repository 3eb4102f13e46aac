import { EC2Client, paginateDescribeInstances, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import {
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  paginateListAttachedRolePolicies,
  paginateListInstanceProfiles,
  paginateListRolePolicies,
  paginateListRoles,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import { DeleteFunctionCommand, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import {
  DeleteEndpointCommand,
  paginateListEndpoints,
  paginateListHyperParameterTuningJobs,
  paginateListTrainingJobs,
  SageMakerClient,
  StopHyperParameterTuningJobCommand,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { clientSettings } from './client-settings.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

let shared: Promise<StandIn> | undefined;
let users = 0;

/**
 * The stand-in that all test files of this process share; it ends with the process. Starting one for each file would take
 * a tenth of the time of all tests.
 */
export function useSharedStandIn(): Promise<StandIn> {
  users++;
  shared ??= startStandIn();
  return shared;
}

/** Says that a user of the shared stand-in needs it no more. After the last one, nothing keeps running in its account. */
export async function leaveSharedStandIn(standIn: StandIn): Promise<void> {
  users--;
  if (users > 0) return;
  await endAll(standIn);
  await removeRoles(standIn);
}

/** Roles and instance profiles that tests have made: their names are short, and another file may take the same. */
async function removeRoles(standIn: StandIn): Promise<void> {
  const client = new IAMClient(clientSettings(standIn));
  for await (const { InstanceProfiles = [] } of paginateListInstanceProfiles({ client }, {})) {
    for (const { InstanceProfileName, Roles = [] } of InstanceProfiles) {
      for (const { RoleName } of Roles)
        await client.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName }));
      await client.send(new DeleteInstanceProfileCommand({ InstanceProfileName }));
    }
  }
  const own = [standIn.executionRole, standIn.functionRole];
  const roles = (await Array.fromAsync(paginateListRoles({ client }, {}))).flatMap(({ Roles = [] }) => Roles);
  for (const { RoleName = '' } of roles.filter(({ Arn = '' }) => !own.includes(Arn))) {
    for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName }))
      for (const PolicyName of PolicyNames) await client.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    for await (const { AttachedPolicies = [] } of paginateListAttachedRolePolicies({ client }, { RoleName }))
      for (const { PolicyArn } of AttachedPolicies)
        await client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await client.send(new DeleteRoleCommand({ RoleName }));
  }
}

async function endAll(standIn: StandIn): Promise<void> {
  const settings = clientSettings(standIn);
  const client = new SageMakerClient(settings);
  const running = { StatusEquals: 'InProgress' } as const;
  for await (const { HyperParameterTuningJobSummaries = [] } of paginateListHyperParameterTuningJobs(
    { client },
    running,
  ))
    for (const { HyperParameterTuningJobName } of HyperParameterTuningJobSummaries)
      await client.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName })).catch(() => undefined);
  for await (const { TrainingJobSummaries = [] } of paginateListTrainingJobs({ client }, running))
    for (const { TrainingJobName } of TrainingJobSummaries)
      await client.send(new StopTrainingJobCommand({ TrainingJobName })).catch(() => undefined);
  for await (const { Endpoints = [] } of paginateListEndpoints({ client }, {}))
    for (const { EndpointName } of Endpoints)
      await client.send(new DeleteEndpointCommand({ EndpointName })).catch(() => undefined);
  const lambda = new LambdaClient(settings);
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {}))
    for (const { FunctionName } of Functions) await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  const ec2 = new EC2Client(settings);
  const alive = { Filters: [{ Name: 'instance-state-name', Values: ['pending', 'running'] }] };
  for await (const { Reservations = [] } of paginateDescribeInstances({ client: ec2 }, alive)) {
    const InstanceIds = Reservations.flatMap(({ Instances = [] }) =>
      Instances.map(({ InstanceId = '' }) => InstanceId),
    );
    if (InstanceIds.length > 0) await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  }
}
