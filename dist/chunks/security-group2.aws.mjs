import { d as DeleteSecurityGroupCommand, m as EC2Client, p as CreateSecurityGroupCommand, t as paginateDescribeSecurityGroups } from "./aws-ec2.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { t as cleanTags } from "./tags.mjs";

// actions/lib/resources/ec2/security-group.aws.ts
function securityGroupKind(aws) {
	return {
		name: "security group",
		identity: "name",
		async observe(name) {
			const [found] = await describe(aws, [{
				Name: "group-name",
				Values: [name]
			}, {
				Name: "vpc-id",
				Values: [vpcOf(name)]
			}]);
			return found?.observed;
		},
		ownPrefix: ({ pipeline }) => `${pipeline}-ec2-vpc-`,
		async *find(prefix) {
			for (const { name, observed } of await describe(aws, [{
				Name: "group-name",
				Values: [`${prefix}*`]
			}])) yield {
				id: name,
				running: false,
				tags: async () => observed.tags ?? {}
			};
		},
		async remove(name) {
			const [found] = await describe(aws, [{
				Name: "group-name",
				Values: [name]
			}]);
			if (found === void 0) return;
			const request = new DeleteSecurityGroupCommand({ GroupId: found.observed.resource.id });
			await unlessNotFound(aws.client(EC2Client).send(request));
		}
	};
}
const vpcOf = (name) => /vpc-\w+$/.exec(name)?.[0] ?? "";
async function describe(aws, Filters) {
	const pages = paginateDescribeSecurityGroups({ client: aws.client(EC2Client) }, { Filters });
	return (await Array.fromAsync(pages)).flatMap(({ SecurityGroups = [] }) => SecurityGroups).map(({ GroupName: name = "", GroupId: id = "", IpPermissions = [], Tags = [] }) => ({
		name,
		observed: {
			resource: {
				id,
				inbound: IpPermissions.map(rule)
			},
			phase: {
				is: "ready",
				detail: id
			},
			tags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]))
		}
	}));
}
function rule(permission) {
	const { IpProtocol, FromPort, ToPort, IpRanges = [], Ipv6Ranges = [], UserIdGroupPairs = [] } = permission;
	const ports = FromPort === void 0 || FromPort === -1 ? "" : ` ${FromPort}${ToPort === FromPort ? "" : `-${ToPort}`}`;
	const sources = [...[...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)], ...UserIdGroupPairs.map(({ GroupId }) => GroupId)].join(", ");
	return `${IpProtocol === "-1" ? "everything" : IpProtocol}${ports} from ${sources || "a prefix list"}`;
}
async function createSecurityGroup(aws, name, description, tags) {
	const Tags = Object.entries(cleanTags(tags)).map(([Key, Value]) => ({
		Key,
		Value
	}));
	await aws.client(EC2Client).send(new CreateSecurityGroupCommand({
		GroupName: name,
		Description: description,
		VpcId: vpcOf(name),
		TagSpecifications: [{
			ResourceType: "security-group",
			Tags
		}]
	}));
}

export { securityGroupKind as n, createSecurityGroup as t };