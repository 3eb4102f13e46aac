import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { TrainedOnEc2 } from './trained.ts';

/** Parts of a training that both have. */
export const PHASES = ['waiting', 'set-up', 'data', 'training', 'upload'] as const;

/** In seconds since the run asked for the machine. */
export interface MachinePhase {
  readonly name: (typeof PHASES)[number];
  readonly from: number;
  readonly to: number;
}

/**
 * What SageMaker tells of a job's phases, by its words and by its message: it downloads its image within `Downloading` or
 * `Training`. Source: API reference of SecondaryStatusTransition.
 */
const ABOUT: readonly [RegExp, MachinePhase['name']][] = [
  [/^(PreparingTrainingStack|DownloadingTrainingImage|\w+: Downloading the training image)/, 'set-up'],
  [/^(Starting|Pending|LaunchingMLInstances)/, 'waiting'],
  [/^Downloading/, 'data'],
  [/^Training/, 'training'],
  [/^Uploading/, 'upload'],
];

/** The phases of a training job. */
export function phasesOfJob({
  CreationTime: asked,
  SecondaryStatusTransitions: transitions = [],
}: Partial<DescribeTrainingJobResponse>): MachinePhase[] {
  const told = transitions.flatMap(({ Status = '', StatusMessage = '', StartTime: from, EndTime: to }) => {
    const [, name] = ABOUT.find(([words]) => words.test(`${Status}: ${StatusMessage}`)) ?? [];
    return name === undefined || from === undefined || to === undefined
      ? []
      : [{ name, from: from.getTime(), to: to.getTime() }];
  });
  return since(asked?.getTime() ?? told[0]?.from ?? 0, told);
}

/**
 * Milliseconds within which EC2 launches what it is asked for, or refuses it; a new profile is waited for. An instance that
 * came later was asked for before by a run that ended, or to which AWS refused it.
 */
const LAUNCHES_WITHIN = 120_000;

/** The phases of a training on EC2; what went by before the run that got the instance asked for it is not its waiting. */
export function phasesOfInstance(trained: Pick<TrainedOnEc2, 'asked' | 'status'>): MachinePhase[] {
  const { asked, status } = trained;
  return since(askedBefore(trained) === undefined ? asked : status.launched, status.phases);
}

/** Seconds before its launch at which an instance was first asked for, where that was another run. */
export function askedBefore({ asked, status }: Pick<TrainedOnEc2, 'asked' | 'status'>): number | undefined {
  const passed = status.launched - asked;
  return passed > LAUNCHES_WITHIN ? Math.round(passed / 1000) : undefined;
}

/** Phases without gaps between them: what comes before the first one is waiting. The clocks of the run and of AWS may differ. */
function since(asked: number, phases: readonly MachinePhase[]): MachinePhase[] {
  const all: MachinePhase[] = [];
  for (const { name, to } of [{ name: 'waiting' as const, to: phases[0]?.from ?? asked }, ...phases]) {
    const last = all.at(-1);
    const from = last?.to ?? 0;
    const phase = { name, from, to: Math.max(from, (to - asked) / 1000) };
    if (last?.name === name) all.splice(-1, 1, { ...phase, from: last.from });
    else all.push(phase);
  }
  return all;
}
