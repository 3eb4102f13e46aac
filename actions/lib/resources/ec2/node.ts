import { putOnce } from '../../aws/put-once.ts';
import { compare, type Identity } from '../../core/compare.ts';
import { Failure, isAlreadyThere } from '../../core/failure.ts';
import type { Change, Need, Node } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import { isEmptyArchive } from '../training/artifact.ts';
import { type InputNodes, readInputs, type Tuned } from '../training/inputs.ts';
import { trainingOf } from '../training/request.ts';
import { listAttempt, newestLaunch, readLaunch } from './attempt.aws.ts';
import type { Ec2 } from './config.ts';
import { contentOf } from './content.ts';
import { ATTEMPT } from './instances.aws.ts';
import { jobOf } from './job.ts';
import { earlierAttempts, fileOf, type Launch, nameOf, type Parameters } from './launch.ts';
import { logGroupOf } from './log-group.ts';
import { findImage, type Image } from './machines.aws.ts';
import type { Network } from './network.ts';
import { type Candidate, KEY, type Prepared, prepare } from './prepare.ts';
import { type Ec2Run, ec2RunKind } from './run.aws.ts';
import type { Packed } from './runner.ts';
import { sinceOf } from './since.ts';
import { launchTags, start } from './start.ts';
import { proveMetrics, type TrainedOnEc2, trainedOnEc2 } from './trained.ts';
import { userData } from './user-data.ts';

/** Nodes that a training on EC2 needs besides the inputs of a training job. */
export interface MachineNodes {
  readonly runner: Node<Packed>;
  readonly group: Node<string>;
  readonly network: () => Promise<Network>;
}

/** The training run on EC2, with the content of an entry of `train`. */
export function ec2Node(
  scope: Scope,
  stage: string,
  ec2: Ec2,
  nodes: InputNodes,
  tune: Need<Tuned>,
  { runner, group, network }: MachineNodes,
): Node<TrainedOnEc2> {
  const { aws, config } = scope;
  let prepared: Promise<Prepared> | undefined;
  const ready = () => {
    prepared ??= network().then(({ subnets }) => prepare(scope, ec2, subnets));
    return prepared;
  };
  const node: Node<TrainedOnEc2, Ec2Run> = {
    key: KEY,
    stages: [stage],
    kind: ec2RunKind(aws, 'not made'),
    needs: [...nodes.list, tune, runner, group],
    preflight: async () => void (await ready()),
    desire(of) {
      const inputs = readInputs(of, nodes);
      const best = of(tune).hyperparameters;
      const { id, parts, identity } = contentOf(scope, ec2, inputs, best);
      const settings = { ...settingsOf(scope, ec2), 'security-group': of(group) };
      return {
        id,
        content: parts,
        changes: ({ launch }) => [...compare(launch.identity, identity), ...settingsApart(launch, settings)],
        since: (earlier) => sinceOf(scope, earlier, identity),
        create: async (attempt, tags) => {
          const before = earlierAttempts(id, attempt);
          const { image: newest, candidates } = await ready();
          const image = (await sameImage(scope, before[0])) ?? newest;
          const checkpoints = { keep: ec2.spot, from: before };
          const job = jobOf(scope, inputs, best, { id: attempt, maxRuntime: ec2.maxRuntime, checkpoints });
          const told = { runner: of(runner), job, region: aws.region, maxRuntime: ec2.maxRuntime };
          const script = Buffer.from(userData(attempt, told)).toString('base64');
          const launched = launchTags(tags, { [ATTEMPT]: nameOf(attempt), Name: nameOf(attempt) });
          await unlessThere(putOnce(aws, job.uri, job.body, { kmsKey: config.aws.kmsKey }));
          await start(
            scope,
            attempt,
            {
              ...{ identity, settings, tags: { ...tags, ...launched }, maxRuntime: ec2.maxRuntime },
              metrics: Object.entries(trainingOf(scope).metrics).map(([Name, Regex]) => ({ Name, Regex })),
              log: { group: logGroupOf(config.name), stream: nameOf(attempt) },
            },
            candidates,
            (candidate) => parametersOf(scope, ec2, { candidate, image, group: of(group), script, tags: launched }),
          );
        },
        verify: async (attempt, run) => {
          proveMetrics(nameOf(attempt), run);
          await proveModel(scope, attempt, run);
        },
        inspect: async (attempt, { status }) => {
          for (const text of status?.notes ?? []) scope.warn(KEY, `${nameOf(attempt)}: ${text}`);
        },
        output: trainedOnEc2,
      };
    },
  };
  return node;
}

/** Settings that do not affect the training result. */
function settingsOf({ config }: Scope, { maxRuntime, volumeSize, instanceProfile, subnets }: Ec2): Identity {
  return {
    ...{ 'max-runtime': maxRuntime, 'volume-size': volumeSize, 'instance-profile': instanceProfile, subnets },
    'kms-key': config.aws.kmsKey,
  };
}

function settingsApart(launch: Launch, settings: Identity): Change[] {
  return compare(launch.settings, settings).map((change) => ({ ...change, by: 'nothing' }));
}

/** The AMI of an earlier attempt at the same content, if it still exists: AWS releases a new AMI about every week. */
async function sameImage({ aws }: Scope, id: string | undefined): Promise<Image | undefined> {
  const launch = id === undefined ? undefined : await readLaunch(aws, id, newestLaunch(await listAttempt(aws, id)));
  return launch && findImage(aws, launch.parameters.ImageId);
}

/** GB in addition to the AMI's size, for code, data, checkpoints and the model. */
const ROOM = 20;

function parametersOf(
  { config }: Scope,
  { volumeSize, instanceProfile, spot }: Ec2,
  from: {
    readonly candidate: Candidate;
    readonly image: Image;
    readonly group: string;
    readonly script: string;
    readonly tags: Parameters['tags'];
  },
): Parameters {
  const { candidate, image, group, script, tags } = from;
  const { kmsKey } = config.aws;
  return {
    MinCount: 1,
    MaxCount: 1,
    // The user data shuts the instance down at its end, and so does the timer; the instance must then terminate, not
    // stop.
    InstanceInitiatedShutdownBehavior: 'terminate',
    ImageId: image.id,
    InstanceType: candidate.type,
    SubnetId: candidate.subnet.id,
    SecurityGroupIds: [group],
    IamInstanceProfile: { Name: instanceProfile },
    UserData: script,
    // Only version 2 of the metadata service, which containers and proxies on the instance cannot reach.
    MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
    BlockDeviceMappings: [
      {
        DeviceName: image.rootDevice,
        Ebs: {
          ...{ Encrypted: true, DeleteOnTermination: true, VolumeType: 'gp3' },
          VolumeSize: volumeSize ?? image.size + ROOM,
          ...(kmsKey === undefined ? {} : { KmsKeyId: kmsKey }),
        },
      },
    ],
    ...(spot && {
      InstanceMarketOptions: {
        MarketType: 'spot',
        SpotOptions: { SpotInstanceType: 'one-time', InstanceInterruptionBehavior: 'terminate' },
      },
    }),
    tags,
  };
}

async function unlessThere(write: Promise<void>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!isAlreadyThere(error)) throw error;
  });
}

async function proveModel({ aws }: Scope, id: string, { artifact }: Ec2Run): Promise<void> {
  const uri = fileOf(id, 'model.tar.gz');
  if (artifact === undefined || !(await isEmptyArchive(aws, uri, artifact))) return;
  throw new Failure(
    `artifact-missing: The EC2 training ${nameOf(id)} has completed, but left no file in SM_MODEL_DIR: ${uri} is empty.`,
    'Let the script save its model in the folder that the environment variable SM_MODEL_DIR names.',
  );
}
