// actions/lib/resources/endpoint/serves.ts
/** Whether a config has endpoints. */
const serves = ({ endpoints }) => Object.keys(endpoints).length > 0;

// actions/lib/resources/autoscaling/index.ts
/** How many instances an endpoint has. */
const autoscaling = {
	name: "autoscaling",
	stages: { scale: serves },
	kinds: {
		"scalable target": async (aws) => (await import("./scaling.aws.mjs")).scalableTargetKind(aws),
		"scaling policy": async (aws) => (await import("./scaling.aws.mjs")).scalingPolicyKind(aws),
		"scheduled actions": async (aws) => (await import("./scaling.aws.mjs")).scheduledActionsKind(aws)
	},
	build: async () => (await import("./graph8.mjs")).buildScaling
};

// actions/lib/resources/code/index.ts
/** The user's code, as the bundles that SageMaker and Lambda take. */
const code = {
	name: "code",
	stages: {},
	kinds: {},
	build: async () => (await import("./node3.mjs")).buildCode
};

// actions/lib/resources/data/index.ts
/** The data set, as immutable versions in the bucket. */
const data = {
	name: "data",
	stages: { "sync-data": () => true },
	kinds: {},
	build: async () => (await import("./node6.mjs")).buildData
};

// actions/lib/resources/endpoint/index.ts
/** Endpoints with their models and configurations, and the way back from one that answers wrong. */
const endpoint = {
	name: "endpoint",
	stages: { deploy: serves },
	kinds: {
		model: async (aws) => (await import("./model.aws.mjs")).modelKind(aws),
		"endpoint configuration": async (aws) => (await import("./endpoint-config.aws.mjs")).endpointConfigKind(aws),
		endpoint: async (aws) => (await import("./endpoint.aws.mjs")).endpointKind(aws)
	},
	build: async () => (await import("./graph6.mjs")).buildEndpoints
};

// actions/lib/resources/function/index.ts
/** Lambda functions in front of the endpoints: code, versions, the alias that callers use. */
const functions = {
	name: "function",
	stages: { function: ({ functions }) => Object.keys(functions).length > 0 },
	kinds: {
		function: async (aws) => (await import("./function.aws.mjs")).functionKind(aws),
		"function version": async (aws) => (await import("./version.aws.mjs")).functionVersionKind(aws),
		"function alias": async (aws) => (await import("./alias.aws.mjs")).functionAliasKind(aws),
		"reserved concurrency": async (aws) => (await import("./concurrency.aws.mjs")).reservedConcurrencyKind(aws),
		"provisioned concurrency": async (aws) => (await import("./concurrency.aws.mjs")).provisionedConcurrencyKind(aws)
	},
	build: async () => (await import("./graph10.mjs")).buildFunctions
};

// actions/lib/resources/storage/index.ts
/** The bucket that everything is kept in. */
const storage = {
	name: "storage",
	stages: {},
	kinds: { bucket: async (aws) => (await import("./bucket.aws.mjs")).bucketKind(aws) },
	build: async () => (await import("./node.mjs")).buildBucket
};

// actions/lib/resources/training/index.ts
/** Training jobs, and what the trials of a tuning job share with them. */
const training = {
	name: "training",
	stages: { train: ({ train }) => Object.keys(train).length > 0 },
	kinds: { "training job": async (aws) => (await import("./training-job2.aws.mjs")).trainingJobKind(aws) },
	build: async () => (await import("./graph4.mjs")).buildTraining
};

// actions/lib/resources/tuning/index.ts
/** The search for the best hyperparameters. */
const tuning = {
	name: "tuning",
	stages: { tune: ({ tune }) => tune !== void 0 },
	kinds: { "tuning job": async (aws) => (await import("./tuning-job2.aws.mjs")).tuningJobKind(aws) },
	build: async () => (await import("./graph2.mjs")).buildTuning
};

// actions/lib/resources/weights/index.ts
/** Pretrained weights, which the jobs read. */
const weights = {
	name: "weights",
	stages: {},
	kinds: {},
	build: async () => (await import("./node8.mjs")).buildWeights
};

// actions/lib/resources/index.ts
/** All families, in the order of a run: the one place that names them. */
const families = [
	storage,
	data,
	weights,
	code,
	tuning,
	training,
	endpoint,
	autoscaling,
	functions
];

export { families as t };