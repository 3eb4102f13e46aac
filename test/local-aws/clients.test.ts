import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

/** Python environment with boto3 and awscli (test/requirements.txt). */
const CLIENTS = resolve(process.env['LOCAL_AWS_TEST_TOOLS'] ?? '.local-aws/test-tools');

let workbench: Workbench;
let standIn: StandIn;
let home: string;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  home = await mkdtemp(join(tmpdir(), 'clients-'));
});
afterAll(async () => {
  await workbench?.[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

async function run(command: string, ...args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, ...standIn.env };
  return (await promisify(execFile)(join(CLIENTS, 'bin', command), args, { env, cwd: home })).stdout;
}

test('awscli: who am I, a bucket, a file there and back, a list', async () => {
  const identity = JSON.parse(await run('aws', 'sts', 'get-caller-identity'));
  expect(identity.Account).toBe(standIn.account);
  await run('aws', 's3', 'mb', 's3://cli-alone');
  await run('python', '-c', 'open("big", "wb").write(b"0123456789" * 2_000_000)');
  await run('aws', 's3', 'cp', 'big', 's3://cli-alone/folder/big', '--quiet');
  expect(await run('aws', 's3', 'ls', 's3://cli-alone/folder/')).toMatch(/ 20000000 big\n$/);
  const jobs = await run('aws', 'sagemaker', 'list-training-jobs', '--name-contains', 'of-nobody');
  expect(JSON.parse(jobs)).toEqual({ TrainingJobSummaries: [] });
});

test('awscli: an error is the one of AWS', async () => {
  const failed = run('aws', 'sagemaker', 'describe-endpoint', '--endpoint-name', 'none');
  await expect(failed).rejects.toMatchObject({
    stderr: expect.stringContaining(
      '(ValidationException) when calling the DescribeEndpoint operation: Could not find',
    ),
  });
});

test('boto3: S3, logs, metrics as CBOR, IAM, SageMaker and its runtime', async () => {
  const printed = await run('python', '-c', BOTO3);
  expect(JSON.parse(printed)).toEqual({
    objects: { kept: 'bytes' },
    logs: ['a line'],
    metrics: ['Loss'],
    role: 'sagemaker-execution',
    validation: expect.stringContaining("'endpointName' failed to satisfy constraint"),
    invocation: 'ValidationError',
    presigned: 'bytes',
  });
});

const BOTO3 = `
import json, time, urllib.request
import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

def refusal(call):
    try:
        call()
    except ClientError as error:
        return error.response["Error"]

s3 = boto3.client("s3", config=Config(signature_version="s3v4"))
s3.create_bucket(Bucket="boto")
s3.put_object(Bucket="boto", Key="kept", Body=b"bytes")
keys = [entry["Key"] for entry in s3.list_objects_v2(Bucket="boto")["Contents"]]
presigned = s3.generate_presigned_url("get_object", Params={"Bucket": "boto", "Key": "kept"})

logs = boto3.client("logs")
stream = {"logGroupName": "group", "logStreamName": "stream"}
logs.create_log_group(logGroupName="group")
logs.create_log_stream(**stream)
logs.put_log_events(**stream, logEvents=[{"timestamp": int(time.time() * 1000), "message": "a line"}])

metrics = boto3.client("cloudwatch")
metrics.put_metric_data(Namespace="test", MetricData=[{"MetricName": "Loss", "Value": 0.5}])

print(json.dumps({
    "objects": {key: s3.get_object(Bucket="boto", Key=key)["Body"].read().decode() for key in keys},
    "logs": [event["message"] for event in logs.get_log_events(**stream)["events"]],
    "metrics": [metric["MetricName"] for metric in metrics.list_metrics(Namespace="test")["Metrics"]],
    "role": boto3.client("iam").get_role(RoleName="sagemaker-execution")["Role"]["RoleName"],
    "validation": refusal(lambda: boto3.client("sagemaker").describe_endpoint(EndpointName="under_score"))["Message"],
    "invocation": refusal(lambda: boto3.client("sagemaker-runtime").invoke_endpoint(EndpointName="none", Body=b"x"))["Code"],
    "presigned": urllib.request.urlopen(presigned).read().decode(),
}))
`;
