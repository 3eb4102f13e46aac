import type { Identity } from '../../core/compare.ts';
import { type Content, contentName } from '../../core/names.ts';
import type { Scope } from '../scope.ts';
import type { HyperparameterValue } from '../training/config.ts';
import type { TrainingInputs } from '../training/inputs.ts';
import { contentOn, hyperparameters, trainingOf } from '../training/request.ts';
import type { Ec2 } from './config.ts';
import { idPrefix } from './launch.ts';

/**
 * The content and the name of a training on EC2. The content is that of a training job, with the AMI instead of the
 * image and EC2 instance types. `identity` is compared with an earlier launch of the same name.
 */
export function contentOf(
  scope: Scope,
  ec2: Ec2,
  inputs: TrainingInputs,
  best: Readonly<Record<string, HyperparameterValue>>,
): Content & { readonly identity: Identity } {
  const training = trainingOf(scope);
  const machine = { image: ec2.ami, instance: { types: ec2.instances, spot: ec2.spot } };
  const parts = contentOn(scope, machine, inputs, { best });
  const content = contentName(idPrefix(inputs.bucket, scope.config.name), parts);
  return {
    ...content,
    identity: {
      image: ec2.ami,
      instances: ec2.instances,
      spot: ec2.spot,
      hyperparameters: hyperparameters(scope, inputs.code, best, 1),
      environment: training.environment,
      channels: { training: { uri: inputs.data.uri }, weights: { uri: inputs.weights?.uri } },
      metrics: training.metrics,
    },
  };
}
