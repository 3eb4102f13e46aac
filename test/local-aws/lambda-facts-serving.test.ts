import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  type FunctionConfiguration,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  ListProvisionedConcurrencyConfigsCommand,
  ListTagsCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunctionBench, zipOf } from '../support/functions.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

// As lambda-facts.test.ts: what real AWS answered, of tags, aliases and concurrency.

const CODE = 'def handler(event, context):\n    return context.function_version\n';
const FunctionName = 'facts';

let standIn: StandIn;
let bench: FunctionBench;
let arn: string;

beforeAll(async () => {
  standIn = await startStandIn({ concurrency: 110 });
  bench = new FunctionBench(standIn);
  arn = `arn:aws:lambda:us-east-1:${standIn.account}:function:${FunctionName}`;
  await bench.create(FunctionName, CODE);
  for (const Timeout of [3, 4]) {
    await bench.client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout }));
    await bench.settled(FunctionName);
    await bench.publish(FunctionName);
  }
}, 120_000);

afterAll(() => standIn?.stop());

const read = async (Qualifier?: string): Promise<FunctionConfiguration> =>
  (await bench.client.send(new GetFunctionCommand({ FunctionName, Qualifier }))).Configuration ?? {};
const error = (name: string, message: string, httpStatusCode = 400) => ({
  name,
  message,
  $metadata: { httpStatusCode },
});
const invalid = (message: string) => ({ ...error('InvalidParameterValueException', message), Type: 'User' });
const notFound = (of: string) => ({ ...error('ResourceNotFoundException', of, 404), Type: 'User' });

describe('tags', () => {
  const tag = (Tags: Record<string, string>, Resource = arn) =>
    bench.client.send(new TagResourceCommand({ Resource, Tags }));

  test('change the revision, each time (TestLambdaTags::test_tag_lifecycle)', async () => {
    const revisions = [(await read()).RevisionId];
    for (const change of [
      () => tag({ a: '1' }),
      () => tag({ a: '2', b: '3' }),
      () => bench.client.send(new UntagResourceCommand({ Resource: arn, TagKeys: ['a', 'b'] })),
    ]) {
      await change();
      revisions.push((await read()).RevisionId);
    }
    expect(new Set(revisions).size).toBe(4);
  });

  test('are 50 at most, also when a function is made (test_tag_limits)', async () => {
    const many = (number: number) => Object.fromEntries(Array.from({ length: number }, (_, key) => [`${key}`, 'x']));
    const words = invalid('Number of tags exceeds resource tag limit.');
    await expect(tag(many(51))).rejects.toMatchObject(words);
    await tag(many(50));
    await expect(tag({ more: 'x' })).rejects.toMatchObject(words);
    await bench.client.send(new UntagResourceCommand({ Resource: arn, TagKeys: Object.keys(many(50)) }));
    const request = { Runtime: 'python3.13', Handler: 'handler.handler', Role: standIn.functionRole, Tags: many(51) };
    const Code = { ZipFile: await zipOf({ 'handler.py': CODE }) };
    const command = new CreateFunctionCommand({ ...request, FunctionName: 'other', Runtime: 'python3.13', Code });
    await expect(bench.client.send(command)).rejects.toMatchObject(words);
  });

  test('are of functions, not of versions (test_tag_versions); none is no tag (test_tag_exceptions)', async () => {
    const words = 'Tags on function aliases and versions are not supported. Please specify a function ARN.';
    for (const Resource of [`${arn}:1`, `${arn}:$LATEST`]) {
      await expect(tag({ a: '1' }, Resource)).rejects.toMatchObject(invalid(words));
      await expect(bench.client.send(new ListTagsCommand({ Resource }))).rejects.toMatchObject(invalid(words));
    }
    await expect(tag({})).rejects.toMatchObject(invalid('An error occurred and the request cannot be processed.'));
    await expect(tag({ a: '1' }, `${arn}-none`)).rejects.toMatchObject(notFound(`Function not found: ${arn}-none`));
  });
});

describe('aliases', () => {
  test('one with weights describes the version that it points to (test_alias_lifecycle)', async () => {
    const RoutingConfig = { AdditionalVersionWeights: { 2: 1 } };
    const alias = { FunctionName, Name: 'weighted', FunctionVersion: '1' };
    await bench.client.send(new CreateAliasCommand({ ...alias, RoutingConfig }));
    expect(await read('weighted')).toMatchObject({ Version: '1', FunctionArn: `${arn}:weighted` });
    expect((await bench.invoke(FunctionName, {}, 'weighted')).ExecutedVersion).toBe('2');
  });

  test('one that is not there (test_non_existent_alias_update)', async () => {
    const alias = { FunctionName, Name: 'none' };
    await expect(bench.client.send(new UpdateAliasCommand(alias))).rejects.toMatchObject(
      notFound(`Alias not found: ${arn}:none`),
    );
    await expect(bench.client.send(new GetAliasCommand(alias))).rejects.toMatchObject(
      notFound(`Cannot find alias arn: ${arn}:none`),
    );
  });

  test('one with provisioned concurrency has weights while it moves (hashicorp/terraform-provider-aws#48116)', async () => {
    const alias = { FunctionName, Name: 'moving' };
    await bench.client.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }));
    const provisioned = { FunctionName, Qualifier: 'moving', ProvisionedConcurrentExecutions: 1 };
    await bench.client.send(new PutProvisionedConcurrencyConfigCommand(provisioned));
    expect(await bench.provisioned(FunctionName, 'moving')).toBe('READY');
    const moved = await bench.client.send(new UpdateAliasCommand({ ...alias, FunctionVersion: '2' }));
    expect(moved).not.toHaveProperty('RoutingConfig');
    const moving = await bench.client.send(new GetAliasCommand(alias));
    expect(moving.RoutingConfig).toEqual({ AdditionalVersionWeights: { 1: 1 } });
    expect(await bench.provisioned(FunctionName, 'moving')).toBe('READY');
    expect(await bench.client.send(new GetAliasCommand(alias))).not.toHaveProperty('RoutingConfig');
    const gone = new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: 'moving' });
    await bench.client.send(gone);
  });
});

describe('concurrency', () => {
  test('of a function that is not there, or of a version (test_function_concurrency_exceptions)', async () => {
    const reserve = (name: string) =>
      bench.client.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: 1 }));
    await expect(reserve(`${FunctionName}-none`)).rejects.toMatchObject(
      notFound(`Function not found: ${arn}-none:$LATEST`),
    );
    await expect(reserve(`${arn}:1`)).rejects.toMatchObject(
      invalid(
        'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
      ),
    );
    const none = new GetFunctionConcurrencyCommand({ FunctionName: `${FunctionName}-none` });
    await expect(bench.client.send(none)).rejects.toMatchObject(notFound(`Function not found: ${arn}-none`));
  });

  test('provisioned: what is there and what is not (test_provisioned_concurrency_exceptions)', async () => {
    const get = (Qualifier: string) => new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier });
    const remove = (Qualifier: string) => new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier });
    await expect(bench.client.send(get('1'))).rejects.toMatchObject({
      ...error(
        'ProvisionedConcurrencyConfigNotFoundException',
        'No Provisioned Concurrency Config found for this function',
        404,
      ),
      Type: 'User',
    });
    expect(await bench.client.send(remove('1'))).toMatchObject({ $metadata: { httpStatusCode: 204 } });
    for (const command of [get, remove]) {
      const ask = (Qualifier: string) => bench.client.send(command(Qualifier) as ReturnType<typeof get>);
      await expect(ask('noalias')).rejects.toMatchObject(notFound(`Cannot find alias arn: ${arn}:noalias`));
      await expect(ask('10')).rejects.toMatchObject(notFound(`Function not found: ${arn}:10`));
      await expect(ask('$LATEST')).rejects.toMatchObject(
        invalid('The function resource provided must be an alias or a published version.'),
      );
    }
    const list = new ListProvisionedConcurrencyConfigsCommand({ FunctionName });
    expect((await bench.client.send(list)).ProvisionedConcurrencyConfigs).toEqual([]);
  });

  test('provisioned: more than the account has, and more than it can spare (test_provisioned_concurrency_limits)', async () => {
    const provision = (number: number) =>
      bench.client.send(
        new PutProvisionedConcurrencyConfigCommand({
          FunctionName,
          Qualifier: '1',
          ProvisionedConcurrentExecutions: number,
        }),
      );
    await expect(provision(111)).rejects.toMatchObject(
      error(
        'InvalidParameterValueException',
        "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [110].",
      ),
    );
    await expect(provision(11)).rejects.toMatchObject(
      error(
        'InvalidParameterValueException',
        "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
      ),
    );
  });
});
