import { $ as DEFAULT_AMI, Lt as Failure, Rt as Failures } from "./shared.mjs";
import { c as DescribeInstanceTypesCommand, l as DescribeInstanceTypeOfferingsCommand, m as EC2Client, o as DescribeVpcsCommand, s as DescribeSubnetsCommand, u as DescribeImagesCommand } from "./aws-ec2.mjs";
import { n as IAMClient, t as GetInstanceProfileCommand } from "./aws-iam.mjs";
import { n as SSMClient, t as GetParameterCommand } from "./aws-ssm.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { t as findQuota } from "./quota2.mjs";

// actions/lib/resources/ec2/machines.aws.ts
async function readParameter(aws, Name) {
	return (await unlessNotFound(aws.client(SSMClient).send(new GetParameterCommand({ Name }))))?.Parameter?.Value;
}
async function findImage(aws, id) {
	const request = new DescribeImagesCommand({ ImageIds: [id] });
	const [image] = (await unlessNotFound(aws.client(EC2Client).send(request)))?.Images ?? [];
	if (image === void 0 || image.State !== "available") return void 0;
	const { RootDeviceName: rootDevice = "", BlockDeviceMappings = [], Name: name = id, Architecture = "" } = image;
	return {
		id,
		name,
		rootDevice,
		architecture: Architecture,
		size: BlockDeviceMappings.find(({ DeviceName }) => DeviceName === rootDevice)?.Ebs?.VolumeSize ?? 0
	};
}
async function findSubnets(aws, ids) {
	const found = await describeSubnets(aws, "subnet-id", ids);
	return ids.flatMap((id) => found.find((subnet) => subnet.id === id) ?? []);
}
async function findDefaultSubnets(aws) {
	const request = new DescribeVpcsCommand({ Filters: [{
		Name: "is-default",
		Values: ["true"]
	}] });
	const [vpc] = (await aws.client(EC2Client).send(request)).Vpcs ?? [];
	if (vpc?.VpcId === void 0) return void 0;
	const all = await describeSubnets(aws, "vpc-id", [vpc.VpcId]);
	const made = all.filter(({ isDefault }) => isDefault);
	return (made.length > 0 ? made : all).sort((one, other) => one.zone < other.zone ? -1 : 1);
}
async function describeSubnets(aws, Name, Values) {
	const request = new DescribeSubnetsCommand({ Filters: [{
		Name,
		Values: [...Values]
	}] });
	const { Subnets = [] } = await aws.client(EC2Client).send(request);
	return Subnets.map(({ SubnetId: id = "", VpcId: vpc = "", AvailabilityZone: zone = "", DefaultForAz: isDefault = false }) => ({
		id,
		vpc,
		zone,
		isDefault
	}));
}
async function findTypes(aws, types) {
	const Filters = [{
		Name: "instance-type",
		Values: [...types]
	}];
	const { InstanceTypes = [] } = await aws.client(EC2Client).send(new DescribeInstanceTypesCommand({ Filters }));
	return new Map(InstanceTypes.map(({ InstanceType = "", VCpuInfo, ProcessorInfo, GpuInfo }) => [String(InstanceType), {
		vcpus: VCpuInfo?.DefaultVCpus ?? 0,
		architectures: ProcessorInfo?.SupportedArchitectures ?? [],
		gpus: (GpuInfo?.Gpus ?? []).reduce((sum, { Count = 0 }) => sum + Count, 0)
	}]));
}
async function findOfferings(aws, types) {
	const Filters = [{
		Name: "instance-type",
		Values: [...types]
	}];
	const request = new DescribeInstanceTypeOfferingsCommand({
		LocationType: "availability-zone",
		Filters
	});
	const { InstanceTypeOfferings = [] } = await aws.client(EC2Client).send(request);
	return new Set(InstanceTypeOfferings.map(({ InstanceType, Location }) => `${InstanceType} ${Location}`));
}
async function findProfile(aws, InstanceProfileName) {
	const request = new GetInstanceProfileCommand({ InstanceProfileName });
	return (await unlessNotFound(aws.client(IAMClient).send(request)))?.InstanceProfile?.Roles?.map(({ RoleName = "" }) => RoleName);
}

// actions/lib/resources/ec2/vcpus.ts
const QUOTAS = [
	[
		/^[acdhimrtz]\d/,
		"Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances",
		"All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests"
	],
	[
		/^(g|vt)\d/,
		"Running On-Demand G and VT instances",
		"All G and VT Spot Instance Requests"
	],
	[
		/^p[2-4]/,
		"Running On-Demand P instances",
		"All P4, P3 and P2 Spot Instance Requests"
	]
];
async function withinQuota(scope, key, types, spot) {
	const { aws, warn, signal } = scope;
	const fitting = [];
	const refused = [];
	for (const [type, { vcpus }] of types) {
		const [, onDemand, ofSpot] = QUOTAS.find(([families]) => families.test(type)) ?? [];
		const name = spot ? ofSpot : onDemand;
		const quota = name === void 0 ? void 0 : await findQuota(aws, "ec2", name).catch((error) => {
			signal.throwIfAborted();
			const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
			warn(key, `the quota \`${name}\` could not be checked: ${words}`);
		});
		if (quota?.Value === void 0 || vcpus <= quota.Value) {
			fitting.push(type);
			continue;
		}
		const { Value: value, QuotaCode: code } = quota;
		refused.push({
			why: `${type} has ${vcpus} vCPUs, and the account may have ${value} (quota \`${name}\`, ${code})`,
			next: `request a higher quota: aws service-quotas request-service-quota-increase --service-code ec2 --quota-code ${code} --desired-value ${vcpus} --region ${aws.region}`
		});
	}
	const [first] = refused;
	if (fitting.length === 0 && first !== void 0) throw new Failure(`quota-exceeded: The account may run none of the instance types of \`ec2\`: ${refused.map(({ why }) => why).join("; ")}. Nothing was started.`, `Choose another type as \`ec2.instance\`, or ${first.next}`);
	for (const { why, next } of refused) warn(key, `${why}, so it is left out; ${next}`);
	return fitting;
}

// actions/lib/resources/ec2/prepare.ts
const KEY = "train-on-ec2";
async function prepare(scope, ec2, subnets) {
	const results = await Promise.allSettled([
		imageOf(scope, ec2),
		machinesOf(scope, ec2, subnets),
		checkProfile(scope, ec2)
	]);
	scope.signal.throwIfAborted();
	const reasons = results.flatMap((result) => result.status === "rejected" ? [result.reason] : []);
	if (reasons.length > 1) throw new Failures(reasons);
	if (reasons.length > 0) throw reasons[0];
	const [image, machines] = results.map((result) => result.value);
	for (const [type, { architectures }] of machines.types) if (architectures.length > 0 && !architectures.includes(image.architecture)) throw new Failure(`config-invalid: The AMI ${image.id} (${image.name}) is for ${image.architecture}, and ${type} is ${architectures.join(" or ")}.`, "Write another type as `ec2.instance`, or the parameter of an AMI for its processor as `ec2.ami`.");
	warnWithoutGpu(scope, image, machines);
	return {
		image,
		candidates: machines.candidates
	};
}
async function imageOf({ aws }, { ami, volumeSize }) {
	const id = await readParameter(aws, ami);
	const { region } = aws;
	if (id === void 0) throw new Failure(`not-found: There is no Systems Manager parameter ${ami} in ${region}.`, `Write the name of another AMI as \`ec2.ami\`, such as ${DEFAULT_AMI}: aws ssm get-parameters-by-path --recursive --path /aws/service/deeplearning/ami/ --region ${region} shows all.`);
	const image = await findImage(aws, id);
	if (image === void 0) throw new Failure(`not-found: The AMI ${id}, which the parameter ${ami} names, is not available in ${region}.`, "Write the parameter of another AMI as `ec2.ami`.");
	if (volumeSize !== void 0 && volumeSize < image.size) throw new Failure(`config-invalid: \`ec2.volume-size\` is ${volumeSize} GB, but the disk of the AMI ${id} (${image.name}) has ${image.size} GB.`, `Write ${image.size}GB or more, or leave it out.`);
	return image;
}
async function machinesOf(scope, { instances, spot }, subnets) {
	const { aws } = scope;
	const [types, offered] = await Promise.all([findTypes(aws, instances), findOfferings(aws, instances)]);
	const unknown = instances.filter((type) => !types.has(type));
	if (unknown.length > 0) throw new Failure(`not-found: EC2 has no instance type ${unknown.join(", ")} in ${aws.region}.`, "Correct `ec2.instance`.");
	const fitting = await withinQuota(scope, KEY, types, spot);
	const ordered = instances.filter((type) => fitting.includes(type));
	const candidates = ordered.flatMap((type) => subnets.filter(({ zone }) => offered.has(`${type} ${zone}`)).map((subnet) => ({
		type,
		subnet
	})));
	if (candidates.length > 0) return {
		types,
		candidates
	};
	const zones = [...new Set(subnets.map(({ zone }) => zone))].join(", ");
	throw new Failure(`not-found: EC2 offers ${ordered.join(" and ")} in none of the zones of the subnets: ${zones}.`, `Write another type as \`ec2.instance\`, or subnets of other zones as \`ec2.subnets\`: aws ec2 describe-instance-type-offerings --location-type availability-zone --filters Name=instance-type,Values=${ordered.join(",")} --region ${aws.region} shows where it is.`);
}
async function checkProfile({ aws, config }, { instanceProfile }) {
	const roles = await findProfile(aws, instanceProfile);
	if (roles !== void 0 && roles.length > 0) return;
	const what = roles === void 0 ? `There is no instance profile ${instanceProfile}` : `The instance profile ${instanceProfile} has no role`;
	throw new Failure(`role-missing: ${what}, so the instance would have no access to the data.`, instanceProfile === `${config.name}-ec2` ? "Generate the roles again with npm run policies and deploy them, or name another profile as `ec2.instance-profile`." : "Correct `ec2.instance-profile`, or leave it out to use the profile of the generated roles.");
}
function warnWithoutGpu({ warn }, { name }, { types }) {
	const without = [...types].filter(([, { gpus }]) => gpus === 0).map(([type]) => type);
	if (without.length === 0 || !/gpu/i.test(name)) return;
	const what = without.length === 1 ? `${without[0]} has no GPU` : `${without.join(" and ")} have no GPU`;
	warn(KEY, `${what}, and the AMI is made for instances with one (${name}). It starts and trains all the same, on the CPU; services for GPUs fail while it starts.`);
}

export { findSubnets as a, findImage as i, prepare as n, findDefaultSubnets as r, KEY as t };