import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateEndpointConfigCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  ListEndpointsCommand,
  ListTagsCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

/** Variables of a run in another repository. */
const ELSEWHERE = { GITHUB_REPOSITORY: 'somebody/else' };

describe('a deploy among others', () => {
  let bench: Workbench;
  let repository: UserRepository;

  beforeAll(async () => {
    bench = await startWorkbench();
    repository = userRepository('ours');
    repository.edit((config) => delete config['tune']);
    await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  });
  afterAll(async () => {
    repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    bench.proxy.calls.length = 0;
  });

  async function describeEndpoint() {
    const { $metadata: _, ...resource } = await bench.sagemaker.send(
      new DescribeEndpointCommand({ EndpointName: 'ours-endpoint' }),
    );
    return resource;
  }
  const writesTo = (name: string) => bench.proxy.writes().filter(({ resource }) => resource.includes(name));

  async function owner(): Promise<string | undefined> {
    const { EndpointArn } = await describeEndpoint();
    const { Tags = [] } = await bench.sagemaker.send(new ListTagsCommand({ ResourceArn: EndpointArn }));
    return Tags.find(({ Key }) => Key === 'sagemaker-actions:repository')?.Value;
  }

  it('waits for another update of the endpoint, and then does its own', async () => {
    const text = repository.read('serving/serve_app.py');
    const gate = join(repository.folder, 'gate');
    const wait = `while not os.path.exists("${gate}"):\n    time.sleep(0.05)\n`;
    repository.write('serving/serve_app.py', `${text}\nimport os\nimport time\n\n${wait}`);
    writeFileSync(gate, '');
    await bench.runAll(['deploy'], repository);
    rmSync(gate);
    const DesiredWeightsAndCapacities = [{ VariantName: 'AllTraffic', DesiredInstanceCount: 2 }];
    const busy = { EndpointName: 'ours-endpoint', DesiredWeightsAndCapacities };
    await bench.sagemaker.send(new UpdateEndpointWeightsAndCapacitiesCommand(busy));
    repository.write('serving/serve_app.py', `${text}\n# another\n`);
    const deploy = bench.start('deploy', repository);
    await deploy.printed(/wait for +endpoint ours-endpoint: Updating/);
    writeFileSync(gate, '');
    const { code, outputs, log } = await deploy.ended;
    expect(code, log).toBe(0);
    const { EndpointStatus, EndpointConfigName, ProductionVariants } = await describeEndpoint();
    expect({ EndpointStatus, EndpointConfigName }).toEqual({
      EndpointStatus: 'InService',
      EndpointConfigName: outputs['endpoint-config'],
    });
    // What somebody scaled it to stays.
    expect(ProductionVariants).toMatchObject([{ DesiredInstanceCount: 2 }]);
  });

  it('by two runs of the same content at once: one of them updates, both find it served', async () => {
    repository.write('serving/serve_app.py', `${repository.read('serving/serve_app.py')}\n# the same for both\n`);
    const runs = await Promise.all(
      ['1', '2'].map((id) => bench.run('deploy', repository, { env: { GITHUB_RUN_ID: id } })),
    );
    const { EndpointStatus, EndpointConfigName } = await describeEndpoint();
    for (const { code, outputs, log } of runs) {
      expect(code, log).toBe(0);
      expect(outputs['endpoint-config']).toBe(EndpointConfigName);
    }
    expect(EndpointStatus).toBe('InService');
    const updates = bench.proxy.writes().filter(({ operation }) => operation === 'UpdateEndpoint');
    expect(updates.filter(({ status }) => status < 300)).toHaveLength(1);
  });

  it('by two runs of different content at once: the endpoint serves one of them, and no run claims what is not', async () => {
    using rival = userRepository('ours');
    rival.edit((config) => delete config['tune']);
    for (const [index, each] of [repository, rival].entries())
      each.write('serving/serve_app.py', `${repository.read('serving/serve_app.py')}\n# run ${index}\n`);
    const runs = await Promise.all(
      [repository, rival].map((each, index) => bench.run('deploy', each, { env: { GITHUB_RUN_ID: `${index}` } })),
    );
    const { EndpointStatus, EndpointConfigName } = await describeEndpoint();
    expect(EndpointStatus).toBe('InService');
    const served = runs.filter(({ outputs }) => outputs['endpoint-config'] === EndpointConfigName);
    expect(served.map(({ code, log }) => ({ code, log }))).toEqual([{ code: 0, log: expect.any(String) }]);
    // The other one either was done before this one began, or says what came in between.
    for (const run of runs.filter(({ code }) => code !== 0))
      expect(onlyError(run, 'changed-by-another')).toMatch(/^The endpoint ours-endpoint /);
  });

  it('leaves a training job of another repository alone', async () => {
    for (const action of ['train', 'deploy']) {
      const error = onlyError(await bench.run(action, repository, { env: ELSEWHERE }), 'not-the-owner');
      expect(error).toMatch(
        /^The training job ours-single-\w+ .*the repository someone\/pipelines.*\n→ .*`adopt: true`/,
      );
    }
    expect(bench.proxy.writes()).toEqual([]);
  });

  it('leaves an endpoint of another pipeline alone, unless it is told to adopt it', async () => {
    using other = userRepository('theirs');
    other.edit((config) => {
      delete config['tune'];
      config['endpoints'] = { 'ours-endpoint': config['endpoints']['theirs-endpoint'] };
    });
    await bench.runAll(['sync-data', 'train'], other, { env: ELSEWHERE });
    const before = await describeEndpoint();
    const error = onlyError(await bench.run('deploy', other, { env: ELSEWHERE }), 'not-the-owner');
    expect(error).toMatch(/^The endpoint ours-endpoint .*the repository someone\/pipelines/);
    expect(writesTo('ours-')).toEqual(writesTo('theirs-ours-endpoint-'));
    expect(await describeEndpoint()).toEqual(before);
    expect(await owner()).toBe('someone/pipelines');

    const { code, log, outputs } = await bench.run('deploy', other, { env: ELSEWHERE, inputs: { adopt: 'true' } });
    expect(code, log).toBe(0);
    expect((await describeEndpoint()).EndpointConfigName).toBe(outputs['endpoint-config']);
    expect(outputs['previous-endpoint-config']).toBe(before.EndpointConfigName);
    expect(await owner()).toBe('somebody/else');
    // What the old owner left is not the new owner's to remove.
    const left = { EndpointConfigName: before.EndpointConfigName };
    expect(await bench.sagemaker.send(new DescribeEndpointConfigCommand(left))).toMatchObject(left);
    expect(onlyError(await bench.run('deploy', repository), 'not-the-owner')).toMatch(
      /belongs to the repository somebody\/else/,
    );
  });

  it('leaves an endpoint configuration alone that has its name and another owner', async () => {
    repository.edit((config) => {
      config['endpoints']['taken-endpoint'] = config['endpoints']['ours-endpoint'];
    });
    const options = { inputs: { endpoint: 'taken-endpoint' } };
    const results = await bench.runAll(['deploy'], repository, options);
    const EndpointConfigName = results.at(-1)?.outputs['endpoint-config'] ?? '';
    const { ProductionVariants } = await bench.sagemaker.send(
      new DescribeEndpointConfigCommand({ EndpointConfigName }),
    );
    await bench.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'taken-endpoint' }));
    await bench.sagemaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName }));
    await bench.sagemaker.send(new CreateEndpointConfigCommand({ EndpointConfigName, ProductionVariants }));
    await expect
      .poll(async () => (await bench.sagemaker.send(new ListEndpointsCommand({ NameContains: 'taken-' }))).Endpoints)
      .toEqual([]);
    const before = bench.proxy.writes().length;
    expect(onlyError(await bench.run('deploy', repository, options), 'not-the-owner')).toMatch(
      new RegExp(`^The endpoint configuration ${EndpointConfigName} has no tag that names its owner`),
    );
    expect(bench.proxy.writes().slice(before)).toEqual([]);
  });
});
