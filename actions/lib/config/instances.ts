import types from './instance-types.json' with { type: 'json' };
import { nearest } from './nearest.ts';

export type InstanceUse = keyof typeof types;

const known = {
  training: new Set(types.training),
  hosting: new Set(types.hosting),
  notebook: new Set(types.notebook),
} satisfies Record<InstanceUse, ReadonlySet<string>>;

/** Whether SageMaker offers this instance type for the use, by the enums of its service model. */
export function hasInstance(use: InstanceUse, type: string): boolean {
  return known[use].has(type);
}

/** What to write instead of an unknown instance type. */
export function nearestInstance(use: InstanceUse, type: string): string {
  return nearest(type, known[use]) ?? (use === 'notebook' ? 'ml.t3.medium' : 'ml.m5.xlarge');
}

/**
 * The processor of an instance type, by its family. It selects the CPU or the GPU variant of an image. AWS's PyTorch
 * and Ray images do not support `other`: Trainium, Inferentia, Gaudi and Arm.
 */
export function processorOf(type: string): 'cpu' | 'gpu' | 'other' {
  const family = type.split('.')[1] ?? '';
  if (/^(trn|inf|dl)\d/.test(family) || /^[a-z]+\dg/.test(family) || family.includes('gb200')) return 'other';
  return /^(p|g)\d/.test(family) ? 'gpu' : 'cpu';
}
