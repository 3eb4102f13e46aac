import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

describe('an endpoint that was updated and not verified', () => {
  let bench: Workbench;
  let repository: UserRepository;
  let good: string;

  beforeAll(async () => {
    bench = await startWorkbench();
    repository = userRepository('unproven');
    repository.edit((config) => delete config['tune']);
    good = repository.read('serving/serve_app.py');
    await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  }, 120_000);
  afterAll(async () => {
    repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });

  const described = () => bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: repository.endpoint }));
  const served = async () => (await described()).EndpointConfigName;
  const serving = (text: string) => repository.write('serving/serve_app.py', text);

  it('stays as it is when it could not be asked, and the next deploy asks it', async () => {
    const before = await served();
    serving(`${good}\n# another edition\n`);
    const error = ['AccessDeniedException', 'User is not authorized to perform: sagemaker:InvokeEndpoint'] as const;
    bench.proxy.fault({ operation: 'InvokeEndpoint', how: 'refuse', error });
    const message = onlyError(await bench.run('deploy', repository), 'not-verified');
    expect(message).toContain('InvokeEndpoint');
    expect(message).toContain('AccessDeniedException');
    const after = await served();
    expect(after).not.toBe(before);

    const calls = bench.proxy.calls.length;
    const again = await bench.run('deploy', repository, { env: { AWS_ENDPOINT_URL: bench.standIn.endpoint } });
    expect(again.code, again.log).toBe(0);
    expect(again.log).toMatch(/verify +endpoint unproven-endpoint: /);
    expect(await served()).toBe(after);
    expect(bench.proxy.calls.length).toBe(calls);
  });

  it('goes back when its update was wrong and cut short, too, when the next run fails before it comes to the endpoint', async () => {
    const before = await served();
    repository.write('serving/serve_app.py', good.replace('self.model["answer"]', '"dog"'));
    const deploy = bench.start('deploy', repository);
    bench.proxy.interrupt({
      at: ({ operation }) => operation === 'UpdateEndpoint',
      moment: 'answered',
      happen: async () => deploy.process.kill('SIGKILL'),
    });
    await deploy.ended;
    bench.proxy.interrupt(undefined);
    await until(async () => (await described()).EndpointStatus === 'InService');

    // The model of the new code was never trained, so this deploy does not reach the endpoint.
    repository.write('training/train.py', `${repository.read('training/train.py')}\n# changed\n`);
    const plan = await bench.run('plan', repository, { inputs: { stages: 'deploy' } });
    expect(plan.log).toMatch(
      new RegExp(
        `verify +endpoint unproven-endpoint: .* was not verified: the next run verifies it, and restores ${before} if it fails`,
      ),
    );

    // Out of the config, it cannot be asked any more: that is told, with what to do.
    const config = repository.read(repository.config);
    repository.edit((content) => {
      delete content['endpoints'];
      delete content['serving'];
    });
    const without = await bench.run('plan', repository);
    expect(without.annotations).toMatchObject([{ level: 'warning' }]);
    expect(without.annotations[0]?.message).toMatch(
      new RegExp(
        `^endpoint:unproven-endpoint: .*the config no longer names it\\. It is InService with \\S+, and AWS bills it\\. Also, the change by the run \\S+ was not verified\\. .*delete-endpoint --endpoint-name unproven-endpoint .*--endpoint-config-name ${before} `,
      ),
    );
    repository.write(repository.config, config);

    // What keeps it from going back does not hide why it has to.
    await using denying = await startProxy(bench.standIn.endpoint);
    denying.fault({ operation: 'UpdateEndpoint', how: 'deny', times: 9 });
    const throughIt = { env: { AWS_ENDPOINT_URL: denying.endpoint } };
    const hindered = (await bench.run('deploy', repository, throughIt)).annotations
      .map((one) => one.message)
      .join('\n');
    expect(hindered).toMatch(/did not verify it\. .*answered \S+ with dog.*\nThe rollback failed: .*not authorized/s);

    const direct = { env: { AWS_ENDPOINT_URL: bench.standIn.endpoint } };
    const { code, annotations } = await bench.run('deploy', repository, direct);
    expect(code).toBe(1);
    const message = annotations.map((one) => one.message).join('\n');
    expect(message).toContain('This stage needs code, but the code bundle ');
    expect(message).toMatch(/An earlier run changed the endpoint unproven-endpoint and did not verify it\. .*answered/);
    expect(message).toContain(`serves the previous configuration ${before}.`);
    expect(await served()).toBe(before);
  }, 120_000);
});
