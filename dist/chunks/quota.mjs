import { Bt as Undecided, G as contentName, Lt as Failure, Tt as discard, Vt as endOfLog, b as poll, d as ofMaker, f as prefixOf, it as tagName, p as compare, q as digest, rt as ownershipConflict, tt as ownTag, zt as Pending } from "./shared.mjs";
import { a as isBusy, n as explainAws } from "./errors.mjs";
import { t as invokeEndpoint } from "./invoke.aws.mjs";
import { n as measureLatency } from "./latency2.mjs";
import { t as readEndpointLog } from "./recent-log.mjs";
import { n as deleteTags, o as writeTags } from "./tags.mjs";
import { i as endpointPhase, n as describeEndpoint, o as updateEndpoint, r as endpointKind, t as createEndpoint } from "./endpoint2.aws.mjs";
import { n as describeEndpointConfig, r as endpointConfigKind, t as createEndpointConfig } from "./endpoint-config2.aws.mjs";
import { n as describeModel, r as modelKind, t as createModel } from "./model2.aws.mjs";
import { t as TRAINING_JOB } from "./served-model.mjs";
import { y as S3Client } from "./aws-s3.mjs";
import { r as readObject } from "./read-object.mjs";
import { t as require_tar_stream } from "./tar-stream.mjs";
import { n as together, t as readArchive } from "./read-archive.mjs";
import { a as byPart } from "./since.mjs";
import { r as objectKind } from "./object2.mjs";
import { t as putOnce } from "./put-once.mjs";
import { r as readServing } from "./node4.mjs";
import { t as refuseWithoutRoom } from "./quota3.mjs";
import { n as stepScalingKind, r as redirectAlarm, t as putStepScaling } from "./step-scaling.aws.mjs";
import { a as RegisterScalableTargetCommand, m as ApplicationAutoScalingClient, n as paginateDescribeScalingPolicies, o as PutScheduledActionCommand, s as PutScalingPolicyCommand } from "./aws-application-auto-scaling.mjs";
import { a as putScheduledAction, c as registerTarget, d as scheduledActionsKind, f as updateTarget, i as listScheduledActions, l as scalableTargetKind, n as deleteScheduledAction, o as putTargetTracking, r as describeTarget, s as readTargetTags, t as SCALED, u as scalingPolicyKind } from "./scaling2.aws.mjs";
import { i as markIn, n as changedBy, s as unprovenIn } from "./unproven.mjs";
import { a as stateOf, i as rejectedBefore, n as PUT_BACK, o as triedBefore, r as putBack, t as PREVIOUS } from "./proof.mjs";
import { n as prove } from "./finish.mjs";
import { n as judge, t as SHAPE } from "./prediction.mjs";
import { hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { join, posix, resolve } from "node:path";
import { createGzip, deflateRawSync, inflateRawSync } from "node:zlib";
import { pipeline } from "node:stream/promises";

// actions/lib/resources/endpoint/observe.ts
function untilSettled(scope, name) {
	const look = async () => {
		const observed = await endpointKind(scope.aws).observe(name);
		if (observed === void 0) return "gone";
		return observed.phase.is === "in-progress" ? void 0 : observed;
	};
	return poll(`endpoint ${name}`, look, scope);
}

// actions/lib/resources/endpoint/model-identity.ts
function modelChanges(resource, wanted) {
	const settings = ({ VpcConfig: vpc }) => ({
		subnets: vpc?.Subnets?.toSorted(),
		"security-groups": vpc?.SecurityGroupIds?.toSorted()
	});
	return [...compare(modelIdentity(resource), modelIdentity(wanted)), ...compare(settings(resource), settings(wanted)).map((change) => ({
		...change,
		by: "nothing"
	}))];
}
function modelIdentity({ PrimaryContainer, Containers, ExecutionRoleArn }) {
	return {
		...containerIdentity(PrimaryContainer),
		"further-containers": Containers?.map(containerIdentity),
		role: ExecutionRoleArn
	};
}
function containerIdentity(container) {
	const { Image, ModelDataUrl, ModelDataSource, Environment, Mode, MultiModelConfig } = container ?? {};
	const { S3Uri, S3DataType, CompressionType } = ModelDataSource?.S3DataSource ?? {};
	return {
		image: Image,
		"image-config": container?.ImageConfig,
		"model-data": ModelDataUrl ?? S3Uri,
		"model-data-source": S3Uri === ModelDataUrl ? void 0 : {
			S3Uri,
			S3DataType,
			CompressionType
		},
		"additional-models": container?.AdditionalModelDataSources,
		package: container?.ModelPackageName,
		environment: Environment,
		mode: Mode === "SingleModel" ? void 0 : Mode,
		"multi-model": MultiModelConfig
	};
}
function configurationChanges(resource, wanted) {
	const isOurs = ({ path, after }) => after !== void 0 || !path.endsWith(".ami");
	return [...compare(configurationIdentity(resource), configurationIdentity(wanted)).filter(isOurs), ...compare({ "kms-key": resource.KmsKeyId }, { "kms-key": wanted.KmsKeyId }).map((change) => ({
		...change,
		by: "nothing"
	}))];
}
function configurationIdentity(configuration) {
	const { ProductionVariants = [], ShadowProductionVariants, DataCaptureConfig, AsyncInferenceConfig } = configuration;
	return {
		variants: Object.fromEntries(ProductionVariants.map((variant) => [variant.VariantName, variantIdentity(variant)])),
		shadows: ShadowProductionVariants,
		"data-capture": DataCaptureConfig?.EnableCapture === true ? DataCaptureConfig.DestinationS3Uri : void 0,
		asynchronous: AsyncInferenceConfig?.OutputConfig?.S3OutputPath,
		explainer: configuration.ExplainerConfig
	};
}
function variantIdentity(variant) {
	return {
		model: variant.ModelName,
		instance: variant.InstanceType,
		count: variant.InitialInstanceCount,
		weight: variant.InitialVariantWeight,
		serverless: variant.ServerlessConfig,
		ami: variant.InferenceAmiVersion,
		"core-dump": variant.CoreDumpConfig?.DestinationS3Uri,
		"ssm-access": variant.EnableSSMAccess
	};
}

// actions/lib/resources/endpoint/since.ts
const MODEL = [[
	/^image$/,
	"image",
	"$&"
], [
	/^environment\..+$/,
	"environment",
	"$&"
]];
const CONFIGURATION = [[
	/^variants\.\w+\.model$/,
	"model",
	"model"
], [
	/^variants\.\w+\.(instance|count|ami)$/,
	"instance",
	"$1"
]];
async function modelSince(aws, id, request) {
	const earlier = await describeModel(aws, id);
	return earlier === void 0 ? {} : byPart(modelChanges(earlier, request), MODEL);
}
async function configurationSince(aws, id, request) {
	const earlier = await describeEndpointConfig(aws, id);
	return earlier === void 0 ? {} : byPart(configurationChanges(earlier, request), CONFIGURATION);
}

// actions/lib/resources/endpoint/model.ts
const VARIANT = "AllTraffic";
const CONTAINER_ENVIRONMENT = { RAYSERVE_BACKEND_TIMEOUT: "55" };
const START_UP_SECONDS = 600;
function modelNode(scope, { endpoint, prefix, stage, domain, tags: more }, wanted, serving, packed) {
	const { aws, config, executionRole } = scope;
	return {
		key: `model:${endpoint}`,
		stages: [stage],
		kind: modelKind(aws),
		needs: [packed],
		desire(of) {
			const { uri, artifactTag, trainingJob, servingHash } = of(packed);
			const environment = {
				...CONTAINER_ENVIRONMENT,
				...serving.environment
			};
			const { id, parts } = contentName(prefix, {
				artefact: {
					uri,
					artefactTag: artifactTag
				},
				serving: servingHash,
				image: wanted.image,
				environment
			});
			const vpc = config.aws.subnets.length === 0 ? {} : { VpcConfig: {
				Subnets: [...config.aws.subnets],
				SecurityGroupIds: [...config.aws.securityGroups]
			} };
			const PrimaryContainer = {
				Image: wanted.image,
				ModelDataUrl: uri,
				Environment: environment
			};
			const request = {
				ExecutionRoleArn: executionRole,
				PrimaryContainer,
				...vpc
			};
			return {
				id,
				content: parts,
				changes: (resource) => ofMaker(modelChanges(resource, request), scope.domain === domain ? scope : { executionRole: "" }),
				since: (earlier) => modelSince(aws, earlier, request),
				create: async (name, tags) => {
					if (executionRole === "") throw new Failure("role-missing: SageMaker needs a role to serve the model.", "Set the input `execution-role`.");
					await createModel(aws, {
						...request,
						ModelName: name
					}, {
						...tags,
						...more,
						[tagName(TRAINING_JOB)]: trainingJob
					});
				},
				plannedOutput: id,
				output: (name) => name
			};
		}
	};
}
const REJECTED = "rejected";
function endpointConfigNode(scope, { endpoint, prefix, stage, tags: more }, wanted, model) {
	const { aws, config } = scope;
	return {
		key: `endpoint-config:${endpoint}`,
		stages: [stage],
		kind: endpointConfigKind(aws),
		needs: [model],
		desire(of) {
			const { instance, count, inferenceAmi } = wanted;
			const { id, parts } = contentName(prefix, {
				model: of(model),
				instance: {
					instance,
					count,
					inferenceAmi
				}
			});
			const request = {
				ProductionVariants: [{
					VariantName: VARIANT,
					ModelName: of(model),
					InstanceType: instance,
					InitialInstanceCount: count,
					InitialVariantWeight: 1,
					ModelDataDownloadTimeoutInSeconds: START_UP_SECONDS,
					ContainerStartupHealthCheckTimeoutInSeconds: START_UP_SECONDS,
					...inferenceAmi === void 0 ? {} : { InferenceAmiVersion: inferenceAmi }
				}],
				...config.aws.kmsKey === void 0 ? {} : { KmsKeyId: config.aws.kmsKey }
			};
			return {
				id,
				content: parts,
				changes: (resource) => configurationChanges(resource, request),
				since: (earlier) => configurationSince(aws, earlier, request),
				create: (name, tags) => createEndpointConfig(aws, {
					...request,
					EndpointConfigName: name
				}, {
					...tags,
					...more
				}),
				plannedOutput: {
					name: id,
					rejected: ""
				},
				output: (name, _seen, tags) => ({
					name,
					rejected: ownTag(tags, "rejected") ?? ""
				})
			};
		}
	};
}

// actions/lib/resources/autoscaling/node.ts
const POLICY = "invocations-per-instance";
function scaledVariant(endpoint) {
	return `endpoint/${endpoint}/variant/${VARIANT}`;
}
function scalableTargetNode(scope, name, wanted, needs) {
	const { aws } = scope;
	const { min, max } = wanted;
	return {
		key: `scaling:${name}`,
		stages: ["scale"],
		kind: scalableTargetKind(aws),
		needs,
		desire: () => ({
			id: scaledVariant(name),
			changes(resource) {
				const scheduled = Object.values(wanted.scheduled);
				const keep = (limit, other, of) => scheduled.some((range) => range[of] !== void 0 && range[of] === other) ? other : limit;
				return differences({
					min: [resource.MinCapacity, keep(min, resource.MinCapacity, "min")],
					max: [resource.MaxCapacity, keep(max, resource.MaxCapacity, "max")]
				});
			},
			create: (id, tags) => registerTarget(aws, id, wanted, tags),
			update: (_id, resource, _changes, tags) => updateTarget(aws, resource, wanted, tags),
			output: (id, resource) => ({
				resourceId: id,
				min: resource.MinCapacity ?? min,
				max: resource.MaxCapacity ?? max
			})
		})
	};
}
function scalingPolicyNode(scope, name, wanted, target) {
	const { aws } = scope;
	const configuration = {
		TargetValue: wanted.target,
		PredefinedMetricSpecification: { PredefinedMetricType: "SageMakerVariantInvocationsPerInstance" },
		ScaleInCooldown: wanted.scaleInCooldown,
		ScaleOutCooldown: wanted.scaleOutCooldown,
		DisableScaleIn: false
	};
	return {
		key: `scaling-policy:${name}`,
		stages: ["scale"],
		kind: scalingPolicyKind(aws),
		needs: [target],
		desire: (of) => ({
			id: `${of(target).resourceId}:${POLICY}`,
			changes({ TargetTrackingScalingPolicyConfiguration: resource }) {
				const metric = resource?.PredefinedMetricSpecification?.PredefinedMetricType;
				return differences({
					metric: [metric, configuration.PredefinedMetricSpecification?.PredefinedMetricType],
					target: [resource?.TargetValue, configuration.TargetValue],
					"scale-in-cooldown": [resource?.ScaleInCooldown, configuration.ScaleInCooldown],
					"scale-out-cooldown": [resource?.ScaleOutCooldown, configuration.ScaleOutCooldown],
					"disable-scale-in": [resource?.DisableScaleIn ?? false, configuration.DisableScaleIn]
				});
			},
			create: (id) => putTargetTracking(aws, id, configuration),
			update: (id) => putTargetTracking(aws, id, configuration),
			verify: (_id, _seen, signal) => untilInRange(scope, name, of(target), signal),
			output: (id) => id
		})
	};
}
function scheduleNode(scope, name, wanted, target) {
	const { aws, config } = scope;
	const actions = new Map(Object.entries(wanted.scheduled).map(([action, { schedule, timezone, min, max }]) => [`${config.name}-${action}`, {
		Schedule: schedule,
		Timezone: timezone,
		ScalableTargetAction: {
			...min === void 0 ? {} : { MinCapacity: min },
			...max === void 0 ? {} : { MaxCapacity: max }
		}
	}]));
	const apply = async (id, names) => {
		for (const ScheduledActionName of names) {
			const action = actions.get(ScheduledActionName);
			if (action === void 0) await deleteScheduledAction(aws, id, ScheduledActionName);
			else await putScheduledAction(aws, id, {
				ScheduledActionName,
				...action
			});
		}
	};
	return {
		key: `schedule:${name}`,
		stages: ["scale"],
		kind: scheduledActionsKind(aws),
		needs: [target],
		hideIfUnchanged: actions.size === 0,
		desire: (of) => ({
			id: of(target).resourceId,
			changes(resource) {
				const ours = resource.filter((action) => action.ScheduledActionName?.startsWith(`${config.name}-`));
				const there = new Map(ours.map((action) => [action.ScheduledActionName ?? "", describeAction(action)]));
				const names = [.../* @__PURE__ */ new Set([...actions.keys(), ...there.keys()])];
				const after = (action) => actions.has(action) ? describeAction(actions.get(action) ?? {}) : void 0;
				return differences(Object.fromEntries(names.map((action) => [action, [there.get(action), after(action)]])));
			},
			create: (id) => apply(id, [...actions.keys()]),
			update: (id, _seen, changes) => apply(id, changes.map(({ path }) => path)),
			output: (id) => id
		})
	};
}
function describeAction(action) {
	const { MinCapacity: min = "unchanged", MaxCapacity: max = "unchanged" } = action.ScalableTargetAction ?? {};
	return `${action.Schedule} ${action.Timezone ?? "UTC"}, min ${min}, max ${max}`;
}
function differences(fields) {
	return Object.entries(fields).filter(([, [before, after]]) => before !== after).map(([path, [before, after]]) => ({
		path,
		before,
		after,
		by: "update"
	}));
}
async function untilInRange(scope, name, { min, max }, signal) {
	const look = async () => {
		const { CurrentInstanceCount: current = 0, DesiredInstanceCount: desired = current } = (await describeEndpoint(scope.aws, name))?.ProductionVariants?.find(({ VariantName }) => VariantName === "AllTraffic") ?? {};
		return current >= min && desired <= max ? current : void 0;
	};
	const { clock, deadline } = scope;
	const current = await poll(`endpoint ${name} with ${min} to ${max} instances`, look, {
		clock,
		signal,
		deadline
	});
	scope.progress(`scaling:${name}`, `${current} of ${min} to ${max} instances answer`);
}

// actions/lib/resources/autoscaling/registration.aws.ts
async function readRegistration(aws, id) {
	const target = await describeTarget(aws, id);
	if (target === void 0) return void 0;
	const policies = [];
	const client = aws.client(ApplicationAutoScalingClient);
	for await (const page of paginateDescribeScalingPolicies({ client }, {
		...SCALED,
		ResourceId: id
	})) policies.push(...page.ScalingPolicies ?? []);
	const scheduled = await listScheduledActions(aws, id);
	const tags = await readTargetTags(aws, target.ScalableTargetARN);
	return tags && {
		target,
		tags,
		policies,
		scheduled
	};
}
async function restoreRegistration(aws, id, noted) {
	const now = await readRegistration(aws, id);
	if (now !== void 0 && !isPartOf(now, noted)) return {
		restored: false,
		stranded: []
	};
	const client = aws.client(ApplicationAutoScalingClient);
	const named = {
		...SCALED,
		ResourceId: id
	};
	if (now === void 0) {
		const { MinCapacity, MaxCapacity, SuspendedState } = noted.target;
		const range = {
			MinCapacity,
			MaxCapacity,
			...SuspendedState === void 0 ? {} : { SuspendedState }
		};
		const request = {
			...named,
			...range,
			Tags: { ...noted.tags }
		};
		await aws.onceKnown(() => client.send(new RegisterScalableTargetCommand(request)));
	}
	const stranded = [];
	for (const policy of noted.policies) {
		const { PolicyName, PolicyType, StepScalingPolicyConfiguration, TargetTrackingScalingPolicyConfiguration } = policy;
		const kept = {
			PolicyName,
			PolicyType,
			StepScalingPolicyConfiguration,
			TargetTrackingScalingPolicyConfiguration
		};
		const { PolicyARN: to = "" } = now?.policies.find((there) => there.PolicyName === PolicyName) ?? await aws.onceKnown(() => client.send(new PutScalingPolicyCommand({
			...named,
			...kept
		})));
		const callers = PolicyType === "StepScaling" ? policy.Alarms ?? [] : [];
		for (const { AlarmName: alarm = "" } of callers) stranded.push({
			alarm,
			policy: PolicyName ?? "",
			from: policy.PolicyARN ?? "",
			to
		});
	}
	for (const action of noted.scheduled) {
		const { ScheduledActionName, Schedule, Timezone, StartTime, EndTime, ScalableTargetAction } = action;
		if (now?.scheduled.some((there) => there.ScheduledActionName === ScheduledActionName)) continue;
		const kept = {
			ScheduledActionName,
			Schedule,
			Timezone,
			StartTime,
			EndTime,
			ScalableTargetAction
		};
		await aws.onceKnown(() => client.send(new PutScheduledActionCommand({
			...named,
			...kept
		})));
	}
	return {
		restored: true,
		stranded
	};
}
function isPartOf(now, noted) {
	if (now.target.CreationTime?.getTime() === noted.target.CreationTime?.getTime()) return false;
	const sameRange = now.target.MinCapacity === noted.target.MinCapacity && now.target.MaxCapacity === noted.target.MaxCapacity;
	const policies = noted.policies.map(({ PolicyName }) => PolicyName);
	const scheduled = noted.scheduled.map(({ ScheduledActionName }) => ScheduledActionName);
	return (sameRange || scheduled.length > 0) && now.policies.every(({ PolicyName }) => policies.includes(PolicyName)) && now.scheduled.every(({ ScheduledActionName }) => scheduled.includes(ScheduledActionName));
}

// actions/lib/resources/autoscaling/scaling-note.ts
const PREFIX = tagName("autoscaling-off-");
const LONGEST_VALUE = 256;
function noteOf({ target, tags, policies, scheduled }) {
	const { MinCapacity, MaxCapacity, SuspendedState, CreationTime } = target;
	const noted = {
		target: {
			MinCapacity,
			MaxCapacity,
			SuspendedState,
			CreationTime
		},
		tags,
		policies: policies.map(({ PolicyName, PolicyType, PolicyARN, Alarms, StepScalingPolicyConfiguration, ...rest }) => ({
			PolicyName,
			PolicyType,
			PolicyARN,
			StepScalingPolicyConfiguration,
			...PolicyType === "StepScaling" ? { Alarms: Alarms?.map(({ AlarmName }) => ({
				AlarmName,
				AlarmARN: void 0
			})) } : {},
			TargetTrackingScalingPolicyConfiguration: rest.TargetTrackingScalingPolicyConfiguration
		})),
		scheduled: scheduled.map(({ ScheduledActionName, Schedule, Timezone, StartTime, EndTime, ScalableTargetAction }) => ({
			ScheduledActionName,
			Schedule,
			Timezone,
			StartTime,
			EndTime,
			ScalableTargetAction
		}))
	};
	const pieces = deflateRawSync(JSON.stringify(noted), { level: 9 }).toString("base64").match(new RegExp(`.{1,${LONGEST_VALUE}}`, "g")) ?? [];
	return Object.fromEntries(pieces.map((piece, index) => [`${PREFIX}${index + 1}`, piece]));
}
function readNote(tags) {
	const keys = noteKeys(tags);
	if (keys.length === 0) return void 0;
	const text = keys.map((_key, index) => tags[`${PREFIX}${index + 1}`] ?? "").join("");
	try {
		return JSON.parse(inflateRawSync(Buffer.from(text, "base64")).toString("utf8"), revive);
	} catch (error) {
		throw new Failure(`tags-edited: The autoscaling settings that an earlier run saved in the tags ${PREFIX}… of the endpoint could not be read, because the tags were edited.`, "Register the endpoint with Application Auto Scaling by hand, and delete these tags.", error);
	}
}
function noteKeys(tags) {
	return Object.keys(tags).filter((key) => key.startsWith(PREFIX));
}
const revive = (key, value) => [
	"CreationTime",
	"StartTime",
	"EndTime"
].includes(key) && typeof value === "string" ? new Date(value) : value;

// actions/lib/resources/autoscaling/step-scaling.ts
function stepAlarm({ config }, endpoint) {
	return `${config.name}-${endpoint}-step`;
}
function stepScalingNode(scope, name, wanted, needs) {
	const { aws } = scope;
	return {
		key: `step-scaling:${name}`,
		stages: ["scale"],
		kind: stepScalingKind(aws),
		needs: [needs],
		hideIfUnchanged: wanted === void 0,
		desire() {
			const id = `${scaledVariant(name)}:${stepAlarm(scope, name)}`;
			const output = () => void 0;
			if (wanted === void 0) {
				const why = ({ policy, alarm }) => `the config no longer has it: ${describeSteps(policy?.StepScalingPolicyConfiguration, alarm)}`;
				return {
					id,
					absent: { why },
					output
				};
			}
			const apply = (tags) => putStepScaling(aws, id, policyOf(wanted), alarmOf(name, wanted), tags);
			return {
				id,
				changes({ policy, alarm }) {
					const before = policy && describeSteps(policy.StepScalingPolicyConfiguration, alarm);
					const called = policy === void 0 ? [] : alarm?.AlarmActions;
					const calls = policy?.PolicyARN === void 0 ? called : [policy.PolicyARN];
					return differences({
						step: [before, describeSteps(policyOf(wanted), alarmOf(name, wanted))],
						"alarm-action": [called?.join(), calls?.join()]
					});
				},
				create: (_id, tags) => apply(tags),
				update: (_id, _seen, _changes, tags) => apply(tags),
				output
			};
		}
	};
}
function policyOf({ add, cooldown }) {
	const threshold = add[0]?.above ?? 0;
	return {
		AdjustmentType: "ChangeInCapacity",
		Cooldown: cooldown,
		MetricAggregationType: "Average",
		StepAdjustments: add.map(({ above, instances }, index) => {
			const next = add[index + 1]?.above;
			return {
				MetricIntervalLowerBound: above - threshold,
				...next === void 0 ? {} : { MetricIntervalUpperBound: next - threshold },
				ScalingAdjustment: instances
			};
		})
	};
}
function alarmOf(endpoint, { add, minutes }) {
	return {
		Namespace: "AWS/SageMaker",
		MetricName: "InvocationsPerInstance",
		Dimensions: [{
			Name: "EndpointName",
			Value: endpoint
		}, {
			Name: "VariantName",
			Value: VARIANT
		}],
		Statistic: "Sum",
		Period: 60,
		EvaluationPeriods: minutes,
		Threshold: add[0]?.above ?? 0,
		ComparisonOperator: "GreaterThanThreshold",
		TreatMissingData: "notBreaching"
	};
}
function describeSteps(policy, alarm) {
	const threshold = alarm?.Threshold ?? NaN;
	return `add ${(policy?.StepAdjustments ?? []).map(({ MetricIntervalLowerBound: lower = 0, ScalingAdjustment }) => `${ScalingAdjustment} above ${threshold + lower}`).join(", ")} after ${alarm?.EvaluationPeriods} min, cool-down ${policy?.Cooldown} s`;
}

// actions/lib/resources/autoscaling/restore-scaling.ts
const turns = /* @__PURE__ */ new Map();
function inTurn(endpoint, work) {
	const turn = (turns.get(endpoint) ?? Promise.resolve()).then(work, work);
	turns.set(endpoint, turn);
	return turn;
}
async function noteScaling({ aws }, name, registration) {
	await writeTags(aws, (await describeEndpoint(aws, name))?.EndpointArn, noteOf(registration));
}
async function restoreScaling(scope, name) {
	const { aws } = scope;
	const settled = await untilSettled(scope, name);
	if (settled === "gone") return;
	const tags = settled.tags ?? {};
	const noted = readNote(tags);
	if (noted === void 0) return;
	const { restored, stranded } = await restoreRegistration(aws, scaledVariant(name), noted);
	for (const each of stranded) await reconnect(scope, name, each);
	await deleteTags(aws, settled.resource.EndpointArn, noteKeys(tags));
	scope.progress(`endpoint:${name}`, restored ? "autoscaling is registered again" : "autoscaling is registered already, so it was not changed");
}
async function reconnect(scope, name, { alarm, policy, from, to }) {
	if (alarm === stepAlarm(scope, name)) return redirectAlarm(scope.aws, alarm, from, to);
	scope.warn(`scaling:${name}`, `The alarm ${alarm} calls the scaling policy ${policy} by an ARN that no longer exists, because AWS created the policy again. The alarm belongs to someone else, so the action did not change it; until it is changed, it scales nothing. Set its action to ${to}, which \`aws application-autoscaling describe-scaling-policies --service-namespace sagemaker --resource-id ${scaledVariant(name)} --policy-names ${policy}\` shows too; \`aws cloudwatch describe-alarms --alarm-names ${alarm}\` shows the alarm's settings, and \`aws cloudwatch put-metric-alarm\` takes all of them.`);
}
function interruptedKind(aws) {
	return {
		name: "autoscaling",
		async observe(name) {
			const { phase, tags = {} } = await endpointKind(aws).observe(name) ?? {};
			if (phase === void 0 || phase.is === "failed" || noteKeys(tags).length === 0) return {
				resource: {},
				phase: {
					is: "ready",
					detail: "none deregistered"
				}
			};
			const noted = readNote(tags);
			return {
				resource: noted === void 0 ? {} : { noted },
				phase,
				tags
			};
		}
	};
}
function restoreScalingNode(scope, name) {
	return {
		key: `autoscaling:${name}`,
		stages: ["deploy", "scale"],
		kind: interruptedKind(scope.aws),
		needs: [],
		goesOn: true,
		hideIfUnchanged: true,
		desire: () => ({
			id: name,
			changes({ noted }) {
				if (noted === void 0) return [];
				const { MinCapacity, MaxCapacity } = noted.target;
				return [{
					path: "autoscaling",
					before: "deregistered by an interrupted run",
					after: `${MinCapacity} to ${MaxCapacity} instances`,
					by: "update"
				}];
			},
			update: (id) => inTurn(id, () => restoreScaling(scope, id)),
			output: () => void 0
		})
	};
}

// actions/lib/resources/autoscaling/without-scaling.ts
function registrationOf(aws, endpoint) {
	return readRegistration(aws, scaledVariant(endpoint));
}
async function withoutScaling(scope, name, registration, change) {
	const { MinCapacity, MaxCapacity } = registration.target;
	const tell = (line) => scope.progress(`endpoint:${name}`, line);
	tell(`autoscaling (${MinCapacity} to ${MaxCapacity}) is deregistered while the instance type changes`);
	await noteScaling(scope, name, registration);
	const errors = [];
	try {
		await scalableTargetKind(scope.aws).remove(scaledVariant(name));
		await untilSettled(scope, name);
		await change();
	} catch (error) {
		errors.push(error);
	}
	try {
		await restoreScaling(scope, name);
	} catch (error) {
		errors.push(error);
		tell(`autoscaling is not registered again yet${scope.signal.aborted || !(error instanceof Error) ? "" : ` (${error.message})`}: the next run of deploy or scale registers it`);
	}
	if (errors.length > 0) throw errors[0];
}

// actions/lib/resources/endpoint/change-config.ts
async function changeConfig(scope, name, { from, to }, send = (request) => updateEndpoint(scope.aws, request)) {
	const { aws } = scope;
	const [before, after] = await Promise.all([from, to].map(async (config) => (await describeEndpointConfig(aws, config))?.ProductionVariants?.[0]));
	const keepsCount = before?.InitialInstanceCount === after?.InitialInstanceCount;
	const keepsMachine = before?.InstanceType === after?.InstanceType;
	const update = (keeps) => send({
		EndpointName: name,
		EndpointConfigName: to,
		RetainAllVariantProperties: keeps
	});
	if (keepsCount && keepsMachine) return update(true);
	return inTurn(name, async () => {
		await restoreScaling(scope, name);
		const registration = await registrationOf(aws, name);
		if (registration === void 0 || keepsMachine) return update(keepsCount || registration !== void 0);
		return withoutScaling(scope, name, registration, () => update(true));
	});
}

// actions/lib/resources/endpoint/gate.ts
async function gate(scope, endpoint, { gate: rules }, candidate) {
	if (rules === void 0) return void 0;
	const [{ baselineOf }, { compareModels }] = await Promise.all([import("./baseline2.mjs"), import("./compare-models2.mjs")]);
	const baseline = await baselineOf(scope, endpoint);
	const { comparison, none } = await compareModels(scope, {
		endpoint,
		candidate,
		baseline
	}, rules);
	const key = `endpoint:${endpoint}`;
	if (comparison === void 0) {
		if ("none" in baseline) scope.warn(key, `the gate was not applied. ${none}`);
		return;
	}
	const told = comparison.metrics.map(({ sentence }) => sentence).join(" ");
	if (comparison.verdict !== "fail") {
		scope.note(key, `compared with the served model: ${comparison.sentence} ${told}`);
		return;
	}
	if (scope.force) {
		scope.note(key, `a worse model replaces the served one by \`force\`: ${told}`);
		scope.warn(key, `\`force\` is set, so a worse model replaces the served one: ${told}`);
		return;
	}
	const served = "none" in baseline ? "" : baseline.trained.trainingJob;
	return {
		reason: comparison.sentence,
		failure: new Failure(`worse-than-baseline: The model of ${candidate.trainingJob} does not replace that of ${served}, which the endpoint ${endpoint} serves: ${told}`, "Train a better model, raise the tolerance in `gate`, or set the input `force: true` to serve it all the same.")
	};
}

// actions/lib/resources/endpoint/smoke.ts
async function askSmoke(scope, endpoint, smoke, signal) {
	let answer;
	try {
		const body = await readFile(resolve(scope.root, smoke.file));
		answer = await invokeEndpoint(scope.aws, endpoint, {
			body,
			contentType: smoke.contentType
		}, {
			...scope,
			signal
		});
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof Pending) throw error;
		throw error instanceof Error && error.name === "ModelError" ? await refused(scope, endpoint, smoke.file, error) : unasked(endpoint, error);
	}
	const judged = judge(answer, smoke.expect);
	if ("wrong" in judged) throw new Failure(`answer-wrong: The endpoint ${endpoint} answered ${smoke.file} with ${judged.wrong}.`, judged.isAnswer ? "Train a better model, or correct `smoke.expect` in the config." : `Fix the serving code and deploy again: ${SHAPE}. Its log is in CloudWatch: /aws/sagemaker/Endpoints/${endpoint}.`);
	const { shown } = judged.prediction;
	scope.progress(`endpoint:${endpoint}`, `smoke test passed: ${shown} (${Math.round(answer.milliseconds)} ms)`);
}
async function questionOf({ root }, smoke) {
	if (smoke === void 0) return "none";
	const body = await readFile(resolve(root, smoke.file)).catch(() => "");
	return digest({
		...smoke,
		file: hash("sha256", body)
	});
}
async function refused(scope, endpoint, file, error) {
	const log = await readEndpointLog(scope.aws, endpoint).catch(() => []);
	return new Failure(`invocation-failed: The endpoint ${endpoint} did not answer ${file}: ${error.message}${endOfLog(log)}`, "Fix the model or the serving code and deploy again. The full log is in CloudWatch: /aws/sagemaker/Endpoints/….", error);
}
function unasked(endpoint, error) {
	const { what, next } = explainAws(error) ?? {
		what: error instanceof Error ? error.message : String(error),
		next: "Correct the cause and run the stage deploy again."
	};
	return new Undecided(`not-verified: The smoke test of the endpoint ${endpoint} could not be sent, so the deployment is not verified: ${what}. The endpoint keeps serving; the next deploy tests it again.`, next, error);
}

// actions/lib/resources/endpoint/recovery.ts
async function markRejected(scope, config, question) {
	const there = await describeEndpointConfig(scope.aws, config);
	if (there !== void 0) await writeTags(scope.aws, there.EndpointConfigArn, { [tagName(REJECTED)]: question });
}
async function revert(scope, name, { tried, before: previous, question }) {
	const served = await untilSettled(scope, name);
	if (served === "gone") return "The endpoint no longer exists.";
	if (served.resource.EndpointConfigName !== tried) return `Another process has changed the endpoint since: it is ${served.phase.detail} with ${served.resource.EndpointConfigName}.`;
	if (previous === void 0) {
		await markRejected(scope, tried, question);
		await endpointKind(scope.aws).remove(name);
		const left = await untilSettled(scope, name);
		return left === "gone" ? "The endpoint was new, so it was deleted: it serves nothing and costs nothing." : `The endpoint was new, and the attempt to delete it failed: it is ${left.phase.detail}.`;
	}
	await writeTags(scope.aws, served.resource.EndpointArn, { [tagName(PUT_BACK)]: putBack(tried, question) });
	await changeConfig(scope, name, {
		from: tried,
		to: previous
	}).catch((error) => {
		if (!isBusy(error)) throw error;
	});
	const now = await untilSettled(scope, name);
	if (now === "gone") return `The rollback to the previous configuration ${previous} failed: the endpoint no longer exists.`;
	const is = now.resource.EndpointConfigName;
	return is === previous && now.phase.is === "ready" ? `The endpoint was rolled back and serves the previous configuration ${previous}.` : `The rollback to the previous configuration ${previous} failed: the endpoint is ${now.phase.detail} with ${is}.`;
}
async function findUnproven(scope, name, { smoke }) {
	const there = smoke === void 0 ? void 0 : await endpointKind(scope.aws).observe(name);
	return there && leftIn(scope, name, there);
}
function leftIn({ owner }, name, there) {
	const { resource, phase, tags = {} } = there;
	if (phase.is === "failed" || ownershipConflict(tags, owner) !== void 0) return void 0;
	const state = stateOf(resource.EndpointConfigName ?? "");
	const left = phase.is === "in-progress" ? markIn(tags) : unprovenIn({ state }, there);
	return left && {
		id: name,
		before: left.before,
		what: changedBy(tags)
	};
}
async function recover(scope, name, { smoke }) {
	const there = await untilSettled(scope, name);
	const left = there === "gone" ? void 0 : leftIn(scope, name, there);
	if (there === "gone" || left === void 0 || smoke === void 0) return;
	const tried = there.resource.EndpointConfigName ?? "";
	const question = await questionOf(scope, smoke);
	const change = {
		state: {
			...stateOf(tried),
			measured: (id, signal) => measureLatency(scope, id, {
				config: tried,
				smoke,
				asked: question
			}, signal)
		},
		verify: () => askSmoke(scope, name, smoke, scope.signal),
		revert: () => revert(scope, name, {
			tried,
			before: left.before,
			question
		})
	};
	try {
		await prove(endpointKind(scope.aws), change, name, there.resource, left, scope.signal);
	} catch (error) {
		scope.signal.throwIfAborted();
		if (!(error instanceof Failure) || error instanceof Undecided) throw error;
		const { message, next } = error;
		throw new Failure(`verification-failed: An earlier run changed the endpoint ${name} and did not verify it. ${message}`, next, error);
	}
}

// actions/lib/resources/endpoint/node.ts
function endpointNode(scope, { endpoint: name, stage, tags: more, changes: by }, wanted, { model, configuration, train }) {
	const { aws } = scope;
	return {
		key: `endpoint:${name}`,
		id: name,
		stages: [stage],
		kind: endpointKind(aws),
		needs: [
			model,
			configuration,
			train
		],
		recovery: {
			find: () => findUnproven(scope, name, wanted),
			verify: () => recover(scope, name, wanted)
		},
		async desire(of) {
			const { name: config, rejected } = of(configuration);
			const question = await questionOf(scope, wanted.smoke);
			let gated;
			return {
				id: name,
				refusal: rejected !== question || scope.retryFailed ? void 0 : rejectedBefore(name, config),
				state: {
					...stateOf(config),
					measured: (id, signal) => measureLatency(scope, id, {
						config,
						smoke: wanted.smoke,
						asked: question
					}, signal)
				},
				changes(resource) {
					if (resource.EndpointConfigName === config) return [];
					return [{
						path: "endpoint-config",
						before: resource.EndpointConfigName,
						after: config,
						by
					}];
				},
				async refused(resource, tags, again) {
					const tried = again ? void 0 : triedBefore(name, config, question, resource, tags);
					if (tried !== void 0) return tried;
					gated ??= gate(scope, name, wanted, of(train));
					return gated;
				},
				create: (id, tags) => createEndpoint(aws, {
					EndpointName: id,
					EndpointConfigName: config
				}, {
					...tags,
					...more
				}),
				update: (id, resource, _changes, tags) => changeConfig(scope, id, {
					from: resource.EndpointConfigName ?? "",
					to: config
				}, (request) => tagAndUpdate(aws, request, tags)),
				async verify(id, _seen, signal) {
					if (wanted.smoke !== void 0) await askSmoke(scope, id, wanted.smoke, signal);
					if (rejected !== "") await markRejected(scope, config, "");
				},
				revert: (id, before) => revert(scope, id, {
					tried: config,
					before,
					question
				}),
				output: (id, _seen, tags) => {
					const previousConfig = ownTag(tags, PREVIOUS);
					return {
						endpoint: id,
						endpointConfig: config,
						model: of(model),
						...previousConfig === void 0 ? {} : { previousConfig }
					};
				}
			};
		}
	};
}
async function tagAndUpdate(aws, request, tags) {
	const resource = await describeEndpoint(aws, request.EndpointName ?? "");
	if (resource !== void 0 && endpointPhase(resource).is !== "in-progress") await writeTags(aws, resource.EndpointArn, tags);
	await updateEndpoint(aws, request);
}

// actions/lib/resources/endpoint/archive-links.ts
var import_tar_stream = require_tar_stream();
const MODEL_FOLDER = "/opt/ml/model/";
const MOST_FOLLOWED = 40;
function resolveLinks(links, files, folders) {
	const byPath = new Map(links.map((link) => [link.path, link]));
	const known = /* @__PURE__ */ new Set([...folders, ...[...files, ...byPath.keys()].flatMap(parentsOf)]);
	const copies = /* @__PURE__ */ new Map();
	const broken = /* @__PURE__ */ new Set();
	const add = (real, to) => {
		if (real !== to) copies.set(real, [...copies.get(real) ?? [], to]);
		return true;
	};
	const put = (from, to, above) => {
		const real = follow(from, byPath);
		if (real === void 0) return false;
		if (files.has(real)) return add(real, to);
		if (!known.has(real) || above.some((folder) => isIn(folder, real))) return false;
		if (folders.has(real)) add(real, to);
		return [...files, ...byPath.keys()].filter((path) => isIn(path, real) && path !== real).every((path) => put(path, `${to}${path.slice(real.length)}`, [...above, real]));
	};
	for (const link of links) if (!put(link.path, link.path, [posix.dirname(link.path)])) broken.add(link);
	return {
		copies,
		broken: [...broken]
	};
}
function parentsOf(path) {
	const parts = path.split("/");
	return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
}
const isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);
function follow(path, links) {
	let rest = path.split("/");
	let done = [];
	for (let followed = 0; rest.length > 0;) {
		const here = [...done, rest[0]].join("/");
		const link = links.get(here);
		if (link === void 0) {
			done = here.split("/");
			rest = rest.slice(1);
			continue;
		}
		if (++followed > MOST_FOLLOWED) return void 0;
		const target = targetOf(link);
		if (target === void 0) return void 0;
		rest = [...target.split("/"), ...rest.slice(1)];
		done = [];
	}
	return done.join("/");
}
function targetOf({ path, target, type }) {
	const inside = target.startsWith(MODEL_FOLDER) ? target.slice(14) : target;
	if (inside.startsWith("/")) return void 0;
	const isFromRoot = type === "link" || inside !== target;
	const whole = posix.normalize(isFromRoot ? inside : posix.join(posix.dirname(path), inside)).replace(/\/$/, "");
	return whole === ".." || whole.startsWith("../") ? void 0 : whole;
}

// actions/lib/resources/endpoint/repack.aws.ts
const FIXED_TIME = /* @__PURE__ */ new Date("1980-01-01T00:00:00Z");
const NEXT = "Let the training script write the files themselves into SM_MODEL_DIR, for example with shutil.copy, and run the stage train again.";
async function repack(aws, from, to, files, signal) {
	const copy = (copies) => {
		const read = (body, either) => copyArchive(body, to, {
			files,
			copies
		}, either);
		return readObject(aws.client(S3Client), from, read, { signal });
	};
	const own = new Map(files.map((file) => [file.path, file]));
	const found = await copy(/* @__PURE__ */ new Map());
	refuse(from, "contains entries that are not files, folders or links", found.others);
	const links = found.links.filter(({ path }) => !own.has(path));
	if (links.length === 0) return;
	const { copies, broken } = resolveLinks(links, /* @__PURE__ */ new Set([...found.files, ...own.keys()]), found.folders);
	refuse(from, "contains links that do not point to a file or folder in it", broken.map(({ path, target }) => `${path} → ${target}`));
	await copy(copies);
}
function refuse(from, what, which) {
	if (which.length === 0) return;
	const more = which.length > 5 ? ` and ${which.length - 5} more` : "";
	throw new Failure(`archive-invalid: The model ${from} ${what}: ${which.slice(0, 5).join(", ")}${more}.`, NEXT);
}
async function copyArchive(body, to, packing, signal) {
	const tar = (0, import_tar_stream.pack)();
	const contents = {
		files: /* @__PURE__ */ new Set(),
		folders: /* @__PURE__ */ new Set(),
		links: [],
		others: []
	};
	await together(signal, (end) => pipeline(tar, createGzip(), createWriteStream(to), { signal: end }), async (end) => {
		const own = new Set(packing.files.map(({ path }) => path));
		const draft = `${to}.entry`;
		const take = (entry, either) => copyEntry(entry, {
			tar,
			own,
			packing,
			contents,
			draft
		}, either);
		try {
			await readArchive(body, take, end);
		} finally {
			await discard(draft);
		}
		for (const { path, body: content, isExecutable } of packing.files) for (const name of [path, ...packing.copies.get(path) ?? []]) tar.entry({
			name,
			mode: isExecutable ? 493 : 420,
			mtime: FIXED_TIME
		}, content);
		tar.finalize();
	});
	return contents;
}
async function copyEntry(entry, { tar, own, packing, contents, draft }, signal) {
	const { name, type, size = 0, linkname, mode = 0 } = entry.header;
	const path = name.replace(/^(\.\/)+/, "").replace(/\/+$/, "");
	const paths = [path, ...packing.copies.get(path) ?? []];
	if (type === "file" || type === "contiguous-file") {
		if (own.has(path)) return void entry.resume();
		contents.files.add(path);
		const header = {
			size,
			mode: mode & 64 ? 493 : 420,
			mtime: FIXED_TIME
		};
		if (paths.length === 1) return pipeline(entry, tar.entry({
			name: path,
			...header
		}), { signal });
		await pipeline(entry, createWriteStream(draft), { signal });
		for (const copy of paths) await pipeline(createReadStream(draft), tar.entry({
			name: copy,
			...header
		}), { signal });
		return;
	}
	entry.resume();
	if (path === "" || path === ".") return;
	if (type === "directory") {
		contents.folders.add(path);
		for (const folder of paths) tar.entry({
			name: `${folder}/`,
			type,
			mode: 493,
			mtime: FIXED_TIME
		});
	} else if (type === "symlink" || type === "link") contents.links.push({
		path,
		type,
		target: (linkname ?? "").replace(/^(\.\/)+/, "")
	});
	else contents.others.push(`${path} (${type ?? "unknown"})`);
}

// actions/lib/resources/endpoint/package.ts
function packageNode(scope, { endpoint, stage, domain }, source, train, bucket) {
	const { aws, config, signal } = scope;
	return {
		key: `package:${endpoint}`,
		stages: [stage],
		kind: objectKind(aws, "model package"),
		needs: [bucket, train],
		async desire(of) {
			const { artifact, artifactTag, trainingJob } = of(train);
			const { files, hash: servingHash } = await readServing(scope, source);
			const name = digest({
				artefactTag: artifactTag,
				artefact: artifact,
				servingHash
			}, 64);
			const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/packages/${name}/model.tar.gz`;
			const packed = {
				uri,
				artifactTag,
				trainingJob,
				servingHash
			};
			const placed = files.map((file) => ({
				...file,
				path: file.path === "requirements.txt" ? `code/${file.path}` : file.path
			}));
			return {
				id: uri,
				create: async () => {
					const scratch = await mkdtemp(join(scope.scratch, "package-"));
					try {
						await repack(aws, artifact, join(scratch, "model.tar.gz"), placed, signal);
						await putOnce(aws, uri, join(scratch, "model.tar.gz"), {
							kmsKey: config.aws.kmsKey,
							signal
						});
					} finally {
						await discard(scratch);
					}
				},
				plannedOutput: packed,
				output: () => packed
			};
		}
	};
}

// actions/lib/resources/endpoint/quota.ts
function endpointQuota(scope, name, wanted, together) {
	let checked;
	return () => {
		checked ??= check(scope, name, wanted, together);
		return checked;
	};
}
function check(scope, name, wanted, together) {
	return refuseWithoutRoom(scope, {
		key: `endpoint:${name}`,
		instance: wanted.instance,
		usage: "endpoint usage",
		within: "all its endpoints together",
		what: `the deployment of ${name}`,
		needs: () => Promise.all([needOf(scope, name, wanted), ...besides(scope, name, wanted.instance, together)])
	});
}
async function needOf({ aws }, name, { instance, count, scaling }) {
	const resource = await describeEndpoint(aws, name);
	if (resource === void 0 || endpointPhase(resource).is === "failed") return {
		instances: count,
		why: `it has ${count}`
	};
	const before = (await describeEndpointConfig(aws, resource.EndpointConfigName ?? ""))?.ProductionVariants?.[0];
	const current = instancesOf(resource);
	const fleet = (scaling !== void 0 || before?.InitialInstanceCount === count) && current > 0 ? current : Math.max(current, count);
	if (before?.InstanceType !== instance) return {
		instances: fleet,
		why: `it needs ${fleet} of a new type`
	};
	return {
		instances: 2 * fleet,
		why: `during the update the old and the new fleet of ${fleet} run at the same time`
	};
}
function besides({ aws, config }, name, instance, together) {
	return Object.entries(config.endpoints).filter(([other, wanted]) => other !== name && wanted.instance === instance).map(async ([other, { count }]) => {
		const resource = await describeEndpoint(aws, other);
		const instances = resource === void 0 ? together.includes(other) ? count : 0 : instancesOf(resource);
		return {
			instances,
			why: `${other} has ${instances}`
		};
	});
}
function instancesOf({ ProductionVariants = [] }) {
	const variant = ProductionVariants.find(({ VariantName }) => VariantName === VARIANT);
	return Math.max(variant?.CurrentInstanceCount ?? 0, variant?.DesiredInstanceCount ?? 0);
}

export { restoreScalingNode as a, scaledVariant as c, VARIANT as d, endpointConfigNode as f, endpointNode as i, scalingPolicyNode as l, endpointQuota as n, stepScalingNode as o, modelNode as p, packageNode as r, scalableTargetNode as s, besides as t, scheduleNode as u };