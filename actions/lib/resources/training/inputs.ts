import type { Need, Node } from '../../core/graph.ts';
import { buildCode, type Code } from '../code/node.ts';
import { buildData, type DataVersion } from '../data/node.ts';
import type { Pipeline } from '../family.ts';
import { buildBucket } from '../storage/node.ts';
import { buildWeights, type WeightsObject } from '../weights/node.ts';
import type { HyperparameterValue } from './config.ts';

/** Inputs of tuning and training jobs. */
export interface TrainingInputs {
  readonly code: Code;
  readonly data: DataVersion;
  readonly weights: WeightsObject | undefined;
  readonly bucket: string;
}

/** The nodes that tuning and training need. Without `training` in the config, the code is not in the list. */
export function inputNodes({ scope, of }: Pick<Pipeline, 'scope' | 'of'>) {
  const bucket = of(buildBucket);
  const data = of(buildData);
  const weights = of(buildWeights);
  const code = of(buildCode);
  const list: Node[] = [
    ...[bucket, data],
    ...(weights === undefined ? [] : [weights]),
    ...(scope.config.training === undefined ? [] : [code]),
  ];
  return { bucket, data, code, weights, list };
}

export type InputNodes = ReturnType<typeof inputNodes>;

/** Reads the outputs of {@link inputNodes}. */
export function readInputs(of: <Out>(need: Need<Out>) => Out, nodes: InputNodes): TrainingInputs {
  const { bucket, data, code, weights } = nodes;
  return {
    bucket: of(bucket),
    data: of(data),
    code: of(code),
    weights: weights === undefined ? undefined : of(weights),
  };
}

/** Result of the tuning. */
export interface Tuned {
  readonly hyperparameters: Readonly<Record<string, HyperparameterValue>>;
  readonly tuningJob?: string;
  readonly bestTrainingJob?: string;
  readonly bestObjective?: number;
}
