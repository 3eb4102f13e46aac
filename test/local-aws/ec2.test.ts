import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  DescribeInstancesCommand,
  EC2Client,
  GetConsoleOutputCommand,
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

let standIn: StandIn;
let ec2: EC2Client;

beforeAll(async () => {
  standIn = await startStandIn();
  const { endpoint, region, env } = standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  ec2 = new EC2Client({ endpoint, region, credentials, maxAttempts: 1 });
});
afterAll(() => standIn.stop());

async function run(script: string, more: Partial<RunInstancesCommandInput> = {}): Promise<string> {
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ...{ ImageId: 'ami-1', InstanceType: 'm5.xlarge', MinCount: 1, MaxCount: 1 },
      UserData: Buffer.from(script).toString('base64'),
      ...more,
    }),
  );
  expect(Instances).toMatchObject([{ State: { Code: 0, Name: 'pending' } }]);
  return Instances?.[0]?.InstanceId ?? '';
}

async function describe(id: string): Promise<Instance> {
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  return Reservations?.[0]?.Instances?.[0] ?? {};
}

/** Asks until the instance has that state; the states that it had on the way. */
async function until(id: string, name: string): Promise<string[]> {
  const seen: string[] = [];
  while (seen.at(-1) !== name) {
    const now = (await describe(id)).State?.Name ?? '';
    if (seen.at(-1) !== now) seen.push(now);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return seen;
}

async function consoleOf(id: string): Promise<string> {
  const { Output = '' } = await ec2.send(new GetConsoleOutputCommand({ InstanceId: id }));
  return Buffer.from(Output, 'base64').toString();
}

test('user data runs once as on an instance, which then shuts itself down', async () => {
  const id = await run(
    `#!/bin/bash
echo "$(id -u) $PWD \${HOME-no home} $PATH $AWS_ENDPOINT_URL"
/opt/pytorch/bin/python -c 'import boto3, sys; print(sys.prefix, boto3.client("sts").meta.endpoint_url)' 2>&1 | tail -1
shutdown -P now
`,
    { InstanceInitiatedShutdownBehavior: 'terminate' },
  );
  const states = await until(id, 'terminated');
  expect(states.filter((state) => state !== 'shutting-down')).toEqual(['pending', 'running', 'terminated']);
  const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  expect(await consoleOf(id)).toBe(`0 / no home ${PATH} ${standIn.endpoint}\n/opt/pytorch ${standIn.endpoint}\n`);
});

test('an instance runs until it is terminated', async () => {
  const id = await run('#!/bin/sh\necho up\n');
  await until(id, 'running');
  const { TerminatingInstances } = await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
  expect(TerminatingInstances).toMatchObject([
    { InstanceId: id, PreviousState: { Name: 'running' }, CurrentState: { Name: 'shutting-down', Code: 32 } },
  ]);
  await until(id, 'terminated');
  expect(await describe(id)).toMatchObject({ StateReason: { Code: 'Client.UserInitiatedShutdown' } });
});

test('boto3 sees the same', async () => {
  const python = new URL('../../.local-aws/test-tools/bin/python', import.meta.url).pathname;
  const script = `
import boto3
ec2 = boto3.client("ec2")
answer = ec2.run_instances(ImageId="ami-1", InstanceType="m5.xlarge", MinCount=1, MaxCount=1, UserData="#!/bin/sh\\necho from boto3\\npoweroff\\n", InstanceInitiatedShutdownBehavior="terminate")
id = answer["Instances"][0]["InstanceId"]
while ec2.describe_instances(InstanceIds=[id])["Reservations"][0]["Instances"][0]["State"]["Name"] != "terminated":
    pass
print(ec2.get_console_output(InstanceId=id)["Output"])
`;
  const { stdout } = await promisify(execFile)(python, ['-c', script], { env: { ...process.env, ...standIn.env } });
  expect(stdout).toContain('from boto3');
});
