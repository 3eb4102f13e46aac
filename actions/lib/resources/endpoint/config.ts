import type { Scaling } from '../autoscaling/config.ts';
import type { Include } from '../code/config.ts';
import type { Rule } from '../comparison/config.ts';

export interface Serving {
  /** Folder whose files are packed together with the artifact, relative to the repository's root. */
  readonly source: string;
  /** Undefined: `git`. */
  readonly include?: Include;
  readonly environment: Readonly<Record<string, string>>;
}

export interface Endpoint {
  /** Entry of `train` whose artifact is served, or `ec2`: that of the EC2 training run. */
  readonly model: string;
  readonly instance: string;
  readonly count: number;
  /** Image URI that fits the instance (CPU or GPU) and the region. */
  readonly image: string;
  /** `InferenceAmiVersion`, if the instance has a GPU that needs a certain driver for the image. */
  readonly inferenceAmi?: string;
  /** Undefined: the number of instances is `count`. */
  readonly scaling?: Scaling;
  /** By metric; undefined: every newly trained model replaces the served one. */
  readonly gate?: Readonly<Record<string, Rule>>;
  readonly smoke?: Smoke;
}

/** A request that a new deployment must answer correctly. */
export interface Smoke {
  /** From the repository's root. */
  readonly file: string;
  readonly contentType: string;
  /** The most probable class of the answer; undefined: any answer that is not an error. */
  readonly expect?: string;
}
