import { createHash } from 'node:crypto';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  type FunctionConfiguration,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunctionBench, zipOf } from '../support/functions.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

// What real AWS answered to the operations that actions/ calls. Each fact is from LocalStack's tests, which were run
// against AWS and keep what it answered (tests/aws/services/lambda_/*.snapshot.json, at 8b9a79f); their names stand beside it.

const CODE = 'def handler(event, context):\n    return context.function_version\n';
const FunctionName = 'lambda-facts';

let workbench: Workbench;
let standIn: StandIn;
let bench: FunctionBench;
let arn: string;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  bench = new FunctionBench(standIn);
  arn = `arn:aws:lambda:us-east-1:${standIn.account}:function:${FunctionName}`;
  await bench.create(FunctionName, CODE);
}, 120_000);

afterAll(() => workbench?.[Symbol.asyncDispose]());

const read = async (Qualifier?: string): Promise<FunctionConfiguration> =>
  (await bench.client.send(new GetFunctionCommand({ FunctionName, Qualifier }))).Configuration ?? {};
const publish = (Description?: string) =>
  bench.client.send(new PublishVersionCommand({ FunctionName, ...(Description && { Description }) }));
const describeAs = async (Description: string) => {
  const updated = await bench.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description }));
  await bench.settled(FunctionName);
  return updated;
};
const error = (name: string, message: string, httpStatusCode = 400) => ({
  name,
  message,
  $metadata: { httpStatusCode },
});
const invalid = (message: string) => ({ ...error('InvalidParameterValueException', message), Type: 'User' });
const notFound = (of: string) => ({ ...error('ResourceNotFoundException', of, 404), Type: 'User' });

describe('GetFunction', () => {
  test('of the newest state: an ARN without qualifier, with one where it was named (test_publish_version_on_create)', async () => {
    expect((await read()).FunctionArn).toBe(arn);
    expect((await read('$LATEST')).FunctionArn).toBe(`${arn}:$LATEST`);
  });

  test('says which runtime it is (test_function_lifecycle)', async () => {
    const { RuntimeVersionConfig } = await read();
    expect(RuntimeVersionConfig?.RuntimeVersionArn).toMatch(/^arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/);
  });

  test('says where its package is, for ten minutes and for nobody else (test_lambda_code_location_zipfile)', async () => {
    const { Code, Configuration } = await bench.client.send(new GetFunctionCommand({ FunctionName }));
    const location = Code?.Location ?? '';
    const zip = Buffer.from(await (await fetch(location)).arrayBuffer());
    expect([Code?.RepositoryType, createHash('sha256').update(zip).digest('base64')]).toEqual([
      'S3',
      Configuration?.CodeSha256,
    ]);
    for (const other of [
      location.replace(/expires=\d+/, 'expires=9999999999999'),
      location.replace(/&signature=.*/, ''),
    ])
      expect((await fetch(other)).status).toBe(403);
  });

  test('by another region’s ARN reaches nothing (test_get_function_wrong_region)', async () => {
    const other = arn.replace('us-east-1', 'eu-west-1');
    const words = "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')";
    for (const command of [new GetFunctionCommand({ FunctionName: other }), new InvokeCommand({ FunctionName: other })])
      await expect(bench.client.send(command as GetFunctionCommand)).rejects.toMatchObject(notFound(words));
  });

  test('by another account’s ARN is denied', async () => {
    const FunctionName = arn.replace(standIn.account, '111122223333');
    await expect(bench.client.send(new GetFunctionCommand({ FunctionName }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  test('with a qualifier that is not the ARN’s is refused (test_ops_with_arn_qualifier_mismatch)', async () => {
    const asked = { FunctionName: `${arn}:$LATEST`, Qualifier: '1' };
    const words = 'The derived qualifier from the function name does not match the specified qualifier.';
    for (const command of [new GetFunctionCommand(asked), new DeleteFunctionCommand(asked)])
      await expect(bench.client.send(command as GetFunctionCommand)).rejects.toMatchObject(invalid(words));
  });

  test('of a version that is not there (test_ops_on_nonexisting_version)', async () => {
    await expect(read('1221')).rejects.toMatchObject(notFound(`Function not found: ${arn}:1221`));
  });
});

describe('versions', () => {
  test('a published one is active at once, and changes the revision of $LATEST (test_function_revisions_version_and_alias)', async () => {
    const before = await read();
    const published = await publish();
    expect(published).toMatchObject({ Version: '1', State: 'Active', LastUpdateStatus: 'Successful' });
    expect(published.FunctionArn).toBe(`${arn}:1`);
    expect(await read('1')).toMatchObject({ RevisionId: published.RevisionId, State: 'Active' });
    const after = await read();
    expect(after.RevisionId).not.toBe(before.RevisionId);
    expect(published.RevisionId).not.toBe(after.RevisionId);
  });

  test('a description alone makes a new one; that of the request does not (test_version_lifecycle)', async () => {
    expect(await publish('only asked for')).toMatchObject({ Version: '1', Description: '' });
    await describeAs('second');
    const second = await publish();
    expect(second).toMatchObject({ Version: '2', Description: 'second' });
    const { RevisionId } = await read();
    expect(await publish('third')).toMatchObject({ Version: '2', RevisionId: second.RevisionId });
    expect((await read()).RevisionId).toBe(RevisionId);
  });

  test('lists do not say how they are (test_version_lifecycle, test_list_functions)', async () => {
    const { Versions = [] } = await bench.client.send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions.map(({ FunctionArn }) => FunctionArn)).toEqual([`${arn}:$LATEST`, `${arn}:1`, `${arn}:2`]);
    const list = async (FunctionVersion?: 'ALL') =>
      (await bench.client.send(new ListFunctionsCommand({ FunctionVersion }))).Functions ?? [];
    expect((await list()).map(({ FunctionArn }) => FunctionArn)).toEqual([arn]);
    expect((await list('ALL')).map(({ FunctionArn }) => FunctionArn)).toEqual([
      `${arn}:$LATEST`,
      `${arn}:1`,
      `${arn}:2`,
    ]);
    const state = /^(State|LastUpdateStatus|RuntimeVersionConfig)/;
    for (const each of [...Versions, ...(await list()), ...(await list('ALL'))]) {
      expect(Object.keys(each).filter((member) => state.test(member))).toEqual([]);
      expect(Object.keys(each)).toEqual(
        expect.arrayContaining(['CodeSha256', 'RevisionId', 'EphemeralStorage', 'Role']),
      );
    }
  });
});

test('a function is made by its ARN too, and has a name of 64 letters at most (test_function_arns)', async () => {
  const make = async (name: string) =>
    bench.client.send(
      new CreateFunctionCommand({
        FunctionName: name,
        ...{ Role: standIn.functionRole, Runtime: 'python3.13', Handler: 'handler.handler' },
        Code: { ZipFile: await zipOf({ 'handler.py': CODE }) },
      }),
    );
  expect(await make(`${arn}-by-arn`)).toMatchObject({
    FunctionName: 'lambda-facts-by-arn',
    FunctionArn: `${arn}-by-arn`,
  });
  const name = 'a'.repeat(65);
  await expect(make(name)).rejects.toMatchObject(
    invalid(
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ),
  );
});

describe('changes', () => {
  test('say that they are under way (test_function_lifecycle)', async () => {
    const updated = await describeAs('under way');
    expect(updated).toMatchObject({
      State: 'Active',
      LastUpdateStatus: 'InProgress',
      LastUpdateStatusReason: 'The function is being created.',
      LastUpdateStatusReasonCode: 'Creating',
    });
    const settled = await read();
    expect(settled).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
    expect(settled).not.toHaveProperty('LastUpdateStatusReason');
    expect(settled).not.toHaveProperty('LastUpdateStatusReasonCode');
    expect(settled.RevisionId).not.toBe(updated.RevisionId);
  });

  test('of the code may publish: the answer is the new version, which is still being made (test_publish_with_update)', async () => {
    const ZipFile = await zipOf({ 'handler.py': `${CODE}# changed\n` });
    const updated = await bench.client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile, Publish: true }));
    expect(updated).toMatchObject({
      Version: '3',
      FunctionArn: `${arn}:3`,
      State: 'Pending',
      StateReasonCode: 'Creating',
    });
    expect(updated).not.toHaveProperty('LastUpdateStatus');
    // On a slow machine the change is over by now.
    expect(await read('$LATEST')).toMatchObject({
      State: 'Active',
      LastUpdateStatus: expect.stringMatching(/^(InProgress|Successful)$/),
    });
    await bench.settled(FunctionName, '3');
    const CodeSha256 = createHash('sha256').update(ZipFile).digest('base64');
    expect([(await read()).CodeSha256, (await read('3')).CodeSha256]).toEqual([CodeSha256, CodeSha256]);
  });

  test('of the code may be a dry run: the answer is what would be, and nothing is', async () => {
    const before = await read();
    const ZipFile = await zipOf({ 'handler.py': `${CODE}# dry\n` });
    const dry = await bench.client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile, DryRun: true }));
    const CodeSha256 = createHash('sha256').update(ZipFile).digest('base64');
    expect(dry).toMatchObject({ CodeSha256, CodeSize: ZipFile.length, LastUpdateStatus: 'Successful' });
    expect(await read()).toEqual(before);
    const broken = { FunctionName, ZipFile: Buffer.from('no zip'), DryRun: true };
    await expect(bench.client.send(new UpdateFunctionCodeCommand(broken))).rejects.toMatchObject(
      invalid('Could not unzip uploaded file. Please check your file, then try to upload again.'),
    );
  });

  test('that send back what was read change nothing of it', async () => {
    const { TracingConfig, LoggingConfig } = await read();
    await bench.client.send(
      new UpdateFunctionConfigurationCommand({
        ...{ FunctionName, TracingConfig, LoggingConfig, Layers: [] },
        ...{ SnapStart: { ApplyOn: 'None' }, VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } },
      }),
    );
    await bench.settled(FunctionName);
    expect(await read()).toMatchObject({ TracingConfig, LoggingConfig });
  });

  test('of what the stand-in does not have are refused by name', async () => {
    for (const [member, command] of Object.entries({
      LoggingConfig: new UpdateFunctionConfigurationCommand({ FunctionName, LoggingConfig: { LogFormat: 'JSON' } }),
      TracingConfig: new UpdateFunctionConfigurationCommand({ FunctionName, TracingConfig: { Mode: 'Active' } }),
      AWS_LAMBDA_EXEC_WRAPPER: new UpdateFunctionConfigurationCommand({
        FunctionName,
        Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: '/var/task/wrapper' } },
      }),
    }))
      await expect(bench.client.send(command as UpdateFunctionCodeCommand)).rejects.toMatchObject(
        error('NotImplemented', `The stand-in has no ${member}`, 501),
      );
  });

  test.each([
    [
      'python3.7',
      /^The runtime parameter of python3\.7 is no longer supported for creating or updating AWS Lambda functions\. /,
    ],
    [
      'PYTHON3.9',
      /^Value PYTHON3\.9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[.*python3\.13.*\] or be a valid ARN$/,
    ],
  ])('to the runtime %s are refused (test_create_lambda_exceptions)', async (Runtime, words) => {
    const command = new UpdateFunctionConfigurationCommand({ FunctionName, Runtime: Runtime as 'python3.13' });
    await expect(bench.client.send(command)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringMatching(words),
    });
  });

  test('to code that is not in the bucket are refused (test_lambda_code_location_s3_errors)', async () => {
    const command = new UpdateFunctionCodeCommand({ FunctionName, S3Bucket: 'no-such-bucket-here', S3Key: 'a.zip' });
    await expect(bench.client.send(command)).rejects.toMatchObject(
      invalid(
        'Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist',
      ),
    );
  });
});

test('GetFunctionConfiguration describes as GetFunction does (test_version_lifecycle)', async () => {
  const { $metadata: _, ...described } = await bench.client.send(
    new GetFunctionConfigurationCommand({ FunctionName, Qualifier: '2' }),
  );
  expect(described).toEqual(await read('2'));
});
