import { describe, expect, test } from 'vitest';
import { loadModel } from '../../local-aws/src/protocol/model.ts';
import { validate } from '../../local-aws/src/protocol/validate.ts';

const model = loadModel('sagemaker');
const role = 'arn:aws:iam::123456789012:role/sagemaker-execution';
const job = {
  TrainingJobName: 'dog-breeds-1',
  RoleArn: role,
  AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'File' },
  OutputDataConfig: { S3OutputPath: 's3://data/out' },
  ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 10 },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
};

test('a good request comes out as it went in', () => {
  expect(validate(model, 'CreateTrainingJob', job)).toEqual(job);
});

test('times come out as dates, null members are left out', () => {
  const input = { CreationTimeAfter: 1_700_000_000.5, NameContains: null };
  expect(validate(model, 'ListTrainingJobs', input)).toEqual({ CreationTimeAfter: new Date(1_700_000_000_500) });
});

describe('each kind of constraint, in the words of AWS', () => {
  test.each([
    [
      'pattern',
      { TrainingJobName: 'bad_name' },
      "Value 'bad_name' at 'trainingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
    ],
    [
      'length',
      { OutputDataConfig: { S3OutputPath: `s3://b/${'x'.repeat(1024)}` } },
      "at 'outputDataConfig.s3OutputPath' failed to satisfy constraint: Member must have length less than or equal to 1024",
    ],
    [
      'range',
      { StoppingCondition: { MaxRuntimeInSeconds: 0 } },
      "Value '0' at 'stoppingCondition.maxRuntimeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'enum',
      { ResourceConfig: { ...job.ResourceConfig, InstanceType: 'ml.m5.tiny' } },
      "Value 'ml.m5.tiny' at 'resourceConfig.instanceType' failed to satisfy constraint: Member must satisfy enum value set: [",
    ],
    [
      'required',
      { RoleArn: undefined },
      "Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a value that is no role',
      { RoleArn: 'role-of-some-length-that-is-no-arn' },
      "Value 'role-of-some-length-that-is-no-arn' at 'roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: ",
    ],
    [
      'list length',
      { Tags: Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: '' })) },
      "at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    ],
    [
      'a member of a list',
      { Tags: [{ Key: 'commit', Value: 'fix: why does it fail?' }] },
      "Value 'fix: why does it fail?' at 'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: ",
    ],
    [
      'map value',
      { HyperParameters: { note: 'two\nlines' } },
      "Value '{note=two\nlines}' at 'hyperParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 2500, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: .*]",
    ],
    [
      'map key',
      { Environment: { '1ST': 'x' } },
      "Value '{1ST=x}' at 'environment' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 512, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: [a-zA-Z_][a-zA-Z0-9_]*]",
    ],
    [
      'text in a list',
      { VpcConfig: { SecurityGroupIds: ['sg-1'], Subnets: ['subnet-1', 'subnet_2'] } },
      "Value '[subnet-1, subnet_2]' at 'vpcConfig.subnets' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 32, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: [-0-9a-zA-Z]+]",
    ],
    [
      'an unknown member',
      { HyperParamters: {} },
      "Value at 'hyperParamters' failed to satisfy constraint: Member must be one of: [TrainingJobName, ",
    ],
  ])('%s', (_kind, change, expected) => {
    const words = messageOf({ ...job, ...change });
    expect(words).toMatch(/^1 validation error detected: Value/);
    expect(words).toContain(expected);
  });
});

test('all findings are told at once', () => {
  const words = messageOf({
    ...job,
    TrainingJobName: 'bad_name!',
    StoppingCondition: { MaxRuntimeInSeconds: 0 },
    OutputDataConfig: {},
  });
  expect(words).toMatch(
    /^3 validation errors detected: .*'bad_name!' at 'trainingJobName'.*; .*'outputDataConfig\.s3OutputPath'.*; .*maxRuntimeInSeconds/,
  );
});

test('a tuning job may have 32 characters', () => {
  const words = messageOf({ HyperParameterTuningJobName: 'a'.repeat(33) }, 'StopHyperParameterTuningJob');
  expect(words).toContain('Member must have length less than or equal to 32');
});

test('a value of the wrong type is a serialization error before anything is validated', () => {
  const wrong = { ...job, TrainingJobName: 'bad_name', ResourceConfig: { ...job.ResourceConfig, InstanceCount: '1' } };
  expect(() => validate(model, 'CreateTrainingJob', wrong)).toThrow(
    expect.objectContaining({
      code: 'SerializationException',
      message: "string at 'resourceConfig.instanceCount' can not be converted to integer",
    }),
  );
  expect(() => validate(model, 'ListModels', [])).toThrow('list at the request can not be converted to structure');
});

test('every pattern of the models compiles', () => {
  for (const service of ['sagemaker', 'sagemaker-runtime']) {
    const { shapes } = loadModel(service);
    const patterned = Object.keys(shapes).filter((name) => shapes[name]?.pattern !== undefined);
    expect(patterned.length).toBeGreaterThan(5);
    for (const name of patterned) {
      const one = { service, version: '', operations: { Any: 'Input' }, shapes: { ...shapes, Input: holding(name) } };
      expect(() => validate(one, 'Any', { It: '' })).not.toThrow(SyntaxError);
    }
  }
});

function holding(shape: string) {
  return { type: 'structure', members: { It: { shape } } };
}

function messageOf(input: object, operation = 'CreateTrainingJob'): string {
  try {
    validate(model, operation, JSON.parse(JSON.stringify(input)));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ValidationException', status: 400 });
    return (error as Error).message;
  }
  throw new Error('nothing was found');
}
