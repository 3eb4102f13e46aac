import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateEndpointConfigCommand,
  CreateHyperParameterTuningJobCommand,
  type CreateHyperParameterTuningJobCommandInput,
  CreateModelCommand,
  CreateTrainingJobCommand,
  type CreateTrainingJobCommandInput,
  DescribeEndpointConfigCommand,
  DescribeHyperParameterTuningJobCommand,
  DescribeModelCommand,
  DescribeTrainingJobCommand,
  ListTrainingJobsCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archive } from '../../actions/lib/resources/code/bundle.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const PULL_REQUEST = { env: { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' } };
const RERUN = { env: { GITHUB_RUN_ATTEMPT: '2' } };

let bench: Workbench;
let bucket: string;

beforeAll(async () => {
  bench = await startWorkbench();
  bucket = `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;
});

afterAll(() => bench[Symbol.asyncDispose]());

/** Tags as this pipeline's own runs write them: whoever makes a thing writes its tags. */
function tagsOf(repository: UserRepository, node: string) {
  const own = { pipeline: repository.name, repository: 'someone/pipelines', ref: 'refs/heads/main', node, run: '9.9' };
  return Object.entries(own).map(([name, Value]) => ({ Key: `sagemaker-actions:${name}`, Value }));
}

/** The name that the next run gives a kind of thing. */
async function nextName(repository: UserRepository, kind: string): Promise<string> {
  const { log } = await bench.run('plan', repository);
  return new RegExp(`^create +${kind} (\\S+):`, 'm').exec(log)?.[1] ?? expect.fail(log);
}

const keysBelow = async (prefix: string) => {
  const { Contents = [] } = await bench.s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }));
  return Contents.map(({ Key = '' }) => Key);
};

const bodyOf = async (Key: string) => {
  const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};

const overwrite = (Key: string, Body: Buffer | string) =>
  bench.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));

describe('a thing that somebody else made under the name of ours', () => {
  let own: UserRepository;
  /** What the honest run has requested. */
  let job: CreateTrainingJobCommandInput;
  let deployed: Readonly<Record<string, string>>;
  /** The section `tune`, which its config has for one test alone. */
  let tuned: object;

  beforeAll(async () => {
    own = userRepository('taken');
    own.edit((config) => {
      tuned = config['tune'];
      delete config['tune'];
    });
    const [, train, deploy] = await bench.runAll(['sync-data', 'train', 'deploy'], own);
    deployed = deploy?.outputs ?? {};
    const resource = await bench.sagemaker.send(
      new DescribeTrainingJobCommand({ TrainingJobName: train?.outputs['training-job'] }),
    );
    const { AlgorithmSpecification, RoleArn, InputDataConfig, OutputDataConfig, ResourceConfig } = resource;
    job = {
      TrainingJobName: undefined,
      ...{ AlgorithmSpecification, RoleArn, InputDataConfig, OutputDataConfig, ResourceConfig },
      ...{ StoppingCondition: resource.StoppingCondition, HyperParameters: resource.HyperParameters ?? {} },
    };
  });

  afterAll(() => own[Symbol.dispose]());

  it('code, weights and records that hold something else are neither used nor overwritten', async () => {
    const code = (await keysBelow('taken/code/')).at(0) ?? '';
    expect(code).toMatch(/^taken\/code\/[0-9a-f]{64}\/sourcedir\.tar\.gz$/);
    const honest = await bodyOf(code);
    for (const evil of [await archive([{ path: 'train.py', body: Buffer.from('print(1)') }]), Buffer.from('no gzip')]) {
      await overwrite(code, evil);
      expect(onlyError(await bench.run('train', own), 'content-mismatch')).toMatch(
        /The code bundle s3:.*sourcedir\.tar\.gz .*: sha256/,
      );
      expect(await bodyOf(code)).toEqual(evil);
    }
    await overwrite(code, honest);

    const [source = ''] = await keysBelow('taken/.sources/');
    const [version = ''] = await keysBelow('taken/.versions/');
    expect(version).toMatch(/^taken\/\.versions\/[0-9a-f]{64}\.json$/);
    const [before, manifest] = [await bodyOf(source), await bodyOf(version)];
    const name = 'd'.repeat(64);
    await overwrite(`taken/.versions/${name}.json`, JSON.stringify({ version: name, bytes: 0, files: [], origin: {} }));
    await overwrite(source, JSON.stringify({ version: name, files: 0, bytes: 0 }));
    expect(onlyError(await bench.run('sync-data', own), 'record-mismatch')).toContain(`the data version ${name} `);
    await overwrite(source, before);
    await overwrite(version, manifest.toString().replace(/"path":"train/, '"path":"evil'));
    expect(onlyError(await bench.run('sync-data', own), 'record-mismatch')).toMatch(/the data version \w{64} /);
    await overwrite(version, manifest);
    await bench.runAll(['sync-data', 'train'], own);
  });

  it('a job that ran as another role is not used by train, and is told to who only reads it', async () => {
    const other = { inputs: { 'execution-role': `arn:aws:iam::${bench.standIn.account}:role/other` } };
    expect(onlyError(await bench.run('train', own, other), 'content-mismatch')).toMatch(
      /: role: \S+ → \S+role\/other /,
    );
    // Scaling makes no job and knows no role.
    const [scale] = await bench.runAll(['scale'], own, { inputs: { 'execution-role': '' } });
    expect(scale?.log).not.toContain('role');
  });

  const withParameter = (name: string, value: string) => ({
    HyperParameters: { ...job.HyperParameters, [name]: JSON.stringify(value) },
  });

  const TAKEN: readonly [string, () => Partial<CreateTrainingJobCommandInput>, RegExp][] = [
    [
      'other code',
      () => withParameter('sagemaker_submit_directory', `s3://${bucket}/taken/code/other/sourcedir.tar.gz`),
      /hyperparameters\.sagemaker_submit_directory: "s3:.*other\/sourcedir/,
    ],
    ['another argument', () => withParameter('answer', 'dog'), /hyperparameters\.answer: "dog" → nothing/],
    ['a variable', () => ({ Environment: { PYTHONPATH: '/tmp' } }), /environment\.PYTHONPATH: \/tmp → nothing/],
    [
      'other data',
      () => ({
        InputDataConfig: job.InputDataConfig?.map((channel) => ({
          ...channel,
          DataSource: {
            S3DataSource: { ...channel.DataSource?.S3DataSource, S3Uri: `s3://${bucket}/taken/.versions/` } as never,
          },
        })),
      }),
      /channels\.training\.uri: s3:.*\/taken\/\.versions\/ → s3:/,
    ],
    [
      'another channel beside the data',
      () => ({
        InputDataConfig: [
          ...(job.InputDataConfig ?? []),
          {
            ChannelName: 'more',
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://${bucket}/taken/` } },
          },
        ],
      }),
      /channels\.more\.uri: s3:.* → nothing/,
    ],
    [
      'a model that is written elsewhere',
      () => ({ OutputDataConfig: { S3OutputPath: `s3://${bucket}/elsewhere` } }),
      /output: s3:.*\/elsewhere → s3:.*\/taken\/jobs/,
    ],
    [
      'a checkpoint to go on from',
      () => ({ CheckpointConfig: { S3Uri: `s3://${bucket}/elsewhere` } }),
      /checkpoint: s3:.*\/elsewhere → nothing/,
    ],
    [
      'other hosts',
      () => ({ ResourceConfig: { ...job.ResourceConfig, InstanceType: 'ml.c5.xlarge', VolumeSizeInGB: 30 } }),
      /instance: ml\.c5\.xlarge → ml\.m5\.xlarge/,
    ],
  ];

  it('training jobs with other content are not used, and the field is named: other code, arguments, variables, data, channels, hosts, another output or checkpoint', async () => {
    const before = own.read(own.config);
    const entryOf = (what: string) => what.replaceAll(' ', '-').slice(0, 20);
    own.edit((config) => {
      const { single } = config['train'];
      for (const [what] of TAKEN) config['train'][entryOf(what)] = single;
    });
    const { log } = await bench.run('plan', own);
    const taken: { what: string; name: string; says: RegExp }[] = [];
    for (const [what, change, says] of TAKEN) {
      const name = new RegExp(`^create +training job (taken-${entryOf(what)}-\\w+):`, 'm').exec(log)?.[1];
      if (name === undefined) expect.fail(log);
      const Tags = tagsOf(own, `train:${entryOf(what)}`);
      await bench.sagemaker.send(new CreateTrainingJobCommand({ ...job, ...change(), TrainingJobName: name, Tags }));
      taken.push({ what, name, says });
    }
    const plan = await bench.run('plan', own, { inputs: { stages: 'train' } });
    const train = await bench.run('train', own);
    const errors = train.annotations.filter(({ level }) => level === 'error');
    expect([train.code, errors.map(({ title }) => title)]).toEqual([1, taken.map(() => 'content-mismatch')]);
    for (const { what, name, says } of taken) {
      const message = errors.map((error) => error.message).find((one) => one.includes(`The training job ${name} `));
      expect(message, what).toMatch(says);
      expect(plan.log, what).toMatch(says);
    }

    // Asked to try again, it makes its own beside the other.
    const [{ name, what } = { name: '', what: '' }] = taken;
    own.edit((config) => {
      config['train'] = { single: config['train'].single, [entryOf(what)]: config['train'][entryOf(what)] };
    });
    const again = await bench.run('train', own, RERUN);
    expect(again.code, again.log).toBe(0);
    expect(again.log).toMatch(new RegExp(`create +training job ${name}-r2`));
    const next = await bench.run('train', own, RERUN);
    expect(next.log).toMatch(new RegExp(`reuse +training job ${name}-r2`));
    own.write(own.config, before);
  });

  it('a tuning job with another range is not used', async () => {
    const before = own.read(own.config);
    own.edit((config) => {
      config['tune'] = tuned;
    });
    const [tune] = await bench.runAll(['tune'], own);
    const resource = await bench.sagemaker.send(
      new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: tune?.outputs['tuning-job'] }),
    );
    own.edit((config) => {
      config['training'].hyperparameters.sleep = 0.001;
    });
    const name = await nextName(own, 'tuning job');
    const { HyperParameterTuningJobConfig: search, TrainingJobDefinition: trials } = resource;
    const request: CreateHyperParameterTuningJobCommandInput = {
      HyperParameterTuningJobName: name,
      HyperParameterTuningJobConfig: search && {
        ...search,
        ParameterRanges: {
          ...search.ParameterRanges,
          CategoricalParameterRanges: [{ Name: 'batch_size', Values: ['1', '2'] }],
        },
      },
      TrainingJobDefinition: trials && {
        ...trials,
        StaticHyperParameters: { ...trials.StaticHyperParameters, sleep: '0.001' },
      },
      Tags: tagsOf(own, 'tune'),
    };
    await bench.sagemaker.send(new CreateHyperParameterTuningJobCommand(request));
    const message = onlyError(await bench.run('tune', own), 'content-mismatch');
    expect(message).toContain(`The tuning job ${name} `);
    expect(message).toMatch(/ranges\.categorical\.batch_size\.Values\.0: 1 → 32/);
    own.write(own.config, before);
  });

  it('a model with other data and a configuration with another model are not used', async () => {
    const { PrimaryContainer, ExecutionRoleArn } = await bench.sagemaker.send(
      new DescribeModelCommand({ ModelName: deployed['model-name'] }),
    );
    const serving = own.read('serving/serve_app.py');
    own.write('serving/serve_app.py', `${serving}\n# changed\n`);
    const ModelName = await nextName(own, 'model');
    const taken = { ...PrimaryContainer, ModelDataUrl: `s3://${bucket}/taken/evil/model.tar.gz` };
    await overwrite('taken/evil/model.tar.gz', await archive([{ path: 'x', body: Buffer.from('x') }]));
    await bench.sagemaker.send(
      new CreateModelCommand({
        ModelName,
        ExecutionRoleArn,
        PrimaryContainer: taken,
        Tags: tagsOf(own, 'model:taken-endpoint'),
      }),
    );
    const message = onlyError(await bench.run('deploy', own), 'content-mismatch');
    expect(message).toContain(`The model ${ModelName} `);
    expect(message).toMatch(/model-data: s3:.*\/evil\/model\.tar\.gz → s3:/);

    own.write('serving/serve_app.py', serving);
    own.edit((config) => {
      config['endpoints']['taken-endpoint'].count = 2;
    });
    const EndpointConfigName = await nextName(own, 'endpoint configuration');
    const { ProductionVariants = [] } = await bench.sagemaker.send(
      new DescribeEndpointConfigCommand({ EndpointConfigName: deployed['endpoint-config'] }),
    );
    const variants = ProductionVariants.map((variant) => ({ ...variant, ModelName, InitialInstanceCount: 2 }));
    await bench.sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName,
        ProductionVariants: variants,
        Tags: tagsOf(own, 'endpoint-config:taken-endpoint'),
      }),
    );
    expect(onlyError(await bench.run('deploy', own), 'content-mismatch')).toMatch(
      /variants\.AllTraffic\.model: taken-.* → taken-/,
    );
    const [invoke] = await bench.runAll(['invoke'], own);
    expect(invoke?.outputs['prediction']).toBe('cat');
  });
});

describe('a pull request', () => {
  let repository: UserRepository;
  const jobs = async () => {
    const { TrainingJobSummaries = [] } = await bench.sagemaker.send(
      new ListTrainingJobsCommand({ NameContains: 'drawn-' }),
    );
    return TrainingJobSummaries.map(({ TrainingJobName = '' }) => TrainingJobName);
  };

  beforeAll(async () => {
    repository = userRepository('drawn');
    await bench.runAll(['sync-data', 'tune', 'train'], repository);
  });

  afterAll(() => repository[Symbol.dispose]());

  it('without a change uses all that main has, and writes nothing', async () => {
    const before = bench.proxy.calls.length;
    const [, tune, train] = await bench.runAll(['sync-data', 'tune', 'train'], repository, PULL_REQUEST);
    expect(bench.proxy.calls.slice(before).filter(({ write }) => write)).toEqual([]);
    expect(tune?.outputs['tuning-job']).toMatch(/^drawn-tune-/);
    expect(train?.outputs['training-job']).toMatch(/^drawn-single-[0-9a-f]{10}$/);
  });

  it('writes what it changes below its own prefix, copies the rest from main, and main takes none of it', async () => {
    const { png } = await import('../support/images.ts');
    repository.write('images/train/001.cat/1.png', png(77));
    repository.write('training/train.py', `${repository.read('training/train.py')}\n# changed\n`);
    const before = bench.proxy.calls.length;
    const [sync, tune, train] = await bench.runAll(['sync-data', 'tune', 'train'], repository, PULL_REQUEST);
    const written = bench.proxy.calls.slice(before).filter(({ write }) => write);
    expect(sync?.outputs).toMatchObject({ uploaded: '1', copied: '5' });
    expect(sync?.outputs['data-version']).toMatch(/^[0-9a-f]{64}$/);
    expect(tune?.outputs['tuning-job']).toMatch(/^drawn-pr-[0-9a-f]{10}$/);
    expect(train?.outputs['training-job']).toMatch(/^drawn-pr-single-[0-9a-f]{10}$/);
    expect(train?.log).toMatch(
      /create +training job drawn-pr-single-\w+: train\.py: \w{10} → \w{10}, data: \w{10} → \w{10}.* since drawn-single-/,
    );
    for (const { operation, resource } of written) {
      expect(`${operation} ${resource}`).toMatch(/ (sagemaker-[\w-]+\/)?drawn-pr[-/]/);
    }
    const resource = await bench.sagemaker.send(
      new DescribeTrainingJobCommand({ TrainingJobName: train?.outputs['training-job'] }),
    );
    expect(resource.ModelArtifacts?.S3ModelArtifacts).toMatch(`s3://${bucket}/drawn-pr/jobs/`);
    const known = await jobs();

    const [ours, , main] = await bench.runAll(['sync-data', 'tune', 'train'], repository);
    expect(ours?.outputs).toMatchObject({ uploaded: '1', copied: '5' });
    expect(main?.outputs['training-job']).toMatch(/^drawn-single-/);
    expect(known).not.toContain(main?.outputs['training-job']);
  });

  it('makes a job that main refuses even by name', async () => {
    const own = (await jobs()).find((name) => name.startsWith('drawn-pr-single-')) ?? '';
    const message = onlyError(
      await bench.run('deploy', repository, { inputs: { 'training-job': own } }),
      'made-by-pull-request',
    );
    expect(message).toContain(`the training job ${own}`);
  });
});
