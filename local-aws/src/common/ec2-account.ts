/** An EC2 quota: the vCPUs of all running instances of these families together. */
export interface VcpuQuota {
  readonly code: string;
  readonly name: string;
  readonly market: 'on-demand' | 'spot';
  /** Matches instance types of the families by their first letters, e.g. `m` of `m5.xlarge`. */
  readonly families: RegExp;
}

const STANDARD = /^[acdhimrtz]\d/;
const GRAPHICS = /^(g|vt)\d/;
const PARALLEL = /^p\d/;

/** Codes and names in Service Quotas for EC2 (EC2 User Guide, "Amazon EC2 On-Demand Instance quotas"). */
export const VCPU_QUOTAS: readonly VcpuQuota[] = [
  {
    code: 'L-1216C47A',
    name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
    ...{ market: 'on-demand', families: STANDARD },
  },
  {
    code: 'L-34B43A08',
    name: 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
    ...{ market: 'spot', families: STANDARD },
  },
  { code: 'L-DB2E81BA', name: 'Running On-Demand G and VT instances', market: 'on-demand', families: GRAPHICS },
  { code: 'L-3819A6DF', name: 'All G and VT Spot Instance Requests', market: 'spot', families: GRAPHICS },
  { code: 'L-417A185B', name: 'Running On-Demand P instances', market: 'on-demand', families: PARALLEL },
  { code: 'L-7212CCBC', name: 'All P4, P3 and P2 Spot Instance Requests', market: 'spot', families: PARALLEL },
];

/** EC2 settings of an account; a test may change them while the stand-in runs. */
export interface Ec2Settings {
  /** Without capacity at the moment: `type`, or `type@zone`; the type `spot` means all types for spot. */
  noCapacity: readonly string[];
  /** `empty`: there is a default VPC without subnets. */
  defaultVpc: 'yes' | 'no' | 'empty';
  /** vCPUs of each quota; `vcpuQuotas` has those of single quotas by their codes. */
  vcpuQuota: number;
  vcpuQuotas: Readonly<Record<string, number>>;
  /** Milliseconds for which a new instance is not described, because AWS is only eventually consistent. */
  unseenFor: number;
}

/** Maximum vCPUs of a quota. */
export function allowedBy({ code }: VcpuQuota, { vcpuQuota, vcpuQuotas }: Ec2Settings): number {
  return vcpuQuotas[code] ?? vcpuQuota;
}
