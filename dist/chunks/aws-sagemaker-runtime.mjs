import { $t as NoOpLogger, An as parseUrl, At as getLoggerPlugin, B as NodeHttpHandler, Bn as emitWarningIfUnsupportedVersion$1, Ct as resolveUserAgentConfig, Dn as calculateBodyLength, Dt as getHttpSigningPlugin, Fn as toBase64, Ft as resolveHttpHandlerRuntimeConfig, G as NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, Gt as EndpointCache, Ht as resolveEndpointConfig, In as fromUtf8, Jt as resolveDefaultsModeConfig, Kt as BinaryDecisionDiagram, L as AwsRestJsonProtocol, Ln as fromBase64, Mt as resolveHostHeaderConfig, Nn as getSmithyContext, Nt as getContentLengthPlugin, Ot as getHttpAuthSchemeEndpointRuleSetPlugin, Pn as toUtf8, Pt as getHttpHandlerExtensionConfiguration, Qt as makeBuilder, Rn as getDefaultSocketTimeout, Rt as streamCollector, St as DEFAULT_RETRY_MODE, Tt as DefaultIdentityProviderConfig, Ut as decideEndpoint, V as resolveAwsSdkSigV4Config, Vt as getEndpointPlugin, Wt as customEndpointFunctions, Xt as NODE_REGION_CONFIG_FILE_OPTIONS, Y as resolveEventStreamSerdeConfig, Yt as resolveRegionConfig, Z as eventStreamSerdeProvider, Zt as NODE_REGION_CONFIG_OPTIONS, _t as getUserAgentPlugin, bt as NODE_RETRY_MODE_CONFIG_OPTIONS, ct as Sha256Node, dt as getAwsRegionExtensionConfiguration, en as getDefaultExtensionConfiguration, ft as resolveAwsRegionExtensionConfiguration, gn as loadConfig, gt as createDefaultUserAgentProvider, hn as NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, ht as NODE_APP_ID_CONFIG_OPTIONS, in as ServiceException, jn as normalizeProvider, jt as getHostHeaderPlugin, kt as getRecursionDetectionPlugin, ln as getSchemaSerdePlugin, mn as NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, mt as awsEndpointFunctions, nn as emitWarningIfUnsupportedVersion, q as AwsSdkSigV4Signer, rn as loadConfigsForDefaultMode, sn as TypeRegistry, tn as resolveDefaultRuntimeConfig, un as Client, vt as getRetryPlugin, xt as resolveRetryConfig, yt as NODE_MAX_ATTEMPT_CONFIG_OPTIONS } from "./aws-core.mjs";
import { n as defaultProvider } from "./dist-es3.mjs";

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/auth/httpAuthSchemeProvider.js
const defaultSageMakerRuntimeHttpAuthSchemeParametersProvider = async (config, context, input) => {
	return {
		operation: getSmithyContext(context).operation,
		region: await normalizeProvider(config.region)() || (() => {
			throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
		})()
	};
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
	return {
		schemeId: "aws.auth#sigv4",
		signingProperties: {
			name: "sagemaker",
			region: authParameters.region
		},
		propertiesExtractor: (config, context) => ({ signingProperties: {
			config,
			context
		} })
	};
}
const defaultSageMakerRuntimeHttpAuthSchemeProvider = (authParameters) => {
	const options = [];
	switch (authParameters.operation) {
		default: options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
	}
	return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
	const config_0 = resolveAwsSdkSigV4Config(config);
	return Object.assign(config_0, { authSchemePreference: normalizeProvider(config.authSchemePreference ?? []) });
};

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "sagemaker"
	});
};
const commonParams = {
	UseFIPS: {
		type: "builtInParams",
		name: "useFipsEndpoint"
	},
	Endpoint: {
		type: "builtInParams",
		name: "endpoint"
	},
	Region: {
		type: "builtInParams",
		name: "region"
	},
	UseDualStack: {
		type: "builtInParams",
		name: "useDualstackEndpoint"
	}
};

// node_modules/@aws-sdk/client-sagemaker-runtime/package.json
var version = "3.1164.0";

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/endpoint/bdd.js
const m = "ref";
const a = -1;
const b = true;
const c = "isSet";
const d = "PartitionResult";
const e = "booleanEquals";
const f = "getAttr";
const g = "stringEquals";
const h = { [m]: "Endpoint" };
const i = { [m]: d };
const j = {
	"fn": f,
	"argv": [i, "name"]
};
const k = {};
const l = [{ [m]: "Region" }];
const _data = {
	conditions: [
		[c, [h]],
		[c, l],
		[
			"aws.partition",
			l,
			d
		],
		[e, [{ [m]: "UseFIPS" }, b]],
		[e, [{ [m]: "UseDualStack" }, b]],
		[e, [{
			fn: f,
			argv: [i, "supportsDualStack"]
		}, b]],
		[e, [{
			fn: f,
			argv: [i, "supportsFIPS"]
		}, b]],
		[g, [j, "aws"]],
		[g, [j, "aws-us-gov"]]
	],
	results: [
		[a],
		[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
		[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
		[h, k],
		["https://runtime.sagemaker-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", k],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://runtime-fips.sagemaker.{Region}.amazonaws.com", k],
		["https://runtime.sagemaker.{Region}.amazonaws.com", k],
		["https://runtime.sagemaker-fips.{Region}.{PartitionResult#dnsSuffix}", k],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://runtime.sagemaker.{Region}.{PartitionResult#dualStackDnsSuffix}", k],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://runtime.sagemaker.{Region}.{PartitionResult#dnsSuffix}", k],
		[a, "Invalid Configuration: Missing Region"]
	]
};
const root = 2;
const nodes = new Int32Array([
	-1,
	1,
	-1,
	0,
	14,
	3,
	1,
	4,
	100000013,
	2,
	5,
	100000013,
	3,
	8,
	6,
	4,
	7,
	100000012,
	5,
	100000010,
	100000011,
	4,
	12,
	9,
	6,
	10,
	100000009,
	7,
	100000006,
	11,
	8,
	100000007,
	100000008,
	5,
	13,
	100000005,
	6,
	100000004,
	100000005,
	3,
	100000001,
	15,
	4,
	100000002,
	100000003
]);
const bdd = BinaryDecisionDiagram.from(nodes, root, _data.conditions, _data.results);

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/endpoint/endpointResolver.js
const cache = new EndpointCache({
	size: 50,
	params: [
		"Endpoint",
		"Region",
		"UseDualStack",
		"UseFIPS"
	]
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
	return cache.get(endpointParams, () => decideEndpoint(bdd, {
		endpointParams,
		logger: context.logger
	}));
};
customEndpointFunctions.aws = awsEndpointFunctions;

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/models/SageMakerRuntimeServiceException.js
var SageMakerRuntimeServiceException = class SageMakerRuntimeServiceException extends ServiceException {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.sagemakerruntime#SageMakerRuntimeServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, SageMakerRuntimeServiceException.prototype);
	}
};

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/models/errors.js
var InternalDependencyException = class InternalDependencyException extends SageMakerRuntimeServiceException {
	static shapeId = "com.amazonaws.sagemakerruntime#InternalDependencyException";
	name = "InternalDependencyException";
	$fault = "server";
	Message;
	constructor(opts) {
		super({
			name: "InternalDependencyException",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, InternalDependencyException.prototype);
		this.Message = opts.Message;
	}
};
var InternalFailure = class InternalFailure extends SageMakerRuntimeServiceException {
	static shapeId = "com.amazonaws.sagemakerruntime#InternalFailure";
	name = "InternalFailure";
	$fault = "server";
	Message;
	constructor(opts) {
		super({
			name: "InternalFailure",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, InternalFailure.prototype);
		this.Message = opts.Message;
	}
};
var ModelError = class ModelError extends SageMakerRuntimeServiceException {
	static shapeId = "com.amazonaws.sagemakerruntime#ModelError";
	name = "ModelError";
	$fault = "client";
	Message;
	OriginalStatusCode;
	OriginalMessage;
	LogStreamArn;
	constructor(opts) {
		super({
			name: "ModelError",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ModelError.prototype);
		this.Message = opts.Message;
		this.OriginalStatusCode = opts.OriginalStatusCode;
		this.OriginalMessage = opts.OriginalMessage;
		this.LogStreamArn = opts.LogStreamArn;
	}
};
var ModelNotReadyException = class ModelNotReadyException extends SageMakerRuntimeServiceException {
	static shapeId = "com.amazonaws.sagemakerruntime#ModelNotReadyException";
	name = "ModelNotReadyException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ModelNotReadyException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ModelNotReadyException.prototype);
		this.Message = opts.Message;
	}
};
var ServiceUnavailable = class ServiceUnavailable extends SageMakerRuntimeServiceException {
	static shapeId = "com.amazonaws.sagemakerruntime#ServiceUnavailable";
	name = "ServiceUnavailable";
	$fault = "server";
	Message;
	constructor(opts) {
		super({
			name: "ServiceUnavailable",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, ServiceUnavailable.prototype);
		this.Message = opts.Message;
	}
};
var ValidationError = class ValidationError extends SageMakerRuntimeServiceException {
	static shapeId = "com.amazonaws.sagemakerruntime#ValidationError";
	name = "ValidationError";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ValidationError",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ValidationError.prototype);
		this.Message = opts.Message;
	}
};
var InternalStreamFailure = class InternalStreamFailure extends SageMakerRuntimeServiceException {
	static shapeId = "com.amazonaws.sagemakerruntime#InternalStreamFailure";
	name = "InternalStreamFailure";
	$fault = "server";
	Message;
	constructor(opts) {
		super({
			name: "InternalStreamFailure",
			$fault: "server",
			...opts
		});
		Object.setPrototypeOf(this, InternalStreamFailure.prototype);
		this.Message = opts.Message;
	}
};
var ModelStreamError = class ModelStreamError extends SageMakerRuntimeServiceException {
	static shapeId = "com.amazonaws.sagemakerruntime#ModelStreamError";
	name = "ModelStreamError";
	$fault = "client";
	Message;
	ErrorCode;
	constructor(opts) {
		super({
			name: "ModelStreamError",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ModelStreamError.prototype);
		this.Message = opts.Message;
		this.ErrorCode = opts.ErrorCode;
	}
};

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/schemas/schemas_0.js
const _A = "Accept";
const _B = "Body";
const _BB = "BodyBlob";
const _CA = "CustomAttributes";
const _CAH = "CustomAttributesHeader";
const _CSI = "ClosedSessionId";
const _CT = "ContentType";
const _CT_ = "Content-Type";
const _EC = "ErrorCode";
const _EE = "EnableExplanations";
const _EN = "EndpointName";
const _ICN = "InferenceComponentName";
const _IDE = "InternalDependencyException";
const _IE = "InvokeEndpoint";
const _IEI = "InvokeEndpointInput";
const _IEO = "InvokeEndpointOutput";
const _IF = "InternalFailure";
const _II = "InferenceId";
const _IPV = "InvokedProductionVariant";
const _ISF = "InternalStreamFailure";
const _LSA = "LogStreamArn";
const _M = "Message";
const _ME = "ModelError";
const _MNRE = "ModelNotReadyException";
const _MSE = "ModelStreamError";
const _NSI = "NewSessionId";
const _OM = "OriginalMessage";
const _OSC = "OriginalStatusCode";
const _PAI = "PrefixAwareId";
const _SI = "SessionId";
const _SU = "ServiceUnavailable";
const _TCH = "TargetContainerHostname";
const _TM = "TargetModel";
const _TV = "TargetVariant";
const _VE = "ValidationError";
const _XASCA = "X-Amzn-SageMaker-Custom-Attributes";
const _XASCSI = "X-Amzn-SageMaker-Closed-Session-Id";
const _XASEE = "X-Amzn-SageMaker-Enable-Explanations";
const _XASIC = "X-Amzn-SageMaker-Inference-Component";
const _XASII = "X-Amzn-SageMaker-Inference-Id";
const _XASNSI = "X-Amzn-SageMaker-New-Session-Id";
const _XASPAI = "X-Amzn-SageMaker-Prefix-Aware-Id";
const _XASSI = "X-Amzn-SageMaker-Session-Id";
const _XASTCH = "X-Amzn-SageMaker-Target-Container-Hostname";
const _XASTM = "X-Amzn-SageMaker-Target-Model";
const _XASTV = "X-Amzn-SageMaker-Target-Variant";
const _aQE = "awsQueryError";
const _c = "client";
const _e = "error";
const _h = "http";
const _hE = "httpError";
const _hH = "httpHeader";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.sagemakerruntime";
const _se = "server";
const _xAIPV = "x-Amzn-Invoked-Production-Variant";
const n0 = "com.amazonaws.sagemakerruntime";
const _s_registry = new TypeRegistry(_s);
var SageMakerRuntimeServiceException$ = [
	-3,
	_s,
	"SageMakerRuntimeServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(SageMakerRuntimeServiceException$, SageMakerRuntimeServiceException);
const n0_registry = new TypeRegistry(n0);
var InternalDependencyException$ = [
	-3,
	n0,
	_IDE,
	{
		[_e]: _se,
		[_hE]: 530
	},
	[_M],
	[0]
];
n0_registry.registerError(InternalDependencyException$, InternalDependencyException);
var InternalFailure$ = [
	-3,
	n0,
	_IF,
	{
		[_e]: _se,
		[_hE]: 500
	},
	[_M],
	[0]
];
n0_registry.registerError(InternalFailure$, InternalFailure);
var InternalStreamFailure$ = [
	-3,
	n0,
	_ISF,
	{ [_e]: _se },
	[_M],
	[0]
];
n0_registry.registerError(InternalStreamFailure$, InternalStreamFailure);
var ModelError$ = [
	-3,
	n0,
	_ME,
	{
		[_e]: _c,
		[_hE]: 424
	},
	[
		_M,
		_OSC,
		_OM,
		_LSA
	],
	[
		0,
		1,
		0,
		0
	]
];
n0_registry.registerError(ModelError$, ModelError);
var ModelNotReadyException$ = [
	-3,
	n0,
	_MNRE,
	{
		[_aQE]: [`ModelNotReadyException`, 429],
		[_e]: _c,
		[_hE]: 429
	},
	[_M],
	[0]
];
n0_registry.registerError(ModelNotReadyException$, ModelNotReadyException);
var ModelStreamError$ = [
	-3,
	n0,
	_MSE,
	{ [_e]: _c },
	[_M, _EC],
	[0, 0]
];
n0_registry.registerError(ModelStreamError$, ModelStreamError);
var ServiceUnavailable$ = [
	-3,
	n0,
	_SU,
	{
		[_e]: _se,
		[_hE]: 503
	},
	[_M],
	[0]
];
n0_registry.registerError(ServiceUnavailable$, ServiceUnavailable);
var ValidationError$ = [
	-3,
	n0,
	_VE,
	{
		[_e]: _c,
		[_hE]: 400
	},
	[_M],
	[0]
];
n0_registry.registerError(ValidationError$, ValidationError);
const errorTypeRegistries = [_s_registry, n0_registry];
var BodyBlob = [
	0,
	n0,
	_BB,
	8,
	21
];
var CustomAttributesHeader = [
	0,
	n0,
	_CAH,
	8,
	0
];
var InvokeEndpointInput$ = [
	3,
	n0,
	_IEI,
	0,
	[
		_EN,
		_B,
		_CT,
		_A,
		_CA,
		_TM,
		_TV,
		_TCH,
		_II,
		_EE,
		_ICN,
		_SI,
		_PAI
	],
	[
		[0, 1],
		[() => BodyBlob, 16],
		[0, { [_hH]: _CT_ }],
		[0, { [_hH]: _A }],
		[() => CustomAttributesHeader, { [_hH]: _XASCA }],
		[0, { [_hH]: _XASTM }],
		[0, { [_hH]: _XASTV }],
		[0, { [_hH]: _XASTCH }],
		[0, { [_hH]: _XASII }],
		[0, { [_hH]: _XASEE }],
		[0, { [_hH]: _XASIC }],
		[0, { [_hH]: _XASSI }],
		[0, { [_hH]: _XASPAI }]
	],
	2
];
var InvokeEndpointOutput$ = [
	3,
	n0,
	_IEO,
	0,
	[
		_B,
		_CT,
		_IPV,
		_CA,
		_NSI,
		_CSI
	],
	[
		[() => BodyBlob, 16],
		[0, { [_hH]: _CT_ }],
		[0, { [_hH]: _xAIPV }],
		[() => CustomAttributesHeader, { [_hH]: _XASCA }],
		[0, { [_hH]: _XASNSI }],
		[0, { [_hH]: _XASCSI }]
	],
	1
];
var InvokeEndpoint$ = [
	9,
	n0,
	_IE,
	{ [_h]: [
		"POST",
		"/endpoints/{EndpointName}/invocations",
		200
	] },
	() => InvokeEndpointInput$,
	() => InvokeEndpointOutput$
];

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2017-05-13",
		base64Decoder: config?.base64Decoder ?? fromBase64,
		base64Encoder: config?.base64Encoder ?? toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultSageMakerRuntimeHttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new AwsSdkSigV4Signer()
		}],
		logger: config?.logger ?? new NoOpLogger(),
		protocol: config?.protocol ?? AwsRestJsonProtocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.sagemakerruntime",
			errorTypeRegistries,
			version: "2017-05-13",
			serviceTarget: "AmazonSageMakerRuntime"
		},
		serviceId: config?.serviceId ?? "SageMaker Runtime",
		sha256: config?.sha256 ?? Sha256Node,
		urlParser: config?.urlParser ?? parseUrl,
		utf8Decoder: config?.utf8Decoder ?? fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? toUtf8
	};
};

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/runtimeConfig.js
const getRuntimeConfig = (config) => {
	emitWarningIfUnsupportedVersion(process.version);
	const defaultsMode = resolveDefaultsModeConfig(config);
	const defaultConfigProvider = () => defaultsMode().then(loadConfigsForDefaultMode);
	const clientSharedValues = getRuntimeConfig$1(config);
	emitWarningIfUnsupportedVersion$1(process.version);
	const loaderConfig = {
		profile: config?.profile,
		logger: clientSharedValues.logger
	};
	return {
		...clientSharedValues,
		...config,
		runtime: "node",
		defaultsMode,
		authSchemePreference: config?.authSchemePreference ?? loadConfig(NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
		bodyLengthChecker: config?.bodyLengthChecker ?? calculateBodyLength,
		credentialDefaultProvider: config?.credentialDefaultProvider ?? defaultProvider,
		defaultSocketTimeout: getDefaultSocketTimeout(config?.requestHandler, 9e5),
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? createDefaultUserAgentProvider({
			serviceId: clientSharedValues.serviceId,
			clientVersion: version
		}),
		eventStreamSerdeProvider: config?.eventStreamSerdeProvider ?? eventStreamSerdeProvider,
		maxAttempts: config?.maxAttempts ?? loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, config),
		region: config?.region ?? loadConfig(NODE_REGION_CONFIG_OPTIONS, {
			...NODE_REGION_CONFIG_FILE_OPTIONS,
			...loaderConfig
		}),
		requestHandler: NodeHttpHandler.create(config?.requestHandler ?? defaultConfigProvider),
		retryMode: config?.retryMode ?? loadConfig({
			...NODE_RETRY_MODE_CONFIG_OPTIONS,
			default: async () => (await defaultConfigProvider()).retryMode || DEFAULT_RETRY_MODE
		}, config),
		streamCollector: config?.streamCollector ?? streamCollector,
		useDualstackEndpoint: config?.useDualstackEndpoint ?? loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		useFipsEndpoint: config?.useFipsEndpoint ?? loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
		userAgentAppId: config?.userAgentAppId ?? loadConfig(NODE_APP_ID_CONFIG_OPTIONS, loaderConfig)
	};
};

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/auth/httpAuthExtensionConfiguration.js
const getHttpAuthExtensionConfiguration = (runtimeConfig) => {
	const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
	let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
	let _credentials = runtimeConfig.credentials;
	return {
		setHttpAuthScheme(httpAuthScheme) {
			const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
			if (index === -1) _httpAuthSchemes.push(httpAuthScheme);
			else _httpAuthSchemes.splice(index, 1, httpAuthScheme);
		},
		httpAuthSchemes() {
			return _httpAuthSchemes;
		},
		setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
			_httpAuthSchemeProvider = httpAuthSchemeProvider;
		},
		httpAuthSchemeProvider() {
			return _httpAuthSchemeProvider;
		},
		setCredentials(credentials) {
			_credentials = credentials;
		},
		credentials() {
			return _credentials;
		}
	};
};
const resolveHttpAuthRuntimeConfig = (config) => {
	return {
		httpAuthSchemes: config.httpAuthSchemes(),
		httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
		credentials: config.credentials()
	};
};

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign(getAwsRegionExtensionConfiguration(runtimeConfig), getDefaultExtensionConfiguration(runtimeConfig), getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, resolveAwsRegionExtensionConfiguration(extensionConfiguration), resolveDefaultRuntimeConfig(extensionConfiguration), resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/SageMakerRuntimeClient.js
var SageMakerRuntimeClient = class extends Client {
	config;
	constructor(...[configuration]) {
		const _config_0 = getRuntimeConfig(configuration || {});
		super(_config_0);
		this.initConfig = _config_0;
		const _config_1 = resolveClientEndpointParameters(_config_0);
		const _config_2 = resolveUserAgentConfig(_config_1);
		const _config_3 = resolveRetryConfig(_config_2);
		const _config_4 = resolveRegionConfig(_config_3);
		const _config_5 = resolveHostHeaderConfig(_config_4);
		const _config_6 = resolveEndpointConfig(_config_5);
		const _config_7 = resolveEventStreamSerdeConfig(_config_6);
		const _config_8 = resolveHttpAuthSchemeConfig(_config_7);
		const _config_9 = resolveRuntimeExtensions(_config_8, configuration?.extensions || []);
		this.config = _config_9;
		this.middlewareStack.use(getSchemaSerdePlugin(this.config));
		this.middlewareStack.use(getUserAgentPlugin(this.config));
		this.middlewareStack.use(getRetryPlugin(this.config));
		this.middlewareStack.use(getContentLengthPlugin(this.config));
		this.middlewareStack.use(getHostHeaderPlugin(this.config));
		this.middlewareStack.use(getLoggerPlugin(this.config));
		this.middlewareStack.use(getRecursionDetectionPlugin(this.config));
		this.middlewareStack.use(getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
			httpAuthSchemeParametersProvider: defaultSageMakerRuntimeHttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use(getHttpSigningPlugin(this.config));
	}
	destroy() {
		super.destroy();
	}
};

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/commandBuilder.js
const command = makeBuilder(commonParams, "AmazonSageMakerRuntime", "SageMakerRuntimeClient", getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-sagemaker-runtime/dist-es/commands/InvokeEndpointCommand.js
var InvokeEndpointCommand = class extends command(_ep0, _mw0, "InvokeEndpoint", InvokeEndpoint$) {};

export { SageMakerRuntimeClient as n, InvokeEndpointCommand as t };