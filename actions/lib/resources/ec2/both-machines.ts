import { type Price, PriceList } from '../../aws/price-list.ts';
import { compare } from '../../core/compare.ts';
import { findReady } from '../../core/find-ready.ts';
import type { OutputOf } from '../../core/graph.ts';
import type { Run } from '../../core/run.ts';
import { sideOf } from '../comparison/compare-models.ts';
import type { Pipeline } from '../family.ts';
import type { Scope } from '../scope.ts';
import { findTrained } from '../training/find-trained.ts';
import { buildTraining } from '../training/graph.ts';
import { inputNodes, readInputs } from '../training/inputs.ts';
import type { Trained } from '../training/node.ts';
import { buildTuning } from '../tuning/graph.ts';
import { type Asked, asksOf } from './asks.ts';
import { readStatus, unlessDamaged } from './attempt.aws.ts';
import { type BothResults, resultsOf } from './both-results.ts';
import { contentOf } from './content.ts';
import { earlierAttempts, nameOf } from './launch.ts';
import { ec2RunKind } from './run.aws.ts';
import { askedBefore, type MachinePhase, phasesOfInstance, phasesOfJob } from './timings.ts';
import { billedSeconds, type TrainedOnEc2, trainedOnEc2 } from './trained.ts';

/** Comparison of one content that SageMaker and an EC2 instance have both trained. */
export interface BothMachines extends BothResults {
  /** Name of the entry in `train`. */
  readonly entry: string;
  readonly sagemaker: OneMachine;
  readonly ec2: OneMachine;
  readonly asks: readonly Asked[];
}

/** One of the two trainings. */
export interface OneMachine {
  readonly name: string;
  readonly instance: string;
  readonly spot: boolean;
  readonly phases: readonly MachinePhase[];
  /** Billed seconds of all its instances. */
  readonly billableSeconds: number;
  /**
   * Earlier attempts, if the training resumed from a checkpoint; the seconds are undefined if an attempt wrote no
   * status.
   */
  readonly before?: readonly { readonly name: string; readonly billableSeconds: number | undefined }[];
  /** Seconds between the first request and the launch, if an earlier run made that request. */
  readonly askedBefore?: number | undefined;
  /** On-demand price of an hour. */
  readonly price?: Price | undefined;
}

/**
 * Compares the trainings of the same content on EC2 and by SageMaker, if both have ended. It only reads.
 *
 * @param ofFamily returns the nodes of a family
 * @param of returns the outputs of the nodes that both trainings need
 */
export async function compareMachines(
  scope: Scope,
  ofFamily: Pipeline['of'],
  of: OutputOf,
  { owner }: Pick<Run, 'owner'>,
): Promise<BothMachines | undefined> {
  const { aws, config, signal } = scope;
  const { ec2 } = config;
  const entry = ec2?.train ?? '';
  const node = ofFamily(buildTraining).get(entry);
  if (ec2 === undefined || node === undefined || scope.given.trainingJob !== undefined) return undefined;
  const inputs = readInputs(of, inputNodes({ scope, of: ofFamily }));
  const { id, identity } = contentOf(scope, ec2, inputs, of(ofFamily(buildTuning)).hyperparameters);
  const [there, named] = await Promise.all([
    findReady(ec2RunKind(aws), { id, changes: ({ launch }) => compare(launch.identity, identity) }, owner),
    Promise.resolve(node.desire(of)).then((desired) => findReady(node.kind, desired, owner)),
  ]);
  if (there === undefined || named === undefined) return undefined;
  const found = await findTrained(scope, named.id);
  if ('none' in found) return undefined;
  const { trained: bySageMaker, job } = found;
  const onEc2 = trainedOnEc2(there.id, there.resource);
  const prices = new PriceList(aws, signal);
  const [earlier, before, after, priceOfJob, priceOfInstance] = await Promise.all([
    attemptsBefore(scope, id, onEc2, there.id),
    sideOf(scope, bySageMaker),
    sideOf(scope, onEc2),
    prices.of({ use: 'training', instance: bySageMaker.instance }),
    prices.of({ use: 'ec2', instance: onEc2.instance }),
  ]);
  return {
    entry,
    sagemaker: {
      ...machine(bySageMaker, job.EnableManagedSpotTraining === true, priceOfJob),
      phases: phasesOfJob(job),
    },
    ec2: {
      ...machine(onEc2, ec2.spot, priceOfInstance),
      billableSeconds: earlier.reduce((sum, one) => sum + (one.billableSeconds ?? 0), onEc2.billableSeconds),
      ...{ phases: phasesOfInstance(onEc2), before: earlier, askedBefore: askedBefore(onEc2) },
    },
    ...resultsOf(config, before, after),
    asks: asksOf(config, ec2, entry),
  };
}

/** The attempts before an attempt that resumed from a checkpoint, the newest first. */
async function attemptsBefore({ aws }: Scope, content: string, { status }: TrainedOnEc2, attempt: string) {
  if (status.resumed === undefined) return [];
  return await Promise.all(
    earlierAttempts(content, attempt).map(async (id) => {
      const left = await unlessDamaged(readStatus(aws, id));
      return { name: nameOf(id), billableSeconds: left && billedSeconds(left) };
    }),
  );
}

function machine({ trainingJob: name, instance, billableSeconds }: Trained, spot: boolean, price: Price | undefined) {
  return { name, instance, spot, billableSeconds, price };
}
