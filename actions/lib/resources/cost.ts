import type { Product } from '../aws/price-list.ts';
import type { Scope } from './scope.ts';

/** The hourly cost of a node: while its jobs run, or as long as its resource exists. */
export type Cost = RunCost | StandingCost;

interface Hourly {
  /** Key of the node. */
  readonly key: string;
  readonly product: Product;
}

/** Jobs that a run starts and that end. */
export interface RunCost extends Hourly {
  readonly is: 'run';
  /** Products that run instead when AWS has no capacity for `product`. */
  readonly others?: readonly Product[];
  /** Instances of each job. */
  readonly instances: number;
  readonly jobs: number;
  /** Maximum number of starts of a job; each further start follows an interruption by AWS; default: 1. */
  readonly attempts?: number;
  /** Longest time that a job may run, in seconds. */
  readonly seconds: number;
  /** Description of the jobs for messages, if the key does not describe them. */
  readonly what?: string;
  /** Earlier runs on the same instances, newest first. */
  readonly earlier: (scope: Scope) => Promise<readonly Earlier[]>;
}

/** The duration of an earlier run. */
export interface Earlier {
  /** Name of its job. */
  readonly job: string;
  /** Billed seconds of each of its training jobs on average; each instance is billed for so long. */
  readonly seconds: number;
}

/** Cost of a resource that exists until it is deleted, with or without requests. */
export interface StandingCost extends Hourly {
  readonly is: 'standing';
  /** Units of the product: instances, or GB of memory. */
  readonly least: number;
  readonly most: number;
  /** Description of the units for messages, such as `1 to 4 ml.m5.xlarge`. */
  readonly what: string;
}

/** Maximum number of earlier runs that an estimate uses. */
export const MOST_EARLIER = 3;

/** Maximum number of jobs that are searched for such runs; jobs on other instances and failed jobs are skipped. */
export const LOOK_BACK = 10;
