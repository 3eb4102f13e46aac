import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { loadModel, shapeOf } from '../protocol/model.ts';

/** All types in EC2's service model. */
export const INSTANCE_TYPES: readonly string[] = shapeOf(loadModel('ec2'), 'InstanceType').enum ?? [];

/** Types with one vCPU; other `medium` types have two. */
const ONE = /^(t[12]\.(nano|micro|small)|m1\.small|([a-su-z]\w*|m1)\.medium)$/;

/** vCPUs of a type, from its size: four for each xlarge. Only a few old families differ from this. */
export function vcpusOf(type: string): number {
  const size = type.slice(type.indexOf('.') + 1);
  if (ONE.test(type)) return 1;
  if (/^metal/.test(size)) return Number(/metal-(\d+)xl/.exec(size)?.[1] ?? 24) * 4;
  return /xlarge$/.test(size) ? 4 * Number(/^\d+/.exec(size)?.[0] ?? 1) : 2;
}

/** The names of Graviton families have a `g` after the generation. */
export function architectureOf(type: string): 'arm64' | 'x86_64' {
  return /^(a1|[a-z]+\d+g)/.test(type) ? 'arm64' : 'x86_64';
}

/** us-east-1e is old: AWS offers no families of the fifth or a later generation there. */
export function isOffered(type: string, zone: string): boolean {
  return zone !== 'us-east-1e' || Number(/\d/.exec(type)?.[0]) <= 4;
}

/** What DescribeInstanceTypes returns for a type. */
export function describeType(type: string): InstanceTypeInfo {
  const gpus = /^(g\d|p\d)/.test(type) ? { GpuInfo: { Gpus: [{ Count: gpusOf(type), Manufacturer: 'NVIDIA' }] } } : {};
  return {
    InstanceType: type as NonNullable<InstanceTypeInfo['InstanceType']>,
    VCpuInfo: { DefaultVCpus: vcpusOf(type) },
    ProcessorInfo: { SupportedArchitectures: [architectureOf(type)] },
    SupportedUsageClasses: ['on-demand', 'spot'],
    ...gpus,
  };
}

/**
 * Number of GPUs, by the size. Families of p: eight from 16xlarge, four from 8xlarge. Families of g: eight in 48xlarge,
 * four in 12xlarge and 24xlarge. Other types: one.
 */
function gpusOf(type: string): number {
  const size = Number(/\.(\d+)xlarge/.exec(type)?.[1] ?? 1);
  if (type.startsWith('p')) return size >= 16 ? 8 : size >= 8 ? 4 : 1;
  return size === 48 ? 8 : size === 12 || size === 24 ? 4 : 1;
}
