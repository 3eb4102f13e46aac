import type { Config } from '../../actions/lib/resources/types.ts';
import type { WorkflowOutcome } from '../workflow.ts';
import type { Options } from './options.ts';

/** A workflow that `--all` runs after the pipeline. */
export interface Further {
  /** Path of its file. */
  readonly workflow: string;
  /** Name of its log. */
  readonly log: string;
  /** Whether a config needs this workflow. */
  has(config: Config): boolean;
  /** Inputs of its `workflow_dispatch`. */
  inputs(options: Options): Readonly<Record<string, string>>;
  /** Results as rows of a table; unknown ones are omitted. */
  rows(outcome: WorkflowOutcome, options: Options): readonly (readonly [name: string, text: string])[];
}

const ec2: Further = {
  workflow: '.github/workflows/train-on-ec2.yml',
  log: 'train-on-ec2.log',
  has: (config) => config.ec2 !== undefined,
  inputs: ({ config, retry }) => ({ config, retry: String(retry) }),
  rows({ jobs }) {
    const { 'training-job': name, 'billable-seconds': seconds } = jobs['train-on-ec2']?.steps['train'] ?? {};
    const { 'endpoint-name': endpoint } = jobs['deploy']?.steps['deploy'] ?? {};
    return [
      ...(name === undefined ? [] : [['training on EC2', `${name}, billable: ${seconds} s`] as const]),
      ...(endpoint === undefined || endpoint === '' ? [] : [['endpoint of EC2', endpoint] as const]),
    ];
  },
};

const notebook: Further = {
  workflow: '.github/workflows/notebook.yml',
  log: 'notebook.log',
  has: (config) => config.notebook !== undefined,
  inputs: ({ config, retry }) => ({ mode: 'start', config, retry: String(retry) }),
  rows(outcome, { keep }) {
    const { 'notebook-name': name, status } = outcome.jobs['notebook']?.steps['notebook'] ?? {};
    if (name === undefined) return [];
    const end = keep ? '' : ', until the local AWS ends now; --keep keeps it';
    return [['notebook instance', `${name}, ${status}${end}`]];
  },
};

/** In the order in which they run. */
const FURTHER: readonly Further[] = [ec2, notebook];

/** The workflows that `--all` runs for a config. */
export function furtherOf(config: Config): readonly Further[] {
  return FURTHER.filter((one) => one.has(config));
}
