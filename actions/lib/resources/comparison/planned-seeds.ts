import { plan } from '../../core/plan.ts';
import type { Run, Step } from '../../core/run.ts';
import type { Cost } from '../cost.ts';
import { EC2 } from '../ec2/defaults.ts';
import type { Scope } from '../scope.ts';
import { earlierTrainings } from '../training/earlier.ts';
import { findTrained } from '../training/find-trained.ts';
import { retrainCost } from '../training/retrain.ts';
import { baselineOf } from './baseline.ts';
import { seedsOf, together } from './seeds.ts';

/** Trainings that a comparison needs besides the candidate's, and their costs. */
interface Planned {
  readonly steps: readonly Step[];
  readonly costs: readonly Cost[];
}

const NOTHING: Planned = { steps: [], costs: [] };

/**
 * The additional trainings that the comparison of a pull request will need. They are known once the candidate is
 * trained. Until then, the plan assumes the most trainings: each served model differs from the candidate, and none of its
 * further seeds was trained before.
 *
 * @param steps of the plan, with the training of the candidates
 */
export async function plannedSeeds(scope: Scope, steps: readonly Step[], run: Run): Promise<Planned> {
  const { endpoints, pullRequest } = scope.config;
  const more = (pullRequest?.seeds ?? 1) - 1;
  if (more === 0) return NOTHING;
  const byModel = Map.groupBy(
    Object.keys(endpoints).filter((name) => endpoints[name]?.model !== EC2),
    (name) => endpoints[name]?.model ?? '',
  );
  const planned = await Promise.all(
    [...byModel].map(([entry, names]) => ofModel(scope, { entry, names, more }, steps, run)),
  );
  return { steps: planned.flatMap((each) => each.steps), costs: planned.flatMap(({ costs }) => costs) };
}

/** @param model entry of `train`, the endpoints that serve it, and the number of additional seeds */
async function ofModel(
  scope: Scope,
  { entry, names, more }: { entry: string; names: readonly string[]; more: number },
  steps: readonly Step[],
  run: Run,
): Promise<Planned> {
  const pairs = await Promise.all(
    names.map(async (endpoint) => ({ endpoint, baseline: await baselineOf(scope, endpoint) })),
  );
  const job = steps.find(({ key, does }) => key === `train:${entry}` && does === 'reuse')?.id;
  const known = job === undefined ? { none: 'not trained yet' } : await findTrained(scope, job);
  if (!('none' in known)) {
    const { graph, costs } = together(
      await Promise.all(pairs.map((pair) => seedsOf(scope, { ...pair, candidate: known.trained }))),
    );
    return { steps: (await plan(graph, ['compare'], run)).steps, costs };
  }
  const served = new Map(
    pairs.flatMap(({ baseline }) =>
      'none' in baseline || baseline.job === undefined
        ? []
        : [[baseline.trained.trainingJob, { trained: baseline.trained, job: baseline.job }] as const],
    ),
  );
  const resources = scope.config.train[entry];
  if (served.size === 0 || resources === undefined) return NOTHING;
  const { instance, count, maxRuntime } = resources;
  const key = `compare:${entry}`;
  const ofCandidate: Cost = {
    ...{ is: 'run', key, product: { use: 'training', instance }, instances: count, seconds: maxRuntime },
    ...{ jobs: more, what: 'further seeds of the candidate' },
    earlier: () => earlierTrainings(scope, entry, resources),
  };
  const ofServed = [...served.values()].map(
    (like): Cost => ({ ...retrainCost(key, like), jobs: more, what: 'further seeds of the served model at worst' }),
  );
  return {
    steps: [{ key, kind: 'training job', does: 'known-after', detail: `known after train:${entry}` }],
    costs: [ofCandidate, ...ofServed],
  };
}
