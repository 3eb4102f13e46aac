import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { TrainedOnEc2 } from './trained.ts';

/** Phases that both kinds of training have. */
export const PHASES = ['waiting', 'set-up', 'data', 'training', 'upload'] as const;

/** A phase, in seconds since the run requested the machine. */
export interface MachinePhase {
  readonly name: (typeof PHASES)[number];
  readonly from: number;
  readonly to: number;
}

/**
 * SageMaker's statuses of a job, and their messages, by phase: it downloads its image within `Downloading` or
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
 * Milliseconds within which EC2 starts or refuses a requested instance, including the wait for a new profile. An
 * instance that started later was first requested by an earlier run, which ended or was refused.
 */
const LAUNCHES_WITHIN = 120_000;

/**
 * The phases of a training on EC2. The time before the request of the run that got the instance does not count as
 * waiting.
 */
export function phasesOfInstance(trained: Pick<TrainedOnEc2, 'asked' | 'status'>): MachinePhase[] {
  const { asked, status } = trained;
  return since(askedBefore(trained) === undefined ? asked : status.launched, status.phases);
}

/** Seconds between the first request and the launch, if an earlier run made the first request. */
export function askedBefore({ asked, status }: Pick<TrainedOnEc2, 'asked' | 'status'>): number | undefined {
  const passed = status.launched - asked;
  return passed > LAUNCHES_WITHIN ? Math.round(passed / 1000) : undefined;
}

/** Phases without gaps: the time before the first one is waiting. The clocks of the run and of AWS may differ. */
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
