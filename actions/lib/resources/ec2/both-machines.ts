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
import { type BothResults, resultsOf } from './both-results.ts';
import { contentOf } from './content.ts';
import { ec2RunKind } from './run.aws.ts';
import { type MachinePhase, phasesOfInstance, phasesOfJob } from './timings.ts';
import { trainedOnEc2 } from './trained.ts';

/** The same content trained by SageMaker and on EC2. */
export interface BothMachines extends BothResults {
  /** Of `train`. */
  readonly entry: string;
  readonly sagemaker: OneMachine;
  readonly ec2: OneMachine;
  readonly asks: readonly Asked[];
}

/** One training as it is compared. */
export interface OneMachine {
  readonly name: string;
  readonly instance: string;
  readonly spot: boolean;
  readonly phases: readonly MachinePhase[];
  readonly billableSeconds: number;
  /** Of an hour on demand. */
  readonly price?: Price | undefined;
}

/**
 * Compares the trainings of the same content on EC2 and by SageMaker, where both are done. Only reads.
 *
 * @param ofFamily nodes of a family
 * @param of outputs of what both are made from
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
  const [before, after, priceOfJob, priceOfInstance] = await Promise.all([
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
    ec2: { ...machine(onEc2, ec2.spot, priceOfInstance), phases: phasesOfInstance(onEc2) },
    ...resultsOf(config, before, after),
    asks: asksOf(config, ec2, entry),
  };
}

function machine({ trainingJob: name, instance, billableSeconds }: Trained, spot: boolean, price: Price | undefined) {
  return { name, instance, spot, billableSeconds, price };
}
