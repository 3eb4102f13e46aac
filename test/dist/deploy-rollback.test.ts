import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteEndpointCommand,
  DescribeEndpointCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

/** Ways in which a serving application can be written. */
const SERVING = {
  good: (text: string) => text,
  anotherGood: (text: string) => `${text}\n# mended\n`,
  thirdGood: (text: string) => `${text}\n# mended again\n`,
  wrong: (text: string) => text.replace('self.model["answer"]', '"dog"'),
  constructorRaises: (text: string) => text.replace('self.model = ', 'raise RuntimeError("no such layer")\n        '),
  failsWhenAsked: (text: string) =>
    text
      .replace(/import json\n/, 'import json, threading, time\n')
      .replace(
        '        self.model = ',
        `        self.asked = False
        def talk():
            while not self.asked:
                print("still alive", flush=True)
                time.sleep(0.05)
        threading.Thread(target=talk, daemon=True).start()
$&`,
      )
      .replace('-> Response:\n', '$&        self.asked = True\n        raise RuntimeError("no such layer")\n'),
  builderRaises: (text: string) => text.replace('-> serve.Application:', '$&\n    raise RuntimeError("no such layer")'),
};

describe('a deploy that goes wrong', () => {
  let bench: Workbench;
  let repository: UserRepository;
  let original: string;

  beforeAll(async () => {
    bench = await startWorkbench();
    repository = userRepository('roll');
    repository.edit((config) => delete config['tune']);
    original = repository.read('serving/serve_app.py');
    await bench.runAll(['sync-data', 'train'], repository);
  });
  afterAll(async () => {
    repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    bench.proxy.calls.length = 0;
  });

  const deploy = (how: keyof typeof SERVING, inputs: Record<string, string> = {}) => {
    repository.write('serving/serve_app.py', SERVING[how](original));
    return bench.run('deploy', repository, { inputs });
  };
  const expecting = (expect: string) =>
    repository.edit((config) => Object.assign(config['endpoints']['roll-endpoint'].smoke, { expect }));
  const describeEndpoint = () => bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'roll-endpoint' }));
  /** The class that the endpoint answers with. */
  async function answer(): Promise<string> {
    const { endpoint, region, env } = bench.standIn;
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
    const client = new SageMakerRuntimeClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    const { Body } = await client.send(
      new InvokeEndpointCommand({
        EndpointName: 'roll-endpoint',
        ContentType: 'image/png',
        Body: readFileSync(join(repository.folder, 'images/test/001.cat/5.png')),
      }),
    );
    return JSON.parse(Body?.transformToString() ?? '').predictions[0].class;
  }
  /** The previous configuration serves again, and the error says so. */
  async function isBack(error: string, config = ''): Promise<void> {
    expect(error).toContain(`serves the previous configuration ${config}.`);
    expect(await describeEndpoint()).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: config });
    expect(await answer()).toBe('cat');
  }
  const count = (operation: string) => bench.proxy.calls.filter((call) => call.operation === operation).length;
  async function names() {
    const configs = await bench.sagemaker.send(new ListEndpointConfigsCommand({ NameContains: 'roll-' }));
    const models = await bench.sagemaker.send(new ListModelsCommand({ NameContains: 'roll-' }));
    return {
      configs: (configs.EndpointConfigs ?? []).map(({ EndpointConfigName }) => EndpointConfigName),
      models: (models.Models ?? []).map(({ ModelName }) => ModelName),
    };
  }

  it('creates an endpoint whose constructor raises while ping is 200: it is deleted again', async () => {
    const error = onlyError(await deploy('constructorRaises'), 'verification-failed');
    expect(error).toMatch(/^The endpoint roll-endpoint .*images\/test\/001\.cat\/5\.png: .*\(503\)/);
    expect(error).toContain('failed to deploy');
    expect(error).toContain('new, so it was deleted');
    expect(error).toMatch(/\nThe end of its log:\n(.|\n)* {2}RuntimeError: /);
    expect(error).toMatch(/\n→ Fix the model or the serving code/);
    const { Endpoints } = await bench.sagemaker.send(new ListEndpointsCommand({ NameContains: 'roll-' }));
    expect(Endpoints).toEqual([]);
    const before = count('CreateEndpoint');
    expect(onlyError(await deploy('constructorRaises'), 'rejected-before')).toMatch(
      /configuration \S+ on the new endpoint roll-endpoint/,
    );
    expect(count('CreateEndpoint')).toBe(before);
  });

  it('makes a new endpoint again whose `smoke.expect` was wrong, once that is corrected, without being asked to', async () => {
    expecting('dog');
    const error = onlyError(await deploy('good'), 'verification-failed');
    expect(error).toMatch(/cat [\d.]+ %.* dog /);
    expect(error).toContain('new, so it was deleted');
    expect(onlyError(await deploy('good'), 'rejected-before')).toMatch(/on the new endpoint .*\n→ .*correct `smoke`/);
    expect(count('CreateEndpoint')).toBe(1);
    expecting('cat');
    const { code, log } = await deploy('good');
    expect(code, log).toBe(0);
    await bench.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'roll-endpoint' }));
  });

  it('creates an endpoint whose builder raises: it fails with the reason of AWS, and is not made again', async () => {
    const error = onlyError(await deploy('builderRaises'), 'resource-failed');
    expect(error).toMatch(/^The endpoint roll-endpoint .*: Failed: .+/);
    expect(error).toMatch(/\nThe end of its log:\n(.|\n)* {2}RuntimeError: no such layer/);
    expect(error).toMatch(/\n→ Fix the cause/);
    expect(onlyError(await deploy('builderRaises'), 'resource-failed')).toMatch(
      /^The endpoint roll-endpoint .*: Failed: /,
    );
    expect(count('CreateEndpoint')).toBe(1);
  });

  it('replaces a failed endpoint when the cause is mended', async () => {
    const { code, outputs, log } = await deploy('good');
    expect(code, log).toBe(0);
    expect(outputs['previous-endpoint-config']).toBe('');
    expect(await describeEndpoint()).toMatchObject({
      EndpointStatus: 'InService',
      EndpointConfigName: outputs['endpoint-config'],
    });
  });

  it('updates to one that does not answer: the previous configuration is put back and serves, and the end of the log is that of the instance that was asked, not of the one that talks on', async () => {
    const before = await describeEndpoint();
    const instances = (count: number) =>
      repository.edit((config) => Object.assign(config['endpoints']['roll-endpoint'], { count }));
    instances(2);
    const error = onlyError(await deploy('failsWhenAsked'), 'verification-failed');
    expect(error).toMatch(/did not answer/);
    const [, log = ''] = /The end of its log:\n([^→]*)\n→/.exec(error) ?? [];
    expect(log).toContain('RuntimeError: no such layer');
    expect(log.split('\n').at(-1)).not.toContain('still alive');
    await isBack(error, before.EndpointConfigName);
    const again = onlyError(await deploy('failsWhenAsked'), 'rejected-before');
    expect(again).toMatch(/the endpoint roll-endpoint.* its smoke test failed/);
    expect(count('UpdateEndpoint')).toBe(2);
    instances(1);
  });

  it('updates to one that answers wrong: so it is, too, until `smoke.expect` is corrected, without being asked to', async () => {
    const before = await describeEndpoint();
    const error = onlyError(await deploy('wrong'), 'verification-failed');
    expect(error).toMatch(/dog 100\.0 %.* cat /);
    await isBack(error, before.EndpointConfigName);
    const again = onlyError(await deploy('wrong'), 'rejected-before');
    expect(again).toMatch(/the endpoint roll-endpoint.* its smoke test failed.*\n→ .*correct `smoke`/);
    expect(count('UpdateEndpoint')).toBe(2);
    expecting('dog');
    const { code, log, outputs } = await deploy('wrong');
    expect(code, log).toBe(0);
    expect(outputs['previous-endpoint-config']).toBe(before.EndpointConfigName);
    expect(count('UpdateEndpoint')).toBe(3);
    expecting('cat');
  });

  it('updates to one that AWS rolls back: InService with the old configuration is no success', async () => {
    const before = await describeEndpoint();
    const error = onlyError(await deploy('builderRaises'), 'update-rolled-back');
    expect(error).toMatch(/the endpoint roll-endpoint .*: \S/);
    const { EndpointStatus, EndpointConfigName, FailureReason } = await describeEndpoint();
    expect({ EndpointStatus, EndpointConfigName }).toEqual({
      EndpointStatus: 'InService',
      EndpointConfigName: before.EndpointConfigName,
    });
    expect(error).toContain(FailureReason);
    expect(await answer()).toBe('dog');
    const again = onlyError(await deploy('builderRaises'), 'rejected-before');
    expect(again).toMatch(/the configuration roll-\S+ on the endpoint roll-endpoint/);
    expect(again).toContain(FailureReason);
    expect(count('UpdateEndpoint')).toBe(1);
    expect(onlyError(await deploy('builderRaises', { retry: 'true' }), 'update-rolled-back')).toContain(FailureReason);
    expect(count('UpdateEndpoint')).toBe(2);
  });

  it('keeps the way back and nothing older: two configurations and two models after three good deploys', async () => {
    const served = [(await describeEndpoint()).EndpointConfigName ?? ''];
    for (const how of ['good', 'anotherGood', 'thirdGood'] as const) {
      const { code, log, outputs } = await deploy(how);
      expect(code, log).toBe(0);
      served.push(outputs['endpoint-config'] ?? '');
      expect(outputs['previous-endpoint-config']).toBe(served.at(-2));
    }
    const { configs, models } = await names();
    expect(configs.sort()).toEqual(served.slice(-2).sort());
    expect(models).toHaveLength(2);
    expect((await bench.run('invoke', repository)).outputs['prediction']).toBe('cat');
  });
});
