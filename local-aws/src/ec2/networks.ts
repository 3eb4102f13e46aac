import { page } from '../protocol/page.ts';
import { filtered } from './filters.ts';
import type { Network } from './network.ts';
import type { Handlers } from './operations.ts';
import { checkThere } from './requests.ts';

/** DescribeVpcs and DescribeSubnets. */
export function networks(network: Network): Handlers {
  return {
    async DescribeVpcs({ VpcIds, Filters, ...pages }) {
      const all = network.vpcs();
      checkThere(VpcIds, all, ({ VpcId }) => VpcId, ['InvalidVpcID.NotFound', (id) => `vpc ID '${id}'`]);
      const asked = all.filter(({ VpcId }) => VpcIds?.includes(VpcId) ?? true);
      const found = filtered(asked, Filters, (vpc) => ({
        ...{ 'vpc-id': [vpc.VpcId], 'is-default': [`${vpc.IsDefault}`], isDefault: [`${vpc.IsDefault}`] },
        ...{ state: [vpc.State], cidr: [vpc.CidrBlock] },
      }));
      const { items, next } = page(found, { MaxResults: 1000, ...pages });
      return { Vpcs: items, ...next };
    },
    async DescribeSubnets({ SubnetIds, Filters, ...pages }) {
      const all = network.subnets();
      checkThere(SubnetIds, all, ({ SubnetId }) => SubnetId, ['InvalidSubnetID.NotFound', (id) => `subnet ID '${id}'`]);
      const asked = all.filter(({ SubnetId }) => SubnetIds?.includes(SubnetId) ?? true);
      const found = filtered(asked, Filters, (subnet) => ({
        ...{ 'subnet-id': [subnet.SubnetId], 'vpc-id': [subnet.VpcId], state: [subnet.State] },
        ...{ 'availability-zone': [subnet.AvailabilityZone], availabilityZone: [subnet.AvailabilityZone] },
        ...{ 'default-for-az': [`${subnet.DefaultForAz}`], defaultForAz: [`${subnet.DefaultForAz}`] },
      }));
      const { items, next } = page(found, { MaxResults: 1000, ...pages });
      return { Subnets: items, ...next };
    },
  };
}
