import type { Product } from '../aws/price-list.ts';
import type { Scope } from './scope.ts';

/** What a node costs by the hour: while its jobs run, or as long as it is there. */
export type Cost = RunCost | StandingCost;

interface Hourly {
  /** Key of the node. */
  readonly key: string;
  readonly product: Product;
}

/** Jobs that a run starts and that end. */
export interface RunCost extends Hourly {
  readonly is: 'run';
  /** What runs where AWS has no capacity for the product. */
  readonly others?: readonly Product[];
  /** Instances of each job. */
  readonly instances: number;
  readonly jobs: number;
  /** How often a job may start, each time after AWS has interrupted it; default: once. */
  readonly attempts?: number;
  /** Longest time that a job may run, in seconds. */
  readonly seconds: number;
  /** What the jobs are, for people, where the key does not say it. */
  readonly what?: string;
  /** Earlier runs on the same instances, newest first. */
  readonly earlier: (scope: Scope) => Promise<readonly Earlier[]>;
}

/** What an earlier run took. */
export interface Earlier {
  /** Name of its job. */
  readonly job: string;
  /** Billed seconds of each of its training jobs on average; each instance is billed for so long. */
  readonly seconds: number;
}

/** What stays until it is deleted, with or without requests. */
export interface StandingCost extends Hourly {
  readonly is: 'standing';
  /** Units of the product: instances, or GB of memory. */
  readonly least: number;
  readonly most: number;
  /** What they are, for people: `1 to 4 ml.m5.xlarge`. */
  readonly what: string;
}

/** Earlier runs that an expectation is formed from. */
export const MOST_EARLIER = 3;

/** Jobs that are looked at for them: others ran on other instances, or failed. */
export const LOOK_BACK = 10;
