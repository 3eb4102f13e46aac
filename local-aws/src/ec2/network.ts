import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { SecurityGroup, Subnet, Tag, Vpc } from '@aws-sdk/client-ec2';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';
import { newId } from './instance-records.ts';

/** A security group. It has no rules for incoming traffic, and at most the default rule for outgoing traffic. */
export interface Group extends SecurityGroup {
  readonly GroupId: string;
  readonly VpcId: string;
  /** ID of the rule that allows all outgoing traffic; undefined: the rule was revoked. */
  egress?: string;
  Tags: Tag[];
}

/** The rule of each new group: it allows all outgoing traffic (EC2 User Guide, "Security group rules"). */
export const EVERYTHING = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

type Place = Vpc & { readonly VpcId: string };
type Zone = Subnet & { readonly SubnetId: string; readonly AvailabilityZone: string; readonly VpcId: string };

/** The networks of a region: the default VPC and one more VPC, with their subnets and security groups. */
export class Network {
  readonly zones: readonly string[];
  readonly #context: Context;
  readonly #groups: Records<Group>;

  constructor(context: Context) {
    const { region, state } = context;
    this.#context = context;
    this.zones = [...(region === 'us-east-1' ? 'abcdef' : 'abc')].map((letter) => region + letter);
    this.#groups = new Records(join(state, 'ec2', 'security-groups'));
  }

  vpcs(): Place[] {
    const all = [this.#vpc('default', '172.31.0.0/16'), this.#vpc('other', '10.0.0.0/16')];
    return this.#context.ec2.defaultVpc === 'no' ? all.slice(1) : all;
  }

  /** One subnet in each zone of the default VPC, and two subnets, in two zones, of the other VPC. */
  subnets(): Zone[] {
    const vpcs = this.vpcs().filter(({ IsDefault }) => !IsDefault || this.#context.ec2.defaultVpc === 'yes');
    return vpcs.flatMap(({ VpcId, IsDefault = false }) =>
      this.zones.slice(0, IsDefault ? 6 : 2).map((AvailabilityZone, index) => ({
        ...{ SubnetId: this.#id('subnet', `${IsDefault} ${AvailabilityZone}`), VpcId, AvailabilityZone },
        ...{ CidrBlock: IsDefault ? `172.31.${16 * index}.0/20` : `10.0.${index}.0/24`, State: 'available' as const },
        ...{ AvailableIpAddressCount: IsDefault ? 4091 : 251, DefaultForAz: IsDefault, MapPublicIpOnLaunch: IsDefault },
        ...{ OwnerId: this.#context.account, Tags: [] },
      })),
    );
  }

  defaultVpc(): Place | undefined {
    return this.vpcs().find(({ IsDefault }) => IsDefault);
  }

  groups(): Group[] {
    const own = this.vpcs().map(
      ({ VpcId }): Group => this.#group('default', 'default VPC security group', this.#id('sg', VpcId), VpcId, []),
    );
    return [...own, ...this.#groups.all()];
  }

  /** @throws AwsError `InvalidGroup.NotFound` */
  group(id: string): Group {
    const found = this.groups().find(({ GroupId }) => GroupId === id);
    if (found === undefined) throw new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
    return found;
  }

  /** @throws AwsError `InvalidGroup.Duplicate` */
  make(name: string, description: string, vpc: string, tags: Tag[]): Group {
    if (this.groups().some(({ GroupName, VpcId }) => GroupName === name && VpcId === vpc))
      throw new AwsError('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpc}'`);
    const group = this.#group(name, description, newId('sg'), vpc, tags);
    return this.#groups.put(group.GroupId, group);
  }

  put(group: Group): void {
    this.#groups.put(group.GroupId, group);
  }

  delete(id: string): void {
    this.#groups.delete(id);
  }

  #vpc(name: string, CidrBlock: string): Place {
    return {
      ...{ VpcId: this.#id('vpc', name), CidrBlock, IsDefault: name === 'default', State: 'available' },
      ...{ DhcpOptionsId: this.#id('dopt', ''), InstanceTenancy: 'default', OwnerId: this.#context.account, Tags: [] },
    };
  }

  #group(GroupName: string, Description: string, GroupId: string, VpcId: string, Tags: Tag[]): Group {
    const egress = `sgr-0${hash('sha256', GroupId).slice(0, 16)}`;
    const OwnerId = this.#context.account;
    return { GroupId, GroupName, Description, VpcId, OwnerId, Tags, egress };
  }

  /** An ID that is the same in every stand-in. */
  #id(kind: string, of: string): string {
    const { account, region } = this.#context;
    return `${kind}-0${hash('sha256', `${account} ${region} ${kind} ${of}`).slice(0, 16)}`;
  }
}
