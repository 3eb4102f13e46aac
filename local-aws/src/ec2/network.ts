import { hash } from 'node:crypto';
import type { Subnet, Vpc } from '@aws-sdk/client-ec2';
import type { Context } from '../context.ts';

/** The default VPC of a region with a subnet in each zone, and the security groups. */
export class Network {
  readonly zones: readonly string[];
  readonly #context: Context;

  constructor(context: Context) {
    const { region } = context;
    this.#context = context;
    this.zones = [...(region === 'us-east-1' ? 'abcdef' : 'abc')].map((letter) => region + letter);
  }

  vpcs(): Vpc[] {
    const VpcId = this.#id('vpc', 'default');
    return [
      {
        ...{
          VpcId,
          CidrBlock: '172.31.0.0/16',
          DhcpOptionsId: this.#id('dopt', 'default'),
          InstanceTenancy: 'default',
        },
        ...{ IsDefault: true, State: 'available', OwnerId: this.#context.account, Tags: [] },
      },
    ];
  }

  subnets(): (Subnet & { SubnetId: string; AvailabilityZone: string })[] {
    return this.zones.map((zone, index) => ({
      ...{ SubnetId: this.#id('subnet', zone), AvailabilityZone: zone, AvailabilityZoneId: `use1-az${index + 1}` },
      ...{ VpcId: this.#id('vpc', 'default'), CidrBlock: `172.31.${16 * index}.0/20`, AvailableIpAddressCount: 4091 },
      ...{ DefaultForAz: true, MapPublicIpOnLaunch: true, State: 'available' as const, Tags: [] },
      OwnerId: this.#context.account,
    }));
  }

  groups() {
    return [
      this.#group('default', 'default VPC security group', this.#id('sg', 'default'), this.#id('vpc', 'default')),
    ];
  }

  #group(GroupName: string, Description: string, GroupId: string, VpcId: string) {
    return { GroupId, GroupName, Description, VpcId, OwnerId: this.#context.account, IpPermissions: [], Tags: [] };
  }

  /** The same in every stand-in. */
  #id(kind: string, of: string): string {
    const { account, region } = this.#context;
    return `${kind}-0${hash('sha256', `${account} ${region} ${kind} ${of}`).slice(0, 16)}`;
  }
}
