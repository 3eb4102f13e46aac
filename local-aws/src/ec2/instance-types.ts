import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { loadModel, shapeOf } from '../protocol/model.ts';

/** Every type that EC2's model lists. */
export const INSTANCE_TYPES: readonly string[] = shapeOf(loadModel('ec2'), 'InstanceType').enum ?? [];

/** Sizes with one vCPU; other `medium` ones have two. */
const ONE = /^(t[12]\.(nano|micro|small)|m1\.small|([a-su-z]\w*|m1)\.medium)$/;

/** vCPUs of a type, by its size: four for each xlarge. Families that differ from that are few and old. */
export function vcpusOf(type: string): number {
  const size = type.slice(type.indexOf('.') + 1);
  if (ONE.test(type)) return 1;
  if (/^metal/.test(size)) return Number(/metal-(\d+)xl/.exec(size)?.[1] ?? 24) * 4;
  return /xlarge$/.test(size) ? 4 * Number(/^\d+/.exec(size)?.[0] ?? 1) : 2;
}

/** Graviton's families have a `g` behind their generation. */
export function architectureOf(type: string): 'arm64' | 'x86_64' {
  return /^(a1|[a-z]+\d+g)/.test(type) ? 'arm64' : 'x86_64';
}

/** us-east-1e is old: AWS offers no family there that is newer than the fourth generation. */
export function isOffered(type: string, zone: string): boolean {
  return zone !== 'us-east-1e' || Number(/\d/.exec(type)?.[0]) <= 4;
}

/** What DescribeInstanceTypes says of a type. */
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

/** As the types with one GPU go: eight in the largest of p, four in 12xlarge and 24xlarge of g, else one. */
function gpusOf(type: string): number {
  const size = Number(/\.(\d+)xlarge/.exec(type)?.[1] ?? 1);
  if (type.startsWith('p')) return size >= 16 ? 8 : size >= 8 ? 4 : 1;
  return size === 48 ? 8 : size === 12 || size === 24 ? 4 : 1;
}
