import { $t as NoOpLogger, An as parseUrl, At as getLoggerPlugin, B as NodeHttpHandler, Bn as emitWarningIfUnsupportedVersion$1, Ct as resolveUserAgentConfig, Dn as calculateBodyLength, Dt as getHttpSigningPlugin, Et as createPaginator, Fn as toBase64, Ft as resolveHttpHandlerRuntimeConfig, G as NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, Gt as EndpointCache, Ht as resolveEndpointConfig, In as fromUtf8, Jt as resolveDefaultsModeConfig, Kt as BinaryDecisionDiagram, Ln as fromBase64, Mt as resolveHostHeaderConfig, Nn as getSmithyContext, Nt as getContentLengthPlugin, Ot as getHttpAuthSchemeEndpointRuleSetPlugin, Pn as toUtf8, Pt as getHttpHandlerExtensionConfiguration, Qt as makeBuilder, R as AwsJson1_1Protocol, Rt as streamCollector, St as DEFAULT_RETRY_MODE, Tt as DefaultIdentityProviderConfig, Ut as decideEndpoint, V as resolveAwsSdkSigV4Config, Vt as getEndpointPlugin, Wt as customEndpointFunctions, Xt as NODE_REGION_CONFIG_FILE_OPTIONS, Yt as resolveRegionConfig, Zt as NODE_REGION_CONFIG_OPTIONS, _t as getUserAgentPlugin, bt as NODE_RETRY_MODE_CONFIG_OPTIONS, ct as Sha256Node, dt as getAwsRegionExtensionConfiguration, en as getDefaultExtensionConfiguration, ft as resolveAwsRegionExtensionConfiguration, gn as loadConfig, gt as createDefaultUserAgentProvider, hn as NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, ht as NODE_APP_ID_CONFIG_OPTIONS, in as ServiceException, jn as normalizeProvider, jt as getHostHeaderPlugin, kt as getRecursionDetectionPlugin, ln as getSchemaSerdePlugin, mn as NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, mt as awsEndpointFunctions, nn as emitWarningIfUnsupportedVersion, q as AwsSdkSigV4Signer, rn as loadConfigsForDefaultMode, sn as TypeRegistry, tn as resolveDefaultRuntimeConfig, un as Client, vt as getRetryPlugin, xt as resolveRetryConfig, yt as NODE_MAX_ATTEMPT_CONFIG_OPTIONS } from "./aws-core.mjs";
import { n as defaultProvider } from "./dist-es3.mjs";

// node_modules/@aws-sdk/client-sagemaker/dist-es/auth/httpAuthSchemeProvider.js
const defaultSageMakerHttpAuthSchemeParametersProvider = async (config, context, input) => {
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
const defaultSageMakerHttpAuthSchemeProvider = (authParameters) => {
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

// node_modules/@aws-sdk/client-sagemaker/dist-es/endpoint/EndpointParameters.js
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

// node_modules/@aws-sdk/client-sagemaker/package.json
var version = "3.1142.0";

// node_modules/@aws-sdk/client-sagemaker/dist-es/endpoint/bdd.js
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
		["https://api.sagemaker-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", k],
		[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
		["https://api-fips.sagemaker.{Region}.amazonaws.com", k],
		["https://api.sagemaker-fips.{Region}.{PartitionResult#dnsSuffix}", k],
		[a, "FIPS is enabled but this partition does not support FIPS"],
		["https://api.sagemaker.{Region}.{PartitionResult#dualStackDnsSuffix}", k],
		[a, "DualStack is enabled but this partition does not support DualStack"],
		["https://api.sagemaker.{Region}.{PartitionResult#dnsSuffix}", k],
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
	100000012,
	2,
	5,
	100000012,
	3,
	8,
	6,
	4,
	7,
	100000011,
	5,
	100000009,
	100000010,
	4,
	12,
	9,
	6,
	10,
	100000008,
	7,
	100000006,
	11,
	8,
	100000006,
	100000007,
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

// node_modules/@aws-sdk/client-sagemaker/dist-es/endpoint/endpointResolver.js
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

// node_modules/@aws-sdk/client-sagemaker/dist-es/models/SageMakerServiceException.js
var SageMakerServiceException = class SageMakerServiceException extends ServiceException {
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, SageMakerServiceException.prototype);
	}
};

// node_modules/@aws-sdk/client-sagemaker/dist-es/models/errors.js
var ResourceLimitExceeded = class ResourceLimitExceeded extends SageMakerServiceException {
	name = "ResourceLimitExceeded";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ResourceLimitExceeded",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceLimitExceeded.prototype);
		this.Message = opts.Message;
	}
};
var ResourceNotFound = class ResourceNotFound extends SageMakerServiceException {
	name = "ResourceNotFound";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ResourceNotFound",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceNotFound.prototype);
		this.Message = opts.Message;
	}
};
var ConflictException = class ConflictException extends SageMakerServiceException {
	name = "ConflictException";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ConflictException",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ConflictException.prototype);
		this.Message = opts.Message;
	}
};
var ResourceInUse = class ResourceInUse extends SageMakerServiceException {
	name = "ResourceInUse";
	$fault = "client";
	Message;
	constructor(opts) {
		super({
			name: "ResourceInUse",
			$fault: "client",
			...opts
		});
		Object.setPrototypeOf(this, ResourceInUse.prototype);
		this.Message = opts.Message;
	}
};

// node_modules/@aws-sdk/client-sagemaker/dist-es/schemas/schemas_0.js
const _A = "Alarm";
const _ACR = "AdditionalCodeRepositories";
const _ACRE = "AdditionalCodeRepositoryEquals";
const _AEc = "AcceptEula";
const _AIC = "AsyncInferenceConfig";
const _AICC = "AsyncInferenceClientConfig";
const _AICv = "AvailableInstanceCount";
const _AINC = "AsyncInferenceNotificationConfig";
const _AIOC = "AsyncInferenceOutputConfig";
const _AL = "AlarmList";
const _AMDS = "AdditionalModelDataSource";
const _AMDSd = "AdditionalModelDataSources";
const _AMLJAu = "AutoMLJobArn";
const _ANl = "AlarmName";
const _ANlg = "AlgorithmName";
const _ANt = "AttributeNames";
const _AP = "AutoParameter";
const _APu = "AutoParameters";
const _ARC = "AutoRollbackConfig";
const _ARCu = "AutoRollbackConfiguration";
const _ASl = "AlgorithmSpecification";
const _ASll = "AllocationStrategy";
const _ATI = "AddTagsInput";
const _ATO = "AddTagsOutput";
const _ATc = "AcceleratorTypes";
const _ATcc = "AcceleratorType";
const _ATd = "AddTags";
const _Al = "Alarms";
const _Au = "Autotune";
const _BGUP = "BlueGreenUpdatePolicy";
const _BMA = "BaseModelArn";
const _BONI = "BestObjectiveNotImproving";
const _BTC = "BillableTokenCount";
const _BTIS = "BillableTimeInSeconds";
const _BTJ = "BestTrainingJob";
const _CA = "ContainerArguments";
const _CC = "ClientConfig";
const _CCT = "CsvContentTypes";
const _CCTH = "CaptureContentTypeHeader";
const _CCh = "CheckpointConfig";
const _CCol = "CollectionConfiguration";
const _CColl = "CollectionConfigurations";
const _CD = "ContainerDefinition";
const _CDCo = "CoreDumpConfig";
const _CDL = "ContainerDefinitionList";
const _CDT = "ConvergenceDetectedTime";
const _CDo = "ConvergenceDetected";
const _CE = "ConflictException";
const _CEC = "ClarifyExplainerConfig";
const _CECI = "CreateEndpointConfigInput";
const _CECO = "CreateEndpointConfigOutput";
const _CECr = "CreateEndpointConfig";
const _CEI = "CreateEndpointInput";
const _CEO = "CreateEndpointOutput";
const _CEo = "ContainerEntrypoint";
const _CEr = "CreateEndpoint";
const _CEur = "CurrentEpoch";
const _CH = "ContainerHostname";
const _CHPTJ = "CreateHyperParameterTuningJob";
const _CHPTJR = "CreateHyperParameterTuningJobRequest";
const _CHPTJRr = "CreateHyperParameterTuningJobResponse";
const _CIC = "ClarifyInferenceConfig";
const _CICu = "CurrentInstanceCount";
const _CIM = "CooldownInMinutes";
const _CMC = "ContainerMetricsConfig";
const _CMI = "CreateModelInput";
const _CMO = "CreateModelOutput";
const _CMa = "CaptureMode";
const _CMr = "CreateModel";
const _CN = "ChannelName";
const _CNII = "CreateNotebookInstanceInput";
const _CNILC = "CreateNotebookInstanceLifecycleConfig";
const _CNILCI = "CreateNotebookInstanceLifecycleConfigInput";
const _CNILCO = "CreateNotebookInstanceLifecycleConfigOutput";
const _CNIO = "CreateNotebookInstanceOutput";
const _CNIr = "CreateNotebookInstance";
const _CNo = "CollectionName";
const _CO = "CaptureOption";
const _COC = "CompleteOnConvergence";
const _COL = "CaptureOptionList";
const _COa = "CaptureOptions";
const _CPR = "CategoricalParameterRange";
const _CPRa = "CategoricalParameterRanges";
const _CPRo = "ContinuousParameterRange";
const _CPRon = "ContinuousParameterRanges";
const _CPo = "CollectionParameters";
const _CRC = "CapacityReservationConfig";
const _CRP = "CapacityReservationPreference";
const _CRons = "ConsumedResources";
const _CSBC = "ClarifyShapBaselineConfig";
const _CSCl = "ClarifyShapConfig";
const _CSCu = "CurrentServerlessConfig";
const _CSHCTIS = "ContainerStartupHealthCheckTimeoutInSeconds";
const _CSPu = "CurrentSamplingPercentage";
const _CSana = "CanarySize";
const _CSap = "CapacitySize";
const _CSapt = "CaptureStatus";
const _CSu = "CurrentStep";
const _CT = "CreationTime";
const _CTA = "CreationTimeAfter";
const _CTB = "CreationTimeBefore";
const _CTC = "ClarifyTextConfig";
const _CTJ = "CreateTrainingJob";
const _CTJR = "CreateTrainingJobRequest";
const _CTJRr = "CreateTrainingJobResponse";
const _CTo = "CompressionType";
const _CTon = "ContentType";
const _CTonc = "ConcurrencyThreshold";
const _CTont = "ContentTemplate";
const _CTus = "CustomizationTechnique";
const _CW = "CurrentWeight";
const _Ch = "Channel";
const _Co = "Containers";
const _Com = "Completed";
const _Cont = "Content";
const _DACR = "DisassociateAdditionalCodeRepositories";
const _DAT = "DisassociateAcceleratorTypes";
const _DAa = "DatasetArn";
const _DCC = "DataCaptureConfig";
const _DCCS = "DataCaptureConfigSummary";
const _DCR = "DefaultCodeRepository";
const _DCRC = "DefaultCodeRepositoryContains";
const _DCe = "DeploymentConfig";
const _DDCR = "DisassociateDefaultCodeRepository";
const _DE = "DeleteEndpoint";
const _DEC = "DeleteEndpointConfig";
const _DECI = "DeleteEndpointConfigInput";
const _DECIe = "DescribeEndpointConfigInput";
const _DECO = "DescribeEndpointConfigOutput";
const _DECe = "DescribeEndpointConfig";
const _DEI = "DeleteEndpointInput";
const _DEIe = "DescribeEndpointInput";
const _DEO = "DescribeEndpointOutput";
const _DEes = "DescribeEndpoint";
const _DHC = "DebugHookConfig";
const _DHPTJ = "DeleteHyperParameterTuningJob";
const _DHPTJR = "DeleteHyperParameterTuningJobRequest";
const _DHPTJRe = "DescribeHyperParameterTuningJobRequest";
const _DHPTJRes = "DescribeHyperParameterTuningJobResponse";
const _DHPTJe = "DescribeHyperParameterTuningJob";
const _DIA = "DirectInternetAccess";
const _DIC = "DesiredInstanceCount";
const _DIe = "DeployedImage";
const _DIep = "DeployedImages";
const _DLC = "DisassociateLifecycleConfig";
const _DMI = "DeleteModelInput";
const _DMIe = "DescribeModelInput";
const _DMO = "DescribeModelOutput";
const _DMe = "DeleteModel";
const _DMes = "DescribeModel";
const _DNI = "DeleteNotebookInstance";
const _DNII = "DeleteNotebookInstanceInput";
const _DNIIe = "DescribeNotebookInstanceInput";
const _DNILC = "DeleteNotebookInstanceLifecycleConfig";
const _DNILCI = "DeleteNotebookInstanceLifecycleConfigInput";
const _DNILCIe = "DescribeNotebookInstanceLifecycleConfigInput";
const _DNILCO = "DescribeNotebookInstanceLifecycleConfigOutput";
const _DNILCe = "DescribeNotebookInstanceLifecycleConfig";
const _DNIO = "DescribeNotebookInstanceOutput";
const _DNIe = "DescribeNotebookInstance";
const _DNef = "DefinitionName";
const _DPi = "DirectoryPath";
const _DPis = "DisableProfiler";
const _DR = "DeploymentRecommendation";
const _DRC = "DebugRuleConfigurations";
const _DRCe = "DebugRuleConfiguration";
const _DRES = "DebugRuleEvaluationStatus";
const _DRESe = "DebugRuleEvaluationStatuses";
const _DS = "DataSource";
const _DSCes = "DesiredServerlessConfig";
const _DSU = "DestinationS3Uri";
const _DSa = "DatasetSource";
const _DTI = "DeleteTagsInput";
const _DTJ = "DeleteTrainingJob";
const _DTJR = "DeleteTrainingJobRequest";
const _DTJRe = "DescribeTrainingJobRequest";
const _DTJRes = "DescribeTrainingJobResponse";
const _DTJe = "DescribeTrainingJob";
const _DTO = "DeleteTagsOutput";
const _DTel = "DeleteTags";
const _DW = "DesiredWeight";
const _E = "Environment";
const _EA = "EndpointArn";
const _EAv = "EvaluatorArn";
const _ECA = "EndpointConfigArn";
const _ECN = "EndpointConfigName";
const _ECR = "Ec2CapacityReservation";
const _ECRI = "Ec2CapacityReservationId";
const _ECRL = "Ec2CapacityReservationsList";
const _ECRc = "Ec2CapacityReservations";
const _ECS = "EndpointConfigSummary";
const _ECSL = "EndpointConfigSummaryList";
const _ECna = "EnableCapture";
const _ECndp = "EndpointConfigs";
const _ECx = "ExplainerConfig";
const _ECxp = "ExperimentConfig";
const _EDO = "EnableDetailedObservability";
const _EEM = "EnableEnhancedMetrics";
const _EEn = "EnableExplanations";
const _EICTE = "EnableInterContainerTrafficEncryption";
const _EICn = "EnableInfraCheck";
const _EMJ = "EnableMultipleJobs";
const _EMST = "EnableManagedSpotTraining";
const _EN = "EndpointName";
const _ENI = "EnableNetworkIsolation";
const _ENx = "ExperimentName";
const _ERA = "ExecutionRoleArn";
const _ERD = "EnableRemoteDebug";
const _ERVP = "ExcludeRetainedVariantProperties";
const _ES = "EndpointStatus";
const _ESL = "EndpointSummaryList";
const _ESMMTS = "EnableSageMakerMetricsTimeSeries";
const _ESSMA = "EnableSSMAccess";
const _ESTC = "EnableSessionTagChaining";
const _ESn = "EndpointSummary";
const _ET = "ETag";
const _ETn = "EndTime";
const _ETr = "ErrorTopic";
const _ETva = "EvaluationType";
const _End = "Endpoints";
const _FA = "FeaturesAttribute";
const _FH = "FeatureHeaders";
const _FHPTJOM = "FinalHyperParameterTuningJobObjectiveMetric";
const _FMDL = "FinalMetricDataList";
const _FR = "FailureReason";
const _FSAM = "FileSystemAccessMode";
const _FSDS = "FileSystemDataSource";
const _FSI = "FileSystemId";
const _FST = "FileSystemType";
const _FT = "FeatureTypes";
const _Fa = "Failed";
const _G = "Granularity";
const _HAC = "HubAccessConfig";
const _HCA = "HubContentArn";
const _HP = "HyperParameters";
const _HPAS = "HyperParameterAlgorithmSpecification";
const _HPR = "HyperParameterRanges";
const _HPTET = "HyperParameterTuningEndTime";
const _HPTIC = "HyperParameterTuningInstanceConfig";
const _HPTICy = "HyperParameterTuningInstanceConfigs";
const _HPTJA = "HyperParameterTuningJobArn";
const _HPTJC = "HyperParameterTuningJobConfig";
const _HPTJCD = "HyperParameterTuningJobCompletionDetails";
const _HPTJCR = "HyperParameterTuningJobConsumedResources";
const _HPTJD = "HyperParameterTrainingJobDefinition";
const _HPTJDy = "HyperParameterTrainingJobDefinitions";
const _HPTJN = "HyperParameterTuningJobName";
const _HPTJO = "HyperParameterTuningJobObjective";
const _HPTJS = "HyperParameterTuningJobStatus";
const _HPTJSC = "HyperParameterTuningJobStrategyConfig";
const _HPTJSy = "HyperParameterTrainingJobSummary";
const _HPTJSyp = "HyperParameterTuningJobSummary";
const _HPTJSype = "HyperParameterTuningJobSummaries";
const _HPTJSyper = "HyperParameterTrainingJobSummaries";
const _HPTJWSC = "HyperParameterTuningJobWarmStartConfig";
const _HPTRC = "HyperParameterTuningResourceConfig";
const _HPo = "HookParameters";
const _HSC = "HyperbandStrategyConfig";
const _IAT = "IpAddressType";
const _IAV = "InferenceAmiVersion";
const _ICC = "InfraCheckConfig";
const _ICm = "ImageConfig";
const _ICn = "InstanceCount";
const _ICnfe = "InferenceConfig";
const _ICns = "InstanceConfigs";
const _IDC = "InputDataConfig";
const _IEC = "InferenceExecutionConfig";
const _IG = "InstanceGroups";
const _IGN = "InstanceGroupName";
const _IGNn = "InstanceGroupNames";
const _IGn = "InstanceGroup";
const _IHAC = "InferenceHubAccessConfig";
const _IIC = "InitialInstanceCount";
const _IIRI = "IncludeInferenceResponseIn";
const _IM = "InputMode";
const _IMSC = "InstanceMetadataServiceConfiguration";
const _IP = "InstancePool";
const _IPCn = "InstancePlacementConfig";
const _IPL = "InstancePoolList";
const _IPLn = "InstancePreferenceList";
const _IPR = "IntegerParameterRange";
const _IPRn = "IntegerParameterRanges";
const _IPS = "InstancePoolSummary";
const _IPSL = "InstancePoolSummaryList";
const _IPn = "InstancePreference";
const _IPnr = "InProgress";
const _IPns = "InstancePools";
const _IPnst = "InstancePreferences";
const _ISN = "InferenceSpecificationName";
const _ISP = "InitialSamplingPercentage";
const _ITn = "InstanceType";
const _IVW = "InitialVariantWeight";
const _Im = "Image";
const _JCT = "JsonContentTypes";
const _JT = "JobType";
const _K = "Key";
const _KAPIS = "KeepAlivePeriodInSeconds";
const _KKI = "KmsKeyId";
const _L = "Language";
const _LA = "LabelAttribute";
const _LCN = "LifecycleConfigName";
const _LDC = "LastDeploymentConfig";
const _LEC = "ListEndpointConfigs";
const _LECI = "ListEndpointConfigsInput";
const _LECO = "ListEndpointConfigsOutput";
const _LEI = "ListEndpointsInput";
const _LEO = "ListEndpointsOutput";
const _LEi = "ListEndpoints";
const _LH = "LabelHeaders";
const _LHPTJ = "ListHyperParameterTuningJobs";
const _LHPTJR = "ListHyperParameterTuningJobsRequest";
const _LHPTJRi = "ListHyperParameterTuningJobsResponse";
const _LI = "LabelIndex";
const _LJA = "LabelingJobArn";
const _LMI = "ListModelsInput";
const _LMO = "ListModelsOutput";
const _LMT = "LastModifiedTime";
const _LMTA = "LastModifiedTimeAfter";
const _LMTB = "LastModifiedTimeBefore";
const _LMis = "ListModels";
const _LNI = "ListNotebookInstances";
const _LNII = "ListNotebookInstancesInput";
const _LNILC = "ListNotebookInstanceLifecycleConfigs";
const _LNILCI = "ListNotebookInstanceLifecycleConfigsInput";
const _LNILCO = "ListNotebookInstanceLifecycleConfigsOutput";
const _LNIO = "ListNotebookInstancesOutput";
const _LP = "LocalPath";
const _LSS = "LinearStepSize";
const _LTI = "ListTagsInput";
const _LTJ = "ListTrainingJobs";
const _LTJFHPTJ = "ListTrainingJobsForHyperParameterTuningJob";
const _LTJFHPTJR = "ListTrainingJobsForHyperParameterTuningJobRequest";
const _LTJFHPTJRi = "ListTrainingJobsForHyperParameterTuningJobResponse";
const _LTJR = "ListTrainingJobsRequest";
const _LTJRi = "ListTrainingJobsResponse";
const _LTO = "ListTagsOutput";
const _LTis = "ListTags";
const _M = "Message";
const _MA = "ModelArn";
const _MAC = "ModelAccessConfig";
const _MAo = "ModelArtifacts";
const _MBS = "MaximumBatchSize";
const _MC = "MlflowConfig";
const _MCIPI = "MaxConcurrentInvocationsPerInstance";
const _MCSode = "ModelCacheSetting";
const _MCaxo = "MaxConcurrency";
const _MCe = "MetricsConfig";
const _MDDTIS = "ModelDataDownloadTimeoutInSeconds";
const _MDLe = "MetricDefinitionList";
const _MDS = "ModelDataSource";
const _MDU = "ModelDataUrl";
const _MDe = "MetricDefinitions";
const _MDet = "MetricData";
const _MDetri = "MetricDefinition";
const _MDl = "MlflowDetails";
const _ME = "MetricsEndpoints";
const _MEI = "MlflowExperimentId";
const _MEL = "MetricsEndpointList";
const _MEN = "MlflowExperimentName";
const _MEP = "MetricsEndpointPath";
const _METIS = "MaximumExecutionTimeoutInSeconds";
const _MEa = "ManifestEtag";
const _MEax = "MaxEpoch";
const _MEe = "MetricsEndpoint";
const _MIC = "MinInstanceCount";
const _MICa = "MaxInstanceCount";
const _MIMSV = "MinimumInstanceMetadataServiceVersion";
const _MIS = "ManagedInstanceScaling";
const _MMC = "MultiModelConfig";
const _MN = "MetricName";
const _MNO = "ModelNameOverride";
const _MNOTJ = "MaxNumberOfTrainingJobs";
const _MNOTJNI = "MaxNumberOfTrainingJobsNotImproving";
const _MNod = "ModelName";
const _MPC = "ModelPackageConfig";
const _MPFIS = "MetricPublishFrequencyInSeconds";
const _MPGA = "ModelPackageGroupArn";
const _MPIMB = "MaxPayloadInMB";
const _MPN = "ModelPackageName";
const _MPTIS = "MaxPendingTimeInSeconds";
const _MPTJ = "MaxParallelTrainingJobs";
const _MR = "MaxResults";
const _MRAa = "MaximumRetryAttempts";
const _MRAl = "MlflowResourceArn";
const _MRAle = "MlReservationArn";
const _MRC = "MaxRecordCount";
const _MRI = "MlflowRunId";
const _MRIS = "MaxRuntimeInSeconds";
const _MRN = "MlflowRunName";
const _MRa = "MaxResource";
const _MRi = "MinResource";
const _MSIMB = "MemorySizeInMB";
const _MSL = "ModelSummaryList";
const _MSSa = "MaximumStepSize";
const _MSU = "ManifestS3Uri";
const _MSode = "ModelSummary";
const _MT = "MimeType";
const _MV = "MinValue";
const _MVa = "MaxValue";
const _MWTIS = "MaxWaitTimeInSeconds";
const _Mo = "Mode";
const _Mod = "Models";
const _N = "Name";
const _NC = "NotificationConfig";
const _NCa = "NameContains";
const _NIA = "NotebookInstanceArn";
const _NII = "NetworkInterfaceId";
const _NILC = "NotebookInstanceLifecycleConfigs";
const _NILCA = "NotebookInstanceLifecycleConfigArn";
const _NILCL = "NotebookInstanceLifecycleConfigList";
const _NILCN = "NotebookInstanceLifecycleConfigName";
const _NILCNC = "NotebookInstanceLifecycleConfigNameContains";
const _NILCS = "NotebookInstanceLifecycleConfigSummary";
const _NILCSL = "NotebookInstanceLifecycleConfigSummaryList";
const _NILH = "NotebookInstanceLifecycleHook";
const _NIN = "NotebookInstanceName";
const _NIS = "NotebookInstanceStatus";
const _NISL = "NotebookInstanceSummaryList";
const _NISo = "NotebookInstanceSummary";
const _NIot = "NotebookInstances";
const _NOS = "NumberOfSamples";
const _NOTJONI = "NumberOfTrainingJobsObjectiveNotImproving";
const _NRE = "NonRetryableError";
const _NTe = "NextToken";
const _OBTJ = "OverallBestTrainingJob";
const _OCn = "OnCreate";
const _OCu = "OutputConfig";
const _ODC = "OutputDataConfig";
const _OMPA = "OutputModelPackageArn";
const _OS = "ObjectiveStatus";
const _OSCb = "ObjectiveStatusCounters";
const _OSn = "OnStart";
const _PA = "ProbabilityAttribute";
const _PARC = "PrefixAwareRoutingConfig";
const _PC = "PrimaryContainer";
const _PCr = "ProfilerConfig";
const _PCro = "ProvisionedConcurrency";
const _PDS = "PendingDeploymentSummary";
const _PHPTJ = "ParentHyperParameterTuningJobs";
const _PHPTJa = "ParentHyperParameterTuningJob";
const _PI = "ProbabilityIndex";
const _PIIM = "ProfilingIntervalInMilliseconds";
const _PIl = "PlatformIdentifier";
const _PIrog = "ProgressInfo";
const _PLr = "PrefixLength";
const _PPVS = "PendingProductionVariantSummary";
const _PPVSL = "PendingProductionVariantSummaryList";
const _PPr = "ProfilingParameters";
const _PRC = "ProfilerRuleConfigurations";
const _PRCr = "ProfilerRuleConfiguration";
const _PRES = "ProfilerRuleEvaluationStatuses";
const _PRESr = "ProfilerRuleEvaluationStatus";
const _PRa = "ParameterRanges";
const _PSlac = "PlacementSpecifications";
const _PSlace = "PlacementSpecification";
const _PSro = "ProfilingStatus";
const _PV = "ProductionVariants";
const _PVCDC = "ProductionVariantCoreDumpConfig";
const _PVCRC = "ProductionVariantCapacityReservationConfig";
const _PVCRS = "ProductionVariantCapacityReservationSummary";
const _PVL = "ProductionVariantList";
const _PVMIS = "ProductionVariantManagedInstanceScaling";
const _PVMISSIP = "ProductionVariantManagedInstanceScalingScaleInPolicy";
const _PVRC = "ProductionVariantRoutingConfig";
const _PVSC = "ProductionVariantServerlessConfig";
const _PVSLr = "ProductionVariantStatusList";
const _PVSLro = "ProductionVariantSummaryList";
const _PVSr = "ProductionVariantStatus";
const _PVSro = "ProductionVariantSummary";
const _PVr = "ProductionVariant";
const _Pef = "Peft";
const _Pen = "Pending";
const _Pri = "Priority";
const _RA = "ResourceArn";
const _RAC = "RepositoryAuthConfig";
const _RAM = "RepositoryAccessMode";
const _RAVP = "RetainAllVariantProperties";
const _RAo = "RoleArn";
const _RAoo = "RootAccess";
const _RBJ = "ReusedByJob";
const _RCN = "RuleConfigurationName";
const _RCPA = "RepositoryCredentialsProviderArn";
const _RCe = "ResourceConfig";
const _RCo = "RoutingConfig";
const _RDC = "RemoteDebugConfig";
const _RDCet = "RetainDeploymentConfig";
const _REI = "RuleEvaluatorImage";
const _REJA = "RuleEvaluationJobArn";
const _RES = "RuleEvaluationStatus";
const _REe = "RetryableError";
const _RI = "ResolvedImage";
const _RIS = "RuntimeInSeconds";
const _RIU = "ResourceInUse";
const _RIe = "RecommendationId";
const _RL = "ResourceLimits";
const _RLE = "ResourceLimitExceeded";
const _RMBS = "RollbackMaximumBatchSize";
const _RNF = "ResourceNotFound";
const _RNu = "RunName";
const _RP = "RuleParameters";
const _RRBTIS = "ResourceRetainedBillableTimeInSeconds";
const _RSa = "RandomSeed";
const _RSe = "RetryStrategy";
const _RSec = "RecommendationStatus";
const _RSo = "RoutingStrategy";
const _RTIR = "RealTimeInferenceRecommendations";
const _RTIRe = "RealTimeInferenceRecommendation";
const _RTe = "ResolutionTime";
const _RUP = "RollingUpdatePolicy";
const _RWT = "RecordWrapperType";
const _Reg = "Regex";
const _SB = "ShapBaseline";
const _SBC = "ShapBaselineConfig";
const _SBU = "ShapBaselineUri";
const _SBo = "SortBy";
const _SCC = "SessionChainingConfig";
const _SCe = "ServerlessConfig";
const _SCh = "ShuffleConfig";
const _SCha = "ShapConfig";
const _SCt = "StoppingCondition";
const _SCtr = "StrategyConfig";
const _SDDT = "S3DataDistributionType";
const _SDS = "S3DataSource";
const _SDT = "S3DataType";
const _SDt = "StatusDetails";
const _SE = "StatusEquals";
const _SFP = "S3FailurePath";
const _SG = "SecurityGroups";
const _SGI = "SecurityGroupIds";
const _SHP = "StaticHyperParameters";
const _SHPTJ = "StopHyperParameterTuningJob";
const _SHPTJR = "StopHyperParameterTuningJobRequest";
const _SICe = "SelectedInstanceCount";
const _SIP = "ScaleInPolicy";
const _SITe = "SelectedInstanceType";
const _SIp = "SpecifiedImage";
const _SIub = "SubnetId";
const _SJC = "ServerlessJobConfig";
const _SL = "SequenceLength";
const _SM = "StatusMessage";
const _SMA = "S3ModelArtifacts";
const _SMDS = "S3ModelDataSource";
const _SMPA = "SourceModelPackageArn";
const _SNI = "StartNotebookInstance";
const _SNII = "StartNotebookInstanceInput";
const _SNIIt = "StopNotebookInstanceInput";
const _SNIt = "StopNotebookInstance";
const _SO = "SortOrder";
const _SOP = "S3OutputPath";
const _SPV = "ShadowProductionVariants";
const _SST = "SecondaryStatusTransitions";
const _SSTe = "SecondaryStatusTransition";
const _SSe = "SecondaryStatus";
const _STJ = "StopTrainingJob";
const _STJR = "StopTrainingJobRequest";
const _STc = "ScalingType";
const _STt = "StartTime";
const _STu = "SuccessTopic";
const _SUr = "S3Uri";
const _Se = "Seed";
const _St = "Status";
const _Sto = "Stopped";
const _Str = "Strategy";
const _Sub = "Subnets";
const _Succ = "Succeeded";
const _T = "Type";
const _TBOC = "TensorBoardOutputConfig";
const _TC = "TextConfig";
const _TCDN = "TrialComponentDisplayName";
const _TET = "TrainingEndTime";
const _THP = "TunedHyperParameters";
const _TI = "TrainingImage";
const _TIC = "TrainingImageConfig";
const _TICo = "TotalInstanceCount";
const _TIM = "TrainingInputMode";
const _TJA = "TrainingJobArn";
const _TJAu = "TuningJobArn";
const _TJCC = "TuningJobCompletionCriteria";
const _TJCD = "TuningJobCompletionDetails";
const _TJD = "TrainingJobDefinition";
const _TJDN = "TrainingJobDefinitionName";
const _TJDra = "TrainingJobDefinitions";
const _TJEST = "TrainingJobEarlyStoppingType";
const _TJN = "TrainingJobName";
const _TJNu = "TuningJobName";
const _TJS = "TrainingJobStatus";
const _TJSC = "TrainingJobStatusCounters";
const _TJSra = "TrainingJobSummaries";
const _TJSrai = "TrainingJobSummary";
const _TK = "TagKeys";
const _TLa = "TagList";
const _TN = "TrialName";
const _TOMV = "TargetObjectiveMetricValue";
const _TOu = "TuningObjective";
const _TPA = "TrainingPlanArn";
const _TPAE = "TrainingPlanArnEquals";
const _TPAr = "TrainingPlanArns";
const _TPI = "TrainingProgressInfo";
const _TRAC = "TrainingRepositoryAuthConfig";
const _TRAM = "TrainingRepositoryAccessMode";
const _TRC = "TrafficRoutingConfiguration";
const _TRCPA = "TrainingRepositoryCredentialsProviderArn";
const _TRCr = "TrafficRoutingConfig";
const _TSCPE = "TotalStepCountPerEpoch";
const _TST = "TrainingStartTime";
const _TTIS = "TrainingTimeInSeconds";
const _TWIS = "TerminationWaitInSeconds";
const _Ta = "Tags";
const _Tag = "Tag";
const _Tim = "Timestamp";
const _UBCE = "UsedByCurrentEndpoint";
const _UE = "UpdateEndpoint";
const _UEI = "UpdateEndpointInput";
const _UEO = "UpdateEndpointOutput";
const _UL = "UseLogit";
const _UNI = "UpdateNotebookInstance";
const _UNII = "UpdateNotebookInstanceInput";
const _UNIO = "UpdateNotebookInstanceOutput";
const _USIl = "UltraServerId";
const _Ur = "Url";
const _VC = "VpcConfig";
const _VH = "ValueHint";
const _VIPTIS = "VariantInstanceProvisionTimeoutInSeconds";
const _VKKI = "VolumeKmsKeyId";
const _VN = "VariantName";
const _VPL = "VariantPropertyList";
const _VPT = "VariantPropertyType";
const _VPa = "VariantProperty";
const _VSIGB = "VolumeSizeInGB";
const _VSar = "VariantStatus";
const _Va = "Value";
const _Val = "Values";
const _WIIS = "WaitIntervalInSeconds";
const _WPS = "WarmPoolStatus";
const _WPSE = "WarmPoolStatusEquals";
const _WSC = "WarmStartConfig";
const _WST = "WarmStartType";
const _c = "client";
const _e = "error";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.sagemaker";
const n0 = "com.amazonaws.sagemaker";
const _s_registry = new TypeRegistry(_s);
var SageMakerServiceException$ = [
	-3,
	_s,
	"SageMakerServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(SageMakerServiceException$, SageMakerServiceException);
const n0_registry = new TypeRegistry(n0);
var ConflictException$ = [
	-3,
	n0,
	_CE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(ConflictException$, ConflictException);
var ResourceInUse$ = [
	-3,
	n0,
	_RIU,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(ResourceInUse$, ResourceInUse);
var ResourceLimitExceeded$ = [
	-3,
	n0,
	_RLE,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(ResourceLimitExceeded$, ResourceLimitExceeded);
var ResourceNotFound$ = [
	-3,
	n0,
	_RNF,
	{ [_e]: _c },
	[_M],
	[0]
];
n0_registry.registerError(ResourceNotFound$, ResourceNotFound);
const errorTypeRegistries = [_s_registry, n0_registry];
var AdditionalModelDataSource$ = [
	3,
	n0,
	_AMDS,
	0,
	[_CN, _SDS],
	[0, () => S3ModelDataSource$],
	2
];
var AddTagsInput$ = [
	3,
	n0,
	_ATI,
	0,
	[_RA, _Ta],
	[0, () => TagList],
	2
];
var AddTagsOutput$ = [
	3,
	n0,
	_ATO,
	0,
	[_Ta],
	[() => TagList]
];
var Alarm$ = [
	3,
	n0,
	_A,
	0,
	[_ANl],
	[0]
];
var AlgorithmSpecification$ = [
	3,
	n0,
	_ASl,
	0,
	[
		_TIM,
		_TI,
		_ANlg,
		_MDe,
		_ESMMTS,
		_CEo,
		_CA,
		_TIC
	],
	[
		0,
		0,
		0,
		() => MetricDefinitionList,
		2,
		64,
		64,
		() => TrainingImageConfig$
	],
	1
];
var AsyncInferenceClientConfig$ = [
	3,
	n0,
	_AICC,
	0,
	[_MCIPI],
	[1]
];
var AsyncInferenceConfig$ = [
	3,
	n0,
	_AIC,
	0,
	[_OCu, _CC],
	[() => AsyncInferenceOutputConfig$, () => AsyncInferenceClientConfig$],
	1
];
var AsyncInferenceNotificationConfig$ = [
	3,
	n0,
	_AINC,
	0,
	[
		_STu,
		_ETr,
		_IIRI
	],
	[
		0,
		0,
		64
	]
];
var AsyncInferenceOutputConfig$ = [
	3,
	n0,
	_AIOC,
	0,
	[
		_KKI,
		_SOP,
		_NC,
		_SFP
	],
	[
		0,
		0,
		() => AsyncInferenceNotificationConfig$,
		0
	]
];
var AutoParameter$ = [
	3,
	n0,
	_AP,
	0,
	[_N, _VH],
	[0, 0],
	2
];
var AutoRollbackConfig$ = [
	3,
	n0,
	_ARC,
	0,
	[_Al],
	[() => AlarmList]
];
var Autotune$ = [
	3,
	n0,
	_Au,
	0,
	[_Mo],
	[0],
	1
];
var BestObjectiveNotImproving$ = [
	3,
	n0,
	_BONI,
	0,
	[_MNOTJNI],
	[1]
];
var BlueGreenUpdatePolicy$ = [
	3,
	n0,
	_BGUP,
	0,
	[
		_TRC,
		_TWIS,
		_METIS
	],
	[
		() => TrafficRoutingConfig$,
		1,
		1
	],
	1
];
var CapacitySize$ = [
	3,
	n0,
	_CSap,
	0,
	[_T, _Va],
	[0, 1],
	2
];
var CaptureContentTypeHeader$ = [
	3,
	n0,
	_CCTH,
	0,
	[_CCT, _JCT],
	[64, 64]
];
var CaptureOption$ = [
	3,
	n0,
	_CO,
	0,
	[_CMa],
	[0],
	1
];
var CategoricalParameterRange$ = [
	3,
	n0,
	_CPR,
	0,
	[_N, _Val],
	[0, 64],
	2
];
var Channel$ = [
	3,
	n0,
	_Ch,
	0,
	[
		_CN,
		_DS,
		_CTon,
		_CTo,
		_RWT,
		_IM,
		_SCh
	],
	[
		0,
		() => DataSource$,
		0,
		0,
		0,
		0,
		() => ShuffleConfig$
	],
	2
];
var CheckpointConfig$ = [
	3,
	n0,
	_CCh,
	0,
	[_SUr, _LP],
	[0, 0],
	1
];
var ClarifyExplainerConfig$ = [
	3,
	n0,
	_CEC,
	0,
	[
		_SCha,
		_EEn,
		_ICnfe
	],
	[
		() => ClarifyShapConfig$,
		0,
		() => ClarifyInferenceConfig$
	],
	1
];
var ClarifyInferenceConfig$ = [
	3,
	n0,
	_CIC,
	0,
	[
		_FA,
		_CTont,
		_MRC,
		_MPIMB,
		_PI,
		_LI,
		_PA,
		_LA,
		_LH,
		_FH,
		_FT
	],
	[
		0,
		0,
		1,
		1,
		1,
		1,
		0,
		0,
		64,
		64,
		64
	]
];
var ClarifyShapBaselineConfig$ = [
	3,
	n0,
	_CSBC,
	0,
	[
		_MT,
		_SB,
		_SBU
	],
	[
		0,
		0,
		0
	]
];
var ClarifyShapConfig$ = [
	3,
	n0,
	_CSCl,
	0,
	[
		_SBC,
		_NOS,
		_UL,
		_Se,
		_TC
	],
	[
		() => ClarifyShapBaselineConfig$,
		1,
		2,
		1,
		() => ClarifyTextConfig$
	],
	1
];
var ClarifyTextConfig$ = [
	3,
	n0,
	_CTC,
	0,
	[_L, _G],
	[0, 0],
	2
];
var CollectionConfiguration$ = [
	3,
	n0,
	_CCol,
	0,
	[_CNo, _CPo],
	[0, 128]
];
var ContainerDefinition$ = [
	3,
	n0,
	_CD,
	0,
	[
		_CH,
		_Im,
		_ICm,
		_Mo,
		_MDU,
		_MDS,
		_AMDSd,
		_E,
		_MPN,
		_ISN,
		_MMC,
		_CMC
	],
	[
		0,
		0,
		() => ImageConfig$,
		0,
		0,
		() => ModelDataSource$,
		() => AdditionalModelDataSources,
		128,
		0,
		0,
		() => MultiModelConfig$,
		() => ContainerMetricsConfig$
	]
];
var ContainerMetricsConfig$ = [
	3,
	n0,
	_CMC,
	0,
	[_ME],
	[() => MetricsEndpointList]
];
var ContinuousParameterRange$ = [
	3,
	n0,
	_CPRo,
	0,
	[
		_N,
		_MV,
		_MVa,
		_STc
	],
	[
		0,
		0,
		0,
		0
	],
	3
];
var ConvergenceDetected$ = [
	3,
	n0,
	_CDo,
	0,
	[_COC],
	[0]
];
var CreateEndpointConfigInput$ = [
	3,
	n0,
	_CECI,
	0,
	[
		_ECN,
		_PV,
		_DCC,
		_Ta,
		_KKI,
		_AIC,
		_ECx,
		_SPV,
		_ERA,
		_VC,
		_ENI,
		_MCe
	],
	[
		0,
		() => ProductionVariantList,
		() => DataCaptureConfig$,
		() => TagList,
		0,
		() => AsyncInferenceConfig$,
		() => ExplainerConfig$,
		() => ProductionVariantList,
		0,
		() => VpcConfig$,
		2,
		() => MetricsConfig$
	],
	2
];
var CreateEndpointConfigOutput$ = [
	3,
	n0,
	_CECO,
	0,
	[_ECA],
	[0],
	1
];
var CreateEndpointInput$ = [
	3,
	n0,
	_CEI,
	0,
	[
		_EN,
		_ECN,
		_DCe,
		_Ta
	],
	[
		0,
		0,
		() => DeploymentConfig$,
		() => TagList
	],
	2
];
var CreateEndpointOutput$ = [
	3,
	n0,
	_CEO,
	0,
	[_EA],
	[0],
	1
];
var CreateHyperParameterTuningJobRequest$ = [
	3,
	n0,
	_CHPTJR,
	0,
	[
		_HPTJN,
		_HPTJC,
		_TJD,
		_TJDra,
		_WSC,
		_Ta,
		_Au
	],
	[
		0,
		() => HyperParameterTuningJobConfig$,
		() => HyperParameterTrainingJobDefinition$,
		() => HyperParameterTrainingJobDefinitions,
		() => HyperParameterTuningJobWarmStartConfig$,
		() => TagList,
		() => Autotune$
	],
	2
];
var CreateHyperParameterTuningJobResponse$ = [
	3,
	n0,
	_CHPTJRr,
	0,
	[_HPTJA],
	[0],
	1
];
var CreateModelInput$ = [
	3,
	n0,
	_CMI,
	0,
	[
		_MNod,
		_PC,
		_Co,
		_IEC,
		_ERA,
		_Ta,
		_VC,
		_ENI
	],
	[
		0,
		() => ContainerDefinition$,
		() => ContainerDefinitionList,
		() => InferenceExecutionConfig$,
		0,
		() => TagList,
		() => VpcConfig$,
		2
	],
	1
];
var CreateModelOutput$ = [
	3,
	n0,
	_CMO,
	0,
	[_MA],
	[0],
	1
];
var CreateNotebookInstanceInput$ = [
	3,
	n0,
	_CNII,
	0,
	[
		_NIN,
		_ITn,
		_RAo,
		_SIub,
		_SGI,
		_IAT,
		_KKI,
		_Ta,
		_LCN,
		_DIA,
		_VSIGB,
		_ATc,
		_DCR,
		_ACR,
		_RAoo,
		_PIl,
		_IMSC
	],
	[
		0,
		0,
		0,
		0,
		64,
		0,
		0,
		() => TagList,
		0,
		0,
		1,
		64,
		0,
		64,
		0,
		0,
		() => InstanceMetadataServiceConfiguration$
	],
	3
];
var CreateNotebookInstanceLifecycleConfigInput$ = [
	3,
	n0,
	_CNILCI,
	0,
	[
		_NILCN,
		_OCn,
		_OSn,
		_Ta
	],
	[
		0,
		() => NotebookInstanceLifecycleConfigList,
		() => NotebookInstanceLifecycleConfigList,
		() => TagList
	],
	1
];
var CreateNotebookInstanceLifecycleConfigOutput$ = [
	3,
	n0,
	_CNILCO,
	0,
	[_NILCA],
	[0]
];
var CreateNotebookInstanceOutput$ = [
	3,
	n0,
	_CNIO,
	0,
	[_NIA],
	[0]
];
var CreateTrainingJobRequest$ = [
	3,
	n0,
	_CTJR,
	0,
	[
		_TJN,
		_RAo,
		_ODC,
		_HP,
		_ASl,
		_IDC,
		_RCe,
		_VC,
		_SCt,
		_Ta,
		_ENI,
		_EICTE,
		_EMST,
		_CCh,
		_DHC,
		_DRC,
		_TBOC,
		_ECxp,
		_PCr,
		_PRC,
		_E,
		_RSe,
		_RDC,
		_ICC,
		_SCC,
		_SJC,
		_MC,
		_MPC
	],
	[
		0,
		0,
		() => OutputDataConfig$,
		128,
		() => AlgorithmSpecification$,
		() => InputDataConfig,
		() => ResourceConfig$,
		() => VpcConfig$,
		() => StoppingCondition$,
		() => TagList,
		2,
		2,
		2,
		() => CheckpointConfig$,
		() => DebugHookConfig$,
		() => DebugRuleConfigurations,
		() => TensorBoardOutputConfig$,
		() => ExperimentConfig$,
		() => ProfilerConfig$,
		() => ProfilerRuleConfigurations,
		128,
		() => RetryStrategy$,
		() => RemoteDebugConfig$,
		() => InfraCheckConfig$,
		() => SessionChainingConfig$,
		() => ServerlessJobConfig$,
		() => MlflowConfig$,
		() => ModelPackageConfig$
	],
	3
];
var CreateTrainingJobResponse$ = [
	3,
	n0,
	_CTJRr,
	0,
	[_TJA],
	[0],
	1
];
var DataCaptureConfig$ = [
	3,
	n0,
	_DCC,
	0,
	[
		_ISP,
		_DSU,
		_COa,
		_ECna,
		_KKI,
		_CCTH
	],
	[
		1,
		0,
		() => CaptureOptionList,
		2,
		0,
		() => CaptureContentTypeHeader$
	],
	3
];
var DataCaptureConfigSummary$ = [
	3,
	n0,
	_DCCS,
	0,
	[
		_ECna,
		_CSapt,
		_CSPu,
		_DSU,
		_KKI
	],
	[
		2,
		0,
		1,
		0,
		0
	],
	5
];
var DatasetSource$ = [
	3,
	n0,
	_DSa,
	0,
	[_DAa],
	[0],
	1
];
var DataSource$ = [
	3,
	n0,
	_DS,
	0,
	[
		_SDS,
		_FSDS,
		_DSa
	],
	[
		() => S3DataSource$,
		() => FileSystemDataSource$,
		() => DatasetSource$
	]
];
var DebugHookConfig$ = [
	3,
	n0,
	_DHC,
	0,
	[
		_SOP,
		_LP,
		_HPo,
		_CColl
	],
	[
		0,
		0,
		128,
		() => CollectionConfigurations
	],
	1
];
var DebugRuleConfiguration$ = [
	3,
	n0,
	_DRCe,
	0,
	[
		_RCN,
		_REI,
		_LP,
		_SOP,
		_ITn,
		_VSIGB,
		_RP
	],
	[
		0,
		0,
		0,
		0,
		0,
		1,
		128
	],
	2
];
var DebugRuleEvaluationStatus$ = [
	3,
	n0,
	_DRES,
	0,
	[
		_RCN,
		_REJA,
		_RES,
		_SDt,
		_LMT
	],
	[
		0,
		0,
		0,
		0,
		4
	]
];
var DeleteEndpointConfigInput$ = [
	3,
	n0,
	_DECI,
	0,
	[_ECN],
	[0],
	1
];
var DeleteEndpointInput$ = [
	3,
	n0,
	_DEI,
	0,
	[_EN],
	[0],
	1
];
var DeleteHyperParameterTuningJobRequest$ = [
	3,
	n0,
	_DHPTJR,
	0,
	[_HPTJN],
	[0],
	1
];
var DeleteModelInput$ = [
	3,
	n0,
	_DMI,
	0,
	[_MNod],
	[0],
	1
];
var DeleteNotebookInstanceInput$ = [
	3,
	n0,
	_DNII,
	0,
	[_NIN],
	[0],
	1
];
var DeleteNotebookInstanceLifecycleConfigInput$ = [
	3,
	n0,
	_DNILCI,
	0,
	[_NILCN],
	[0],
	1
];
var DeleteTagsInput$ = [
	3,
	n0,
	_DTI,
	0,
	[_RA, _TK],
	[0, 64],
	2
];
var DeleteTagsOutput$ = [
	3,
	n0,
	_DTO,
	0,
	[],
	[]
];
var DeleteTrainingJobRequest$ = [
	3,
	n0,
	_DTJR,
	0,
	[_TJN],
	[0],
	1
];
var DeployedImage$ = [
	3,
	n0,
	_DIe,
	0,
	[
		_SIp,
		_RI,
		_RTe
	],
	[
		0,
		0,
		4
	]
];
var DeploymentConfig$ = [
	3,
	n0,
	_DCe,
	0,
	[
		_BGUP,
		_RUP,
		_ARCu
	],
	[
		() => BlueGreenUpdatePolicy$,
		() => RollingUpdatePolicy$,
		() => AutoRollbackConfig$
	]
];
var DeploymentRecommendation$ = [
	3,
	n0,
	_DR,
	0,
	[_RSec, _RTIR],
	[0, () => RealTimeInferenceRecommendations],
	1
];
var DescribeEndpointConfigInput$ = [
	3,
	n0,
	_DECIe,
	0,
	[_ECN],
	[0],
	1
];
var DescribeEndpointConfigOutput$ = [
	3,
	n0,
	_DECO,
	0,
	[
		_ECN,
		_ECA,
		_PV,
		_CT,
		_DCC,
		_KKI,
		_AIC,
		_ECx,
		_SPV,
		_ERA,
		_VC,
		_ENI,
		_MCe
	],
	[
		0,
		0,
		() => ProductionVariantList,
		4,
		() => DataCaptureConfig$,
		0,
		() => AsyncInferenceConfig$,
		() => ExplainerConfig$,
		() => ProductionVariantList,
		0,
		() => VpcConfig$,
		2,
		() => MetricsConfig$
	],
	4
];
var DescribeEndpointInput$ = [
	3,
	n0,
	_DEIe,
	0,
	[_EN],
	[0],
	1
];
var DescribeEndpointOutput$ = [
	3,
	n0,
	_DEO,
	0,
	[
		_EN,
		_EA,
		_ES,
		_CT,
		_LMT,
		_ECN,
		_PV,
		_DCC,
		_FR,
		_LDC,
		_AIC,
		_PDS,
		_ECx,
		_SPV,
		_MCe
	],
	[
		0,
		0,
		0,
		4,
		4,
		0,
		() => ProductionVariantSummaryList,
		() => DataCaptureConfigSummary$,
		0,
		() => DeploymentConfig$,
		() => AsyncInferenceConfig$,
		() => PendingDeploymentSummary$,
		() => ExplainerConfig$,
		() => ProductionVariantSummaryList,
		() => MetricsConfig$
	],
	5
];
var DescribeHyperParameterTuningJobRequest$ = [
	3,
	n0,
	_DHPTJRe,
	0,
	[_HPTJN],
	[0],
	1
];
var DescribeHyperParameterTuningJobResponse$ = [
	3,
	n0,
	_DHPTJRes,
	0,
	[
		_HPTJN,
		_HPTJA,
		_HPTJC,
		_HPTJS,
		_CT,
		_TJSC,
		_OSCb,
		_TJD,
		_TJDra,
		_HPTET,
		_LMT,
		_BTJ,
		_OBTJ,
		_WSC,
		_Au,
		_FR,
		_TJCD,
		_CRons
	],
	[
		0,
		0,
		() => HyperParameterTuningJobConfig$,
		0,
		4,
		() => TrainingJobStatusCounters$,
		() => ObjectiveStatusCounters$,
		() => HyperParameterTrainingJobDefinition$,
		() => HyperParameterTrainingJobDefinitions,
		4,
		4,
		() => HyperParameterTrainingJobSummary$,
		() => HyperParameterTrainingJobSummary$,
		() => HyperParameterTuningJobWarmStartConfig$,
		() => Autotune$,
		0,
		() => HyperParameterTuningJobCompletionDetails$,
		() => HyperParameterTuningJobConsumedResources$
	],
	7
];
var DescribeModelInput$ = [
	3,
	n0,
	_DMIe,
	0,
	[_MNod],
	[0],
	1
];
var DescribeModelOutput$ = [
	3,
	n0,
	_DMO,
	0,
	[
		_MNod,
		_CT,
		_MA,
		_PC,
		_Co,
		_IEC,
		_ERA,
		_VC,
		_ENI,
		_DR
	],
	[
		0,
		4,
		0,
		() => ContainerDefinition$,
		() => ContainerDefinitionList,
		() => InferenceExecutionConfig$,
		0,
		() => VpcConfig$,
		2,
		() => DeploymentRecommendation$
	],
	3
];
var DescribeNotebookInstanceInput$ = [
	3,
	n0,
	_DNIIe,
	0,
	[_NIN],
	[0],
	1
];
var DescribeNotebookInstanceLifecycleConfigInput$ = [
	3,
	n0,
	_DNILCIe,
	0,
	[_NILCN],
	[0],
	1
];
var DescribeNotebookInstanceLifecycleConfigOutput$ = [
	3,
	n0,
	_DNILCO,
	0,
	[
		_NILCA,
		_NILCN,
		_OCn,
		_OSn,
		_LMT,
		_CT
	],
	[
		0,
		0,
		() => NotebookInstanceLifecycleConfigList,
		() => NotebookInstanceLifecycleConfigList,
		4,
		4
	]
];
var DescribeNotebookInstanceOutput$ = [
	3,
	n0,
	_DNIO,
	0,
	[
		_NIA,
		_NIN,
		_NIS,
		_FR,
		_Ur,
		_ITn,
		_IAT,
		_SIub,
		_SG,
		_RAo,
		_KKI,
		_NII,
		_LMT,
		_CT,
		_NILCN,
		_DIA,
		_VSIGB,
		_ATc,
		_DCR,
		_ACR,
		_RAoo,
		_PIl,
		_IMSC
	],
	[
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		64,
		0,
		0,
		0,
		4,
		4,
		0,
		0,
		1,
		64,
		0,
		64,
		0,
		0,
		() => InstanceMetadataServiceConfiguration$
	]
];
var DescribeTrainingJobRequest$ = [
	3,
	n0,
	_DTJRe,
	0,
	[_TJN],
	[0],
	1
];
var DescribeTrainingJobResponse$ = [
	3,
	n0,
	_DTJRes,
	0,
	[
		_TJN,
		_TJA,
		_MAo,
		_TJS,
		_SSe,
		_SCt,
		_CT,
		_TJAu,
		_LJA,
		_AMLJAu,
		_FR,
		_HP,
		_ASl,
		_RAo,
		_IDC,
		_ODC,
		_RCe,
		_WPS,
		_VC,
		_TST,
		_TET,
		_LMT,
		_SST,
		_FMDL,
		_ENI,
		_EICTE,
		_EMST,
		_CCh,
		_TTIS,
		_BTIS,
		_BTC,
		_DHC,
		_ECxp,
		_DRC,
		_TBOC,
		_DRESe,
		_PCr,
		_PRC,
		_PRES,
		_PSro,
		_E,
		_RSe,
		_RDC,
		_ICC,
		_SJC,
		_MC,
		_MPC,
		_MDl,
		_PIrog,
		_OMPA
	],
	[
		0,
		0,
		() => ModelArtifacts$,
		0,
		0,
		() => StoppingCondition$,
		4,
		0,
		0,
		0,
		0,
		128,
		() => AlgorithmSpecification$,
		0,
		() => InputDataConfig,
		() => OutputDataConfig$,
		() => ResourceConfig$,
		() => WarmPoolStatus$,
		() => VpcConfig$,
		4,
		4,
		4,
		() => SecondaryStatusTransitions,
		() => FinalMetricDataList,
		2,
		2,
		2,
		() => CheckpointConfig$,
		1,
		1,
		1,
		() => DebugHookConfig$,
		() => ExperimentConfig$,
		() => DebugRuleConfigurations,
		() => TensorBoardOutputConfig$,
		() => DebugRuleEvaluationStatuses,
		() => ProfilerConfig$,
		() => ProfilerRuleConfigurations,
		() => ProfilerRuleEvaluationStatuses,
		0,
		128,
		() => RetryStrategy$,
		() => RemoteDebugConfig$,
		() => InfraCheckConfig$,
		() => ServerlessJobConfig$,
		() => MlflowConfig$,
		() => ModelPackageConfig$,
		() => MlflowDetails$,
		() => TrainingProgressInfo$,
		0
	],
	7
];
var Ec2CapacityReservation$ = [
	3,
	n0,
	_ECR,
	0,
	[
		_ECRI,
		_TICo,
		_AICv,
		_UBCE
	],
	[
		0,
		1,
		1,
		1
	]
];
var EndpointConfigSummary$ = [
	3,
	n0,
	_ECS,
	0,
	[
		_ECN,
		_ECA,
		_CT
	],
	[
		0,
		0,
		4
	],
	3
];
var EndpointSummary$ = [
	3,
	n0,
	_ESn,
	0,
	[
		_EN,
		_EA,
		_CT,
		_LMT,
		_ES
	],
	[
		0,
		0,
		4,
		4,
		0
	],
	5
];
var ExperimentConfig$ = [
	3,
	n0,
	_ECxp,
	0,
	[
		_ENx,
		_TN,
		_TCDN,
		_RNu
	],
	[
		0,
		0,
		0,
		0
	]
];
var ExplainerConfig$ = [
	3,
	n0,
	_ECx,
	0,
	[_CEC],
	[() => ClarifyExplainerConfig$]
];
var FileSystemDataSource$ = [
	3,
	n0,
	_FSDS,
	0,
	[
		_FSI,
		_FSAM,
		_FST,
		_DPi
	],
	[
		0,
		0,
		0,
		0
	],
	4
];
var FinalHyperParameterTuningJobObjectiveMetric$ = [
	3,
	n0,
	_FHPTJOM,
	0,
	[
		_MN,
		_Va,
		_T
	],
	[
		0,
		1,
		0
	],
	2
];
var HubAccessConfig$ = [
	3,
	n0,
	_HAC,
	0,
	[_HCA],
	[0],
	1
];
var HyperbandStrategyConfig$ = [
	3,
	n0,
	_HSC,
	0,
	[_MRi, _MRa],
	[1, 1]
];
var HyperParameterAlgorithmSpecification$ = [
	3,
	n0,
	_HPAS,
	0,
	[
		_TIM,
		_TI,
		_ANlg,
		_MDe
	],
	[
		0,
		0,
		0,
		() => MetricDefinitionList
	],
	1
];
var HyperParameterTrainingJobDefinition$ = [
	3,
	n0,
	_HPTJD,
	0,
	[
		_ASl,
		_RAo,
		_ODC,
		_SCt,
		_DNef,
		_TOu,
		_HPR,
		_SHP,
		_IDC,
		_VC,
		_RCe,
		_HPTRC,
		_ENI,
		_EICTE,
		_EMST,
		_CCh,
		_RSe,
		_E
	],
	[
		() => HyperParameterAlgorithmSpecification$,
		0,
		() => OutputDataConfig$,
		() => StoppingCondition$,
		0,
		() => HyperParameterTuningJobObjective$,
		() => ParameterRanges$,
		128,
		() => InputDataConfig,
		() => VpcConfig$,
		() => ResourceConfig$,
		() => HyperParameterTuningResourceConfig$,
		2,
		2,
		2,
		() => CheckpointConfig$,
		() => RetryStrategy$,
		128
	],
	4
];
var HyperParameterTrainingJobSummary$ = [
	3,
	n0,
	_HPTJSy,
	0,
	[
		_TJN,
		_TJA,
		_CT,
		_TJS,
		_THP,
		_TJDN,
		_TJNu,
		_TST,
		_TET,
		_FR,
		_FHPTJOM,
		_OS
	],
	[
		0,
		0,
		4,
		0,
		128,
		0,
		0,
		4,
		4,
		0,
		() => FinalHyperParameterTuningJobObjectiveMetric$,
		0
	],
	5
];
var HyperParameterTuningInstanceConfig$ = [
	3,
	n0,
	_HPTIC,
	0,
	[
		_ITn,
		_ICn,
		_VSIGB
	],
	[
		0,
		1,
		1
	],
	3
];
var HyperParameterTuningJobCompletionDetails$ = [
	3,
	n0,
	_HPTJCD,
	0,
	[_NOTJONI, _CDT],
	[1, 4]
];
var HyperParameterTuningJobConfig$ = [
	3,
	n0,
	_HPTJC,
	0,
	[
		_Str,
		_RL,
		_SCtr,
		_HPTJO,
		_PRa,
		_TJEST,
		_TJCC,
		_RSa
	],
	[
		0,
		() => ResourceLimits$,
		() => HyperParameterTuningJobStrategyConfig$,
		() => HyperParameterTuningJobObjective$,
		() => ParameterRanges$,
		0,
		() => TuningJobCompletionCriteria$,
		1
	],
	2
];
var HyperParameterTuningJobConsumedResources$ = [
	3,
	n0,
	_HPTJCR,
	0,
	[_RIS],
	[1]
];
var HyperParameterTuningJobObjective$ = [
	3,
	n0,
	_HPTJO,
	0,
	[_T, _MN],
	[0, 0],
	2
];
var HyperParameterTuningJobStrategyConfig$ = [
	3,
	n0,
	_HPTJSC,
	0,
	[_HSC],
	[() => HyperbandStrategyConfig$]
];
var HyperParameterTuningJobSummary$ = [
	3,
	n0,
	_HPTJSyp,
	0,
	[
		_HPTJN,
		_HPTJA,
		_HPTJS,
		_Str,
		_CT,
		_TJSC,
		_OSCb,
		_HPTET,
		_LMT,
		_RL
	],
	[
		0,
		0,
		0,
		0,
		4,
		() => TrainingJobStatusCounters$,
		() => ObjectiveStatusCounters$,
		4,
		4,
		() => ResourceLimits$
	],
	7
];
var HyperParameterTuningJobWarmStartConfig$ = [
	3,
	n0,
	_HPTJWSC,
	0,
	[_PHPTJ, _WST],
	[() => ParentHyperParameterTuningJobs, 0],
	2
];
var HyperParameterTuningResourceConfig$ = [
	3,
	n0,
	_HPTRC,
	0,
	[
		_ITn,
		_ICn,
		_VSIGB,
		_VKKI,
		_ASll,
		_ICns
	],
	[
		0,
		1,
		1,
		0,
		0,
		() => HyperParameterTuningInstanceConfigs
	]
];
var ImageConfig$ = [
	3,
	n0,
	_ICm,
	0,
	[_RAM, _RAC],
	[0, () => RepositoryAuthConfig$],
	1
];
var InferenceExecutionConfig$ = [
	3,
	n0,
	_IEC,
	0,
	[_Mo],
	[0],
	1
];
var InferenceHubAccessConfig$ = [
	3,
	n0,
	_IHAC,
	0,
	[_HCA],
	[0],
	1
];
var InfraCheckConfig$ = [
	3,
	n0,
	_ICC,
	0,
	[_EICn],
	[2]
];
var InstanceGroup$ = [
	3,
	n0,
	_IGn,
	0,
	[
		_ITn,
		_ICn,
		_IGN
	],
	[
		0,
		1,
		0
	],
	3
];
var InstanceMetadataServiceConfiguration$ = [
	3,
	n0,
	_IMSC,
	0,
	[_MIMSV],
	[0],
	1
];
var InstancePlacementConfig$ = [
	3,
	n0,
	_IPCn,
	0,
	[_EMJ, _PSlac],
	[2, () => PlacementSpecifications]
];
var InstancePool$ = [
	3,
	n0,
	_IP,
	0,
	[
		_ITn,
		_Pri,
		_MNO
	],
	[
		0,
		1,
		0
	],
	2
];
var InstancePoolSummary$ = [
	3,
	n0,
	_IPS,
	0,
	[_ITn, _CICu],
	[0, 1],
	2
];
var InstancePreference$ = [
	3,
	n0,
	_IPn,
	0,
	[
		_ITn,
		_ICn,
		_TPAr
	],
	[
		0,
		1,
		64
	],
	1
];
var IntegerParameterRange$ = [
	3,
	n0,
	_IPR,
	0,
	[
		_N,
		_MV,
		_MVa,
		_STc
	],
	[
		0,
		0,
		0,
		0
	],
	3
];
var ListEndpointConfigsInput$ = [
	3,
	n0,
	_LECI,
	0,
	[
		_SBo,
		_SO,
		_NTe,
		_MR,
		_NCa,
		_CTB,
		_CTA
	],
	[
		0,
		0,
		0,
		1,
		0,
		4,
		4
	]
];
var ListEndpointConfigsOutput$ = [
	3,
	n0,
	_LECO,
	0,
	[_ECndp, _NTe],
	[() => EndpointConfigSummaryList, 0],
	1
];
var ListEndpointsInput$ = [
	3,
	n0,
	_LEI,
	0,
	[
		_SBo,
		_SO,
		_NTe,
		_MR,
		_NCa,
		_CTB,
		_CTA,
		_LMTB,
		_LMTA,
		_SE
	],
	[
		0,
		0,
		0,
		1,
		0,
		4,
		4,
		4,
		4,
		0
	]
];
var ListEndpointsOutput$ = [
	3,
	n0,
	_LEO,
	0,
	[_End, _NTe],
	[() => EndpointSummaryList, 0],
	1
];
var ListHyperParameterTuningJobsRequest$ = [
	3,
	n0,
	_LHPTJR,
	0,
	[
		_NTe,
		_MR,
		_SBo,
		_SO,
		_NCa,
		_CTA,
		_CTB,
		_LMTA,
		_LMTB,
		_SE
	],
	[
		0,
		1,
		0,
		0,
		0,
		4,
		4,
		4,
		4,
		0
	]
];
var ListHyperParameterTuningJobsResponse$ = [
	3,
	n0,
	_LHPTJRi,
	0,
	[_HPTJSype, _NTe],
	[() => HyperParameterTuningJobSummaries, 0],
	1
];
var ListModelsInput$ = [
	3,
	n0,
	_LMI,
	0,
	[
		_SBo,
		_SO,
		_NTe,
		_MR,
		_NCa,
		_CTB,
		_CTA
	],
	[
		0,
		0,
		0,
		1,
		0,
		4,
		4
	]
];
var ListModelsOutput$ = [
	3,
	n0,
	_LMO,
	0,
	[_Mod, _NTe],
	[() => ModelSummaryList, 0],
	1
];
var ListNotebookInstanceLifecycleConfigsInput$ = [
	3,
	n0,
	_LNILCI,
	0,
	[
		_NTe,
		_MR,
		_SBo,
		_SO,
		_NCa,
		_CTB,
		_CTA,
		_LMTB,
		_LMTA
	],
	[
		0,
		1,
		0,
		0,
		0,
		4,
		4,
		4,
		4
	]
];
var ListNotebookInstanceLifecycleConfigsOutput$ = [
	3,
	n0,
	_LNILCO,
	0,
	[_NTe, _NILC],
	[0, () => NotebookInstanceLifecycleConfigSummaryList]
];
var ListNotebookInstancesInput$ = [
	3,
	n0,
	_LNII,
	0,
	[
		_NTe,
		_MR,
		_SBo,
		_SO,
		_NCa,
		_CTB,
		_CTA,
		_LMTB,
		_LMTA,
		_SE,
		_NILCNC,
		_DCRC,
		_ACRE
	],
	[
		0,
		1,
		0,
		0,
		0,
		4,
		4,
		4,
		4,
		0,
		0,
		0,
		0
	]
];
var ListNotebookInstancesOutput$ = [
	3,
	n0,
	_LNIO,
	0,
	[_NTe, _NIot],
	[0, () => NotebookInstanceSummaryList]
];
var ListTagsInput$ = [
	3,
	n0,
	_LTI,
	0,
	[
		_RA,
		_NTe,
		_MR
	],
	[
		0,
		0,
		1
	],
	1
];
var ListTagsOutput$ = [
	3,
	n0,
	_LTO,
	0,
	[_Ta, _NTe],
	[() => TagList, 0]
];
var ListTrainingJobsForHyperParameterTuningJobRequest$ = [
	3,
	n0,
	_LTJFHPTJR,
	0,
	[
		_HPTJN,
		_NTe,
		_MR,
		_SE,
		_SBo,
		_SO
	],
	[
		0,
		0,
		1,
		0,
		0,
		0
	],
	1
];
var ListTrainingJobsForHyperParameterTuningJobResponse$ = [
	3,
	n0,
	_LTJFHPTJRi,
	0,
	[_TJSra, _NTe],
	[() => HyperParameterTrainingJobSummaries, 0],
	1
];
var ListTrainingJobsRequest$ = [
	3,
	n0,
	_LTJR,
	0,
	[
		_NTe,
		_MR,
		_CTA,
		_CTB,
		_LMTA,
		_LMTB,
		_NCa,
		_SE,
		_SBo,
		_SO,
		_WPSE,
		_TPAE
	],
	[
		0,
		1,
		4,
		4,
		4,
		4,
		0,
		0,
		0,
		0,
		0,
		0
	]
];
var ListTrainingJobsResponse$ = [
	3,
	n0,
	_LTJRi,
	0,
	[_TJSra, _NTe],
	[() => TrainingJobSummaries, 0],
	1
];
var MetricData$ = [
	3,
	n0,
	_MDet,
	0,
	[
		_MN,
		_Va,
		_Tim
	],
	[
		0,
		1,
		4
	]
];
var MetricDefinition$ = [
	3,
	n0,
	_MDetri,
	0,
	[_N, _Reg],
	[0, 0],
	2
];
var MetricsConfig$ = [
	3,
	n0,
	_MCe,
	0,
	[
		_EEM,
		_EDO,
		_MPFIS
	],
	[
		2,
		2,
		1
	]
];
var MetricsEndpoint$ = [
	3,
	n0,
	_MEe,
	0,
	[_MEP, _MPFIS],
	[0, 1],
	1
];
var MlflowConfig$ = [
	3,
	n0,
	_MC,
	0,
	[
		_MRAl,
		_MEN,
		_MRN
	],
	[
		0,
		0,
		0
	],
	1
];
var MlflowDetails$ = [
	3,
	n0,
	_MDl,
	0,
	[_MEI, _MRI],
	[0, 0]
];
var ModelAccessConfig$ = [
	3,
	n0,
	_MAC,
	0,
	[_AEc],
	[2],
	1
];
var ModelArtifacts$ = [
	3,
	n0,
	_MAo,
	0,
	[_SMA],
	[0],
	1
];
var ModelDataSource$ = [
	3,
	n0,
	_MDS,
	0,
	[_SDS],
	[() => S3ModelDataSource$]
];
var ModelPackageConfig$ = [
	3,
	n0,
	_MPC,
	0,
	[_MPGA, _SMPA],
	[0, 0],
	1
];
var ModelSummary$ = [
	3,
	n0,
	_MSode,
	0,
	[
		_MNod,
		_MA,
		_CT
	],
	[
		0,
		0,
		4
	],
	3
];
var MultiModelConfig$ = [
	3,
	n0,
	_MMC,
	0,
	[_MCSode],
	[0]
];
var NotebookInstanceLifecycleConfigSummary$ = [
	3,
	n0,
	_NILCS,
	0,
	[
		_NILCN,
		_NILCA,
		_CT,
		_LMT
	],
	[
		0,
		0,
		4,
		4
	],
	2
];
var NotebookInstanceLifecycleHook$ = [
	3,
	n0,
	_NILH,
	0,
	[_Cont],
	[0]
];
var NotebookInstanceSummary$ = [
	3,
	n0,
	_NISo,
	0,
	[
		_NIN,
		_NIA,
		_NIS,
		_Ur,
		_ITn,
		_CT,
		_LMT,
		_NILCN,
		_DCR,
		_ACR
	],
	[
		0,
		0,
		0,
		0,
		0,
		4,
		4,
		0,
		0,
		64
	],
	2
];
var ObjectiveStatusCounters$ = [
	3,
	n0,
	_OSCb,
	0,
	[
		_Succ,
		_Pen,
		_Fa
	],
	[
		1,
		1,
		1
	]
];
var OutputDataConfig$ = [
	3,
	n0,
	_ODC,
	0,
	[
		_SOP,
		_KKI,
		_CTo
	],
	[
		0,
		0,
		0
	],
	1
];
var ParameterRanges$ = [
	3,
	n0,
	_PRa,
	0,
	[
		_IPRn,
		_CPRon,
		_CPRa,
		_APu
	],
	[
		() => IntegerParameterRanges,
		() => ContinuousParameterRanges,
		() => CategoricalParameterRanges,
		() => AutoParameters
	]
];
var ParentHyperParameterTuningJob$ = [
	3,
	n0,
	_PHPTJa,
	0,
	[_HPTJN],
	[0]
];
var PendingDeploymentSummary$ = [
	3,
	n0,
	_PDS,
	0,
	[
		_ECN,
		_PV,
		_STt,
		_SPV
	],
	[
		0,
		() => PendingProductionVariantSummaryList,
		4,
		() => PendingProductionVariantSummaryList
	],
	1
];
var PendingProductionVariantSummary$ = [
	3,
	n0,
	_PPVS,
	0,
	[
		_VN,
		_DIep,
		_CW,
		_DW,
		_CICu,
		_DIC,
		_ITn,
		_IPns,
		_ATcc,
		_VSar,
		_CSCu,
		_DSCes,
		_MIS,
		_RCo
	],
	[
		0,
		() => DeployedImages,
		1,
		1,
		1,
		1,
		0,
		() => InstancePoolSummaryList,
		0,
		() => ProductionVariantStatusList,
		() => ProductionVariantServerlessConfig$,
		() => ProductionVariantServerlessConfig$,
		() => ProductionVariantManagedInstanceScaling$,
		() => ProductionVariantRoutingConfig$
	],
	1
];
var PlacementSpecification$ = [
	3,
	n0,
	_PSlace,
	0,
	[_ICn, _USIl],
	[1, 0],
	1
];
var PrefixAwareRoutingConfig$ = [
	3,
	n0,
	_PARC,
	0,
	[_PLr, _CTonc],
	[1, 1]
];
var ProductionVariant$ = [
	3,
	n0,
	_PVr,
	0,
	[
		_VN,
		_MNod,
		_IIC,
		_ITn,
		_IPns,
		_VIPTIS,
		_IVW,
		_ATcc,
		_CDCo,
		_SCe,
		_VSIGB,
		_MDDTIS,
		_CSHCTIS,
		_ESSMA,
		_MIS,
		_RCo,
		_IAV,
		_CRC
	],
	[
		0,
		0,
		1,
		0,
		() => InstancePoolList,
		1,
		1,
		0,
		() => ProductionVariantCoreDumpConfig$,
		() => ProductionVariantServerlessConfig$,
		1,
		1,
		1,
		2,
		() => ProductionVariantManagedInstanceScaling$,
		() => ProductionVariantRoutingConfig$,
		0,
		() => ProductionVariantCapacityReservationConfig$
	],
	1
];
var ProductionVariantCapacityReservationConfig$ = [
	3,
	n0,
	_PVCRC,
	0,
	[_CRP, _MRAle],
	[0, 0]
];
var ProductionVariantCapacityReservationSummary$ = [
	3,
	n0,
	_PVCRS,
	0,
	[
		_MRAle,
		_CRP,
		_TICo,
		_AICv,
		_UBCE,
		_ECRc
	],
	[
		0,
		0,
		1,
		1,
		1,
		() => Ec2CapacityReservationsList
	]
];
var ProductionVariantCoreDumpConfig$ = [
	3,
	n0,
	_PVCDC,
	0,
	[_DSU, _KKI],
	[0, 0],
	1
];
var ProductionVariantManagedInstanceScaling$ = [
	3,
	n0,
	_PVMIS,
	0,
	[
		_St,
		_MIC,
		_MICa,
		_SIP
	],
	[
		0,
		1,
		1,
		() => ProductionVariantManagedInstanceScalingScaleInPolicy$
	]
];
var ProductionVariantManagedInstanceScalingScaleInPolicy$ = [
	3,
	n0,
	_PVMISSIP,
	0,
	[
		_Str,
		_MSSa,
		_CIM
	],
	[
		0,
		1,
		1
	],
	1
];
var ProductionVariantRoutingConfig$ = [
	3,
	n0,
	_PVRC,
	0,
	[_RSo, _PARC],
	[0, () => PrefixAwareRoutingConfig$],
	1
];
var ProductionVariantServerlessConfig$ = [
	3,
	n0,
	_PVSC,
	0,
	[
		_MSIMB,
		_MCaxo,
		_PCro
	],
	[
		1,
		1,
		1
	],
	2
];
var ProductionVariantStatus$ = [
	3,
	n0,
	_PVSr,
	0,
	[
		_St,
		_SM,
		_STt
	],
	[
		0,
		0,
		4
	],
	1
];
var ProductionVariantSummary$ = [
	3,
	n0,
	_PVSro,
	0,
	[
		_VN,
		_DIep,
		_CW,
		_DW,
		_CICu,
		_DIC,
		_IPns,
		_VSar,
		_CSCu,
		_DSCes,
		_MIS,
		_RCo,
		_CRC
	],
	[
		0,
		() => DeployedImages,
		1,
		1,
		1,
		1,
		() => InstancePoolSummaryList,
		() => ProductionVariantStatusList,
		() => ProductionVariantServerlessConfig$,
		() => ProductionVariantServerlessConfig$,
		() => ProductionVariantManagedInstanceScaling$,
		() => ProductionVariantRoutingConfig$,
		() => ProductionVariantCapacityReservationSummary$
	],
	1
];
var ProfilerConfig$ = [
	3,
	n0,
	_PCr,
	0,
	[
		_SOP,
		_PIIM,
		_PPr,
		_DPis
	],
	[
		0,
		1,
		128,
		2
	]
];
var ProfilerRuleConfiguration$ = [
	3,
	n0,
	_PRCr,
	0,
	[
		_RCN,
		_REI,
		_LP,
		_SOP,
		_ITn,
		_VSIGB,
		_RP
	],
	[
		0,
		0,
		0,
		0,
		0,
		1,
		128
	],
	2
];
var ProfilerRuleEvaluationStatus$ = [
	3,
	n0,
	_PRESr,
	0,
	[
		_RCN,
		_REJA,
		_RES,
		_SDt,
		_LMT
	],
	[
		0,
		0,
		0,
		0,
		4
	]
];
var RealTimeInferenceRecommendation$ = [
	3,
	n0,
	_RTIRe,
	0,
	[
		_RIe,
		_ITn,
		_E
	],
	[
		0,
		0,
		128
	],
	2
];
var RemoteDebugConfig$ = [
	3,
	n0,
	_RDC,
	0,
	[_ERD],
	[2]
];
var RepositoryAuthConfig$ = [
	3,
	n0,
	_RAC,
	0,
	[_RCPA],
	[0],
	1
];
var ResourceConfig$ = [
	3,
	n0,
	_RCe,
	0,
	[
		_ITn,
		_ICn,
		_VSIGB,
		_VKKI,
		_KAPIS,
		_IG,
		_TPA,
		_IPCn,
		_IPnst,
		_SITe,
		_SICe
	],
	[
		0,
		1,
		1,
		0,
		1,
		() => InstanceGroups,
		0,
		() => InstancePlacementConfig$,
		() => InstancePreferenceList,
		0,
		1
	]
];
var ResourceLimits$ = [
	3,
	n0,
	_RL,
	0,
	[
		_MPTJ,
		_MNOTJ,
		_MRIS
	],
	[
		1,
		1,
		1
	],
	1
];
var RetryStrategy$ = [
	3,
	n0,
	_RSe,
	0,
	[_MRAa],
	[1],
	1
];
var RollingUpdatePolicy$ = [
	3,
	n0,
	_RUP,
	0,
	[
		_MBS,
		_WIIS,
		_METIS,
		_RMBS
	],
	[
		() => CapacitySize$,
		1,
		1,
		() => CapacitySize$
	],
	2
];
var S3DataSource$ = [
	3,
	n0,
	_SDS,
	0,
	[
		_SDT,
		_SUr,
		_SDDT,
		_ANt,
		_IGNn,
		_MAC,
		_HAC
	],
	[
		0,
		0,
		0,
		64,
		64,
		() => ModelAccessConfig$,
		() => HubAccessConfig$
	],
	2
];
var S3ModelDataSource$ = [
	3,
	n0,
	_SMDS,
	0,
	[
		_SUr,
		_SDT,
		_CTo,
		_MAC,
		_HAC,
		_MSU,
		_ET,
		_MEa
	],
	[
		0,
		0,
		0,
		() => ModelAccessConfig$,
		() => InferenceHubAccessConfig$,
		0,
		0,
		0
	],
	3
];
var SecondaryStatusTransition$ = [
	3,
	n0,
	_SSTe,
	0,
	[
		_St,
		_STt,
		_ETn,
		_SM
	],
	[
		0,
		4,
		4,
		0
	],
	2
];
var ServerlessJobConfig$ = [
	3,
	n0,
	_SJC,
	0,
	[
		_BMA,
		_JT,
		_AEc,
		_CTus,
		_Pef,
		_ETva,
		_EAv,
		_SL
	],
	[
		0,
		0,
		2,
		0,
		0,
		0,
		0,
		0
	],
	2
];
var SessionChainingConfig$ = [
	3,
	n0,
	_SCC,
	0,
	[_ESTC],
	[2]
];
var ShuffleConfig$ = [
	3,
	n0,
	_SCh,
	0,
	[_Se],
	[1],
	1
];
var StartNotebookInstanceInput$ = [
	3,
	n0,
	_SNII,
	0,
	[_NIN],
	[0],
	1
];
var StopHyperParameterTuningJobRequest$ = [
	3,
	n0,
	_SHPTJR,
	0,
	[_HPTJN],
	[0],
	1
];
var StopNotebookInstanceInput$ = [
	3,
	n0,
	_SNIIt,
	0,
	[_NIN],
	[0],
	1
];
var StoppingCondition$ = [
	3,
	n0,
	_SCt,
	0,
	[
		_MRIS,
		_MWTIS,
		_MPTIS
	],
	[
		1,
		1,
		1
	]
];
var StopTrainingJobRequest$ = [
	3,
	n0,
	_STJR,
	0,
	[_TJN],
	[0],
	1
];
var Tag$ = [
	3,
	n0,
	_Tag,
	0,
	[_K, _Va],
	[0, 0],
	2
];
var TensorBoardOutputConfig$ = [
	3,
	n0,
	_TBOC,
	0,
	[_SOP, _LP],
	[0, 0],
	1
];
var TrafficRoutingConfig$ = [
	3,
	n0,
	_TRCr,
	0,
	[
		_T,
		_WIIS,
		_CSana,
		_LSS
	],
	[
		0,
		1,
		() => CapacitySize$,
		() => CapacitySize$
	],
	2
];
var TrainingImageConfig$ = [
	3,
	n0,
	_TIC,
	0,
	[_TRAM, _TRAC],
	[0, () => TrainingRepositoryAuthConfig$],
	1
];
var TrainingJobStatusCounters$ = [
	3,
	n0,
	_TJSC,
	0,
	[
		_Com,
		_IPnr,
		_REe,
		_NRE,
		_Sto
	],
	[
		1,
		1,
		1,
		1,
		1
	]
];
var TrainingJobSummary$ = [
	3,
	n0,
	_TJSrai,
	0,
	[
		_TJN,
		_TJA,
		_CT,
		_TJS,
		_TET,
		_LMT,
		_SSe,
		_WPS,
		_TPA
	],
	[
		0,
		0,
		4,
		0,
		4,
		4,
		0,
		() => WarmPoolStatus$,
		0
	],
	4
];
var TrainingProgressInfo$ = [
	3,
	n0,
	_TPI,
	0,
	[
		_TSCPE,
		_CSu,
		_CEur,
		_MEax
	],
	[
		1,
		1,
		1,
		1
	]
];
var TrainingRepositoryAuthConfig$ = [
	3,
	n0,
	_TRAC,
	0,
	[_TRCPA],
	[0],
	1
];
var TuningJobCompletionCriteria$ = [
	3,
	n0,
	_TJCC,
	0,
	[
		_TOMV,
		_BONI,
		_CDo
	],
	[
		1,
		() => BestObjectiveNotImproving$,
		() => ConvergenceDetected$
	]
];
var UpdateEndpointInput$ = [
	3,
	n0,
	_UEI,
	0,
	[
		_EN,
		_ECN,
		_RAVP,
		_ERVP,
		_DCe,
		_RDCet
	],
	[
		0,
		0,
		2,
		() => VariantPropertyList,
		() => DeploymentConfig$,
		2
	],
	2
];
var UpdateEndpointOutput$ = [
	3,
	n0,
	_UEO,
	0,
	[_EA],
	[0],
	1
];
var UpdateNotebookInstanceInput$ = [
	3,
	n0,
	_UNII,
	0,
	[
		_NIN,
		_ITn,
		_IAT,
		_PIl,
		_RAo,
		_LCN,
		_DLC,
		_VSIGB,
		_DCR,
		_ACR,
		_ATc,
		_DAT,
		_DDCR,
		_DACR,
		_RAoo,
		_IMSC
	],
	[
		0,
		0,
		0,
		0,
		0,
		0,
		2,
		1,
		0,
		64,
		64,
		2,
		2,
		2,
		0,
		() => InstanceMetadataServiceConfiguration$
	],
	1
];
var UpdateNotebookInstanceOutput$ = [
	3,
	n0,
	_UNIO,
	0,
	[],
	[]
];
var VariantProperty$ = [
	3,
	n0,
	_VPa,
	0,
	[_VPT],
	[0],
	1
];
var VpcConfig$ = [
	3,
	n0,
	_VC,
	0,
	[_SGI, _Sub],
	[64, 64],
	2
];
var WarmPoolStatus$ = [
	3,
	n0,
	_WPS,
	0,
	[
		_St,
		_RRBTIS,
		_RBJ
	],
	[
		0,
		1,
		0
	],
	1
];
var __Unit = "unit";
var AdditionalModelDataSources = [
	1,
	n0,
	_AMDSd,
	0,
	() => AdditionalModelDataSource$
];
var AlarmList = [
	1,
	n0,
	_AL,
	0,
	() => Alarm$
];
var AutoParameters = [
	1,
	n0,
	_APu,
	0,
	() => AutoParameter$
];
var CaptureOptionList = [
	1,
	n0,
	_COL,
	0,
	() => CaptureOption$
];
var CategoricalParameterRanges = [
	1,
	n0,
	_CPRa,
	0,
	() => CategoricalParameterRange$
];
var CollectionConfigurations = [
	1,
	n0,
	_CColl,
	0,
	() => CollectionConfiguration$
];
var ContainerDefinitionList = [
	1,
	n0,
	_CDL,
	0,
	() => ContainerDefinition$
];
var ContinuousParameterRanges = [
	1,
	n0,
	_CPRon,
	0,
	() => ContinuousParameterRange$
];
var DebugRuleConfigurations = [
	1,
	n0,
	_DRC,
	0,
	() => DebugRuleConfiguration$
];
var DebugRuleEvaluationStatuses = [
	1,
	n0,
	_DRESe,
	0,
	() => DebugRuleEvaluationStatus$
];
var DeployedImages = [
	1,
	n0,
	_DIep,
	0,
	() => DeployedImage$
];
var Ec2CapacityReservationsList = [
	1,
	n0,
	_ECRL,
	0,
	() => Ec2CapacityReservation$
];
var EndpointConfigSummaryList = [
	1,
	n0,
	_ECSL,
	0,
	() => EndpointConfigSummary$
];
var EndpointSummaryList = [
	1,
	n0,
	_ESL,
	0,
	() => EndpointSummary$
];
var FinalMetricDataList = [
	1,
	n0,
	_FMDL,
	0,
	() => MetricData$
];
var HyperParameterTrainingJobDefinitions = [
	1,
	n0,
	_HPTJDy,
	0,
	() => HyperParameterTrainingJobDefinition$
];
var HyperParameterTrainingJobSummaries = [
	1,
	n0,
	_HPTJSyper,
	0,
	() => HyperParameterTrainingJobSummary$
];
var HyperParameterTuningInstanceConfigs = [
	1,
	n0,
	_HPTICy,
	0,
	() => HyperParameterTuningInstanceConfig$
];
var HyperParameterTuningJobSummaries = [
	1,
	n0,
	_HPTJSype,
	0,
	() => HyperParameterTuningJobSummary$
];
var InputDataConfig = [
	1,
	n0,
	_IDC,
	0,
	() => Channel$
];
var InstanceGroups = [
	1,
	n0,
	_IG,
	0,
	() => InstanceGroup$
];
var InstancePoolList = [
	1,
	n0,
	_IPL,
	0,
	() => InstancePool$
];
var InstancePoolSummaryList = [
	1,
	n0,
	_IPSL,
	0,
	() => InstancePoolSummary$
];
var InstancePreferenceList = [
	1,
	n0,
	_IPLn,
	0,
	() => InstancePreference$
];
var IntegerParameterRanges = [
	1,
	n0,
	_IPRn,
	0,
	() => IntegerParameterRange$
];
var MetricDefinitionList = [
	1,
	n0,
	_MDLe,
	0,
	() => MetricDefinition$
];
var MetricsEndpointList = [
	1,
	n0,
	_MEL,
	0,
	() => MetricsEndpoint$
];
var ModelSummaryList = [
	1,
	n0,
	_MSL,
	0,
	() => ModelSummary$
];
var NotebookInstanceLifecycleConfigList = [
	1,
	n0,
	_NILCL,
	0,
	() => NotebookInstanceLifecycleHook$
];
var NotebookInstanceLifecycleConfigSummaryList = [
	1,
	n0,
	_NILCSL,
	0,
	() => NotebookInstanceLifecycleConfigSummary$
];
var NotebookInstanceSummaryList = [
	1,
	n0,
	_NISL,
	0,
	() => NotebookInstanceSummary$
];
var ParentHyperParameterTuningJobs = [
	1,
	n0,
	_PHPTJ,
	0,
	() => ParentHyperParameterTuningJob$
];
var PendingProductionVariantSummaryList = [
	1,
	n0,
	_PPVSL,
	0,
	() => PendingProductionVariantSummary$
];
var PlacementSpecifications = [
	1,
	n0,
	_PSlac,
	0,
	() => PlacementSpecification$
];
var ProductionVariantList = [
	1,
	n0,
	_PVL,
	0,
	() => ProductionVariant$
];
var ProductionVariantStatusList = [
	1,
	n0,
	_PVSLr,
	0,
	() => ProductionVariantStatus$
];
var ProductionVariantSummaryList = [
	1,
	n0,
	_PVSLro,
	0,
	() => ProductionVariantSummary$
];
var ProfilerRuleConfigurations = [
	1,
	n0,
	_PRC,
	0,
	() => ProfilerRuleConfiguration$
];
var ProfilerRuleEvaluationStatuses = [
	1,
	n0,
	_PRES,
	0,
	() => ProfilerRuleEvaluationStatus$
];
var RealTimeInferenceRecommendations = [
	1,
	n0,
	_RTIR,
	0,
	() => RealTimeInferenceRecommendation$
];
var SecondaryStatusTransitions = [
	1,
	n0,
	_SST,
	0,
	() => SecondaryStatusTransition$
];
var TagList = [
	1,
	n0,
	_TLa,
	0,
	() => Tag$
];
var TrainingJobSummaries = [
	1,
	n0,
	_TJSra,
	0,
	() => TrainingJobSummary$
];
var VariantPropertyList = [
	1,
	n0,
	_VPL,
	0,
	() => VariantProperty$
];
var AddTags$ = [
	9,
	n0,
	_ATd,
	0,
	() => AddTagsInput$,
	() => AddTagsOutput$
];
var CreateEndpoint$ = [
	9,
	n0,
	_CEr,
	0,
	() => CreateEndpointInput$,
	() => CreateEndpointOutput$
];
var CreateEndpointConfig$ = [
	9,
	n0,
	_CECr,
	0,
	() => CreateEndpointConfigInput$,
	() => CreateEndpointConfigOutput$
];
var CreateHyperParameterTuningJob$ = [
	9,
	n0,
	_CHPTJ,
	0,
	() => CreateHyperParameterTuningJobRequest$,
	() => CreateHyperParameterTuningJobResponse$
];
var CreateModel$ = [
	9,
	n0,
	_CMr,
	0,
	() => CreateModelInput$,
	() => CreateModelOutput$
];
var CreateNotebookInstance$ = [
	9,
	n0,
	_CNIr,
	0,
	() => CreateNotebookInstanceInput$,
	() => CreateNotebookInstanceOutput$
];
var CreateNotebookInstanceLifecycleConfig$ = [
	9,
	n0,
	_CNILC,
	0,
	() => CreateNotebookInstanceLifecycleConfigInput$,
	() => CreateNotebookInstanceLifecycleConfigOutput$
];
var CreateTrainingJob$ = [
	9,
	n0,
	_CTJ,
	0,
	() => CreateTrainingJobRequest$,
	() => CreateTrainingJobResponse$
];
var DeleteEndpoint$ = [
	9,
	n0,
	_DE,
	0,
	() => DeleteEndpointInput$,
	() => __Unit
];
var DeleteEndpointConfig$ = [
	9,
	n0,
	_DEC,
	0,
	() => DeleteEndpointConfigInput$,
	() => __Unit
];
var DeleteHyperParameterTuningJob$ = [
	9,
	n0,
	_DHPTJ,
	0,
	() => DeleteHyperParameterTuningJobRequest$,
	() => __Unit
];
var DeleteModel$ = [
	9,
	n0,
	_DMe,
	0,
	() => DeleteModelInput$,
	() => __Unit
];
var DeleteNotebookInstance$ = [
	9,
	n0,
	_DNI,
	0,
	() => DeleteNotebookInstanceInput$,
	() => __Unit
];
var DeleteNotebookInstanceLifecycleConfig$ = [
	9,
	n0,
	_DNILC,
	0,
	() => DeleteNotebookInstanceLifecycleConfigInput$,
	() => __Unit
];
var DeleteTags$ = [
	9,
	n0,
	_DTel,
	0,
	() => DeleteTagsInput$,
	() => DeleteTagsOutput$
];
var DeleteTrainingJob$ = [
	9,
	n0,
	_DTJ,
	0,
	() => DeleteTrainingJobRequest$,
	() => __Unit
];
var DescribeEndpoint$ = [
	9,
	n0,
	_DEes,
	0,
	() => DescribeEndpointInput$,
	() => DescribeEndpointOutput$
];
var DescribeEndpointConfig$ = [
	9,
	n0,
	_DECe,
	0,
	() => DescribeEndpointConfigInput$,
	() => DescribeEndpointConfigOutput$
];
var DescribeHyperParameterTuningJob$ = [
	9,
	n0,
	_DHPTJe,
	0,
	() => DescribeHyperParameterTuningJobRequest$,
	() => DescribeHyperParameterTuningJobResponse$
];
var DescribeModel$ = [
	9,
	n0,
	_DMes,
	0,
	() => DescribeModelInput$,
	() => DescribeModelOutput$
];
var DescribeNotebookInstance$ = [
	9,
	n0,
	_DNIe,
	0,
	() => DescribeNotebookInstanceInput$,
	() => DescribeNotebookInstanceOutput$
];
var DescribeNotebookInstanceLifecycleConfig$ = [
	9,
	n0,
	_DNILCe,
	0,
	() => DescribeNotebookInstanceLifecycleConfigInput$,
	() => DescribeNotebookInstanceLifecycleConfigOutput$
];
var DescribeTrainingJob$ = [
	9,
	n0,
	_DTJe,
	0,
	() => DescribeTrainingJobRequest$,
	() => DescribeTrainingJobResponse$
];
var ListEndpointConfigs$ = [
	9,
	n0,
	_LEC,
	0,
	() => ListEndpointConfigsInput$,
	() => ListEndpointConfigsOutput$
];
var ListEndpoints$ = [
	9,
	n0,
	_LEi,
	0,
	() => ListEndpointsInput$,
	() => ListEndpointsOutput$
];
var ListHyperParameterTuningJobs$ = [
	9,
	n0,
	_LHPTJ,
	0,
	() => ListHyperParameterTuningJobsRequest$,
	() => ListHyperParameterTuningJobsResponse$
];
var ListModels$ = [
	9,
	n0,
	_LMis,
	0,
	() => ListModelsInput$,
	() => ListModelsOutput$
];
var ListNotebookInstanceLifecycleConfigs$ = [
	9,
	n0,
	_LNILC,
	0,
	() => ListNotebookInstanceLifecycleConfigsInput$,
	() => ListNotebookInstanceLifecycleConfigsOutput$
];
var ListNotebookInstances$ = [
	9,
	n0,
	_LNI,
	0,
	() => ListNotebookInstancesInput$,
	() => ListNotebookInstancesOutput$
];
var ListTags$ = [
	9,
	n0,
	_LTis,
	0,
	() => ListTagsInput$,
	() => ListTagsOutput$
];
var ListTrainingJobs$ = [
	9,
	n0,
	_LTJ,
	0,
	() => ListTrainingJobsRequest$,
	() => ListTrainingJobsResponse$
];
var ListTrainingJobsForHyperParameterTuningJob$ = [
	9,
	n0,
	_LTJFHPTJ,
	0,
	() => ListTrainingJobsForHyperParameterTuningJobRequest$,
	() => ListTrainingJobsForHyperParameterTuningJobResponse$
];
var StartNotebookInstance$ = [
	9,
	n0,
	_SNI,
	0,
	() => StartNotebookInstanceInput$,
	() => __Unit
];
var StopHyperParameterTuningJob$ = [
	9,
	n0,
	_SHPTJ,
	0,
	() => StopHyperParameterTuningJobRequest$,
	() => __Unit
];
var StopNotebookInstance$ = [
	9,
	n0,
	_SNIt,
	0,
	() => StopNotebookInstanceInput$,
	() => __Unit
];
var StopTrainingJob$ = [
	9,
	n0,
	_STJ,
	0,
	() => StopTrainingJobRequest$,
	() => __Unit
];
var UpdateEndpoint$ = [
	9,
	n0,
	_UE,
	0,
	() => UpdateEndpointInput$,
	() => UpdateEndpointOutput$
];
var UpdateNotebookInstance$ = [
	9,
	n0,
	_UNI,
	0,
	() => UpdateNotebookInstanceInput$,
	() => UpdateNotebookInstanceOutput$
];

// node_modules/@aws-sdk/client-sagemaker/dist-es/runtimeConfig.shared.js
const getRuntimeConfig$1 = (config) => {
	return {
		apiVersion: "2017-07-24",
		base64Decoder: config?.base64Decoder ?? fromBase64,
		base64Encoder: config?.base64Encoder ?? toBase64,
		disableHostPrefix: config?.disableHostPrefix ?? false,
		endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
		extensions: config?.extensions ?? [],
		httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultSageMakerHttpAuthSchemeProvider,
		httpAuthSchemes: config?.httpAuthSchemes ?? [{
			schemeId: "aws.auth#sigv4",
			identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
			signer: new AwsSdkSigV4Signer()
		}],
		logger: config?.logger ?? new NoOpLogger(),
		protocol: config?.protocol ?? AwsJson1_1Protocol,
		protocolSettings: config?.protocolSettings ?? {
			defaultNamespace: "com.amazonaws.sagemaker",
			errorTypeRegistries,
			xmlNamespace: "http://sagemaker.amazonaws.com/doc/2017-05-13/",
			version: "2017-07-24",
			serviceTarget: "SageMaker"
		},
		serviceId: config?.serviceId ?? "SageMaker",
		sha256: config?.sha256 ?? Sha256Node,
		urlParser: config?.urlParser ?? parseUrl,
		utf8Decoder: config?.utf8Decoder ?? fromUtf8,
		utf8Encoder: config?.utf8Encoder ?? toUtf8
	};
};

// node_modules/@aws-sdk/client-sagemaker/dist-es/runtimeConfig.js
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
		defaultUserAgentProvider: config?.defaultUserAgentProvider ?? createDefaultUserAgentProvider({
			serviceId: clientSharedValues.serviceId,
			clientVersion: version
		}),
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

// node_modules/@aws-sdk/client-sagemaker/dist-es/auth/httpAuthExtensionConfiguration.js
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

// node_modules/@aws-sdk/client-sagemaker/dist-es/runtimeExtensions.js
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
	const extensionConfiguration = Object.assign(getAwsRegionExtensionConfiguration(runtimeConfig), getDefaultExtensionConfiguration(runtimeConfig), getHttpHandlerExtensionConfiguration(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
	extensions.forEach((extension) => extension.configure(extensionConfiguration));
	return Object.assign(runtimeConfig, resolveAwsRegionExtensionConfiguration(extensionConfiguration), resolveDefaultRuntimeConfig(extensionConfiguration), resolveHttpHandlerRuntimeConfig(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};

// node_modules/@aws-sdk/client-sagemaker/dist-es/SageMakerClient.js
var SageMakerClient = class extends Client {
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
		const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
		const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
		this.config = _config_8;
		this.middlewareStack.use(getSchemaSerdePlugin(this.config));
		this.middlewareStack.use(getUserAgentPlugin(this.config));
		this.middlewareStack.use(getRetryPlugin(this.config));
		this.middlewareStack.use(getContentLengthPlugin(this.config));
		this.middlewareStack.use(getHostHeaderPlugin(this.config));
		this.middlewareStack.use(getLoggerPlugin(this.config));
		this.middlewareStack.use(getRecursionDetectionPlugin(this.config));
		this.middlewareStack.use(getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
			httpAuthSchemeParametersProvider: defaultSageMakerHttpAuthSchemeParametersProvider,
			identityProviderConfigProvider: async (config) => new DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials })
		}));
		this.middlewareStack.use(getHttpSigningPlugin(this.config));
	}
	destroy() {
		super.destroy();
	}
};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commandBuilder.js
const command = makeBuilder(commonParams, "SageMaker", "SageMakerClient", getEndpointPlugin);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/AddTagsCommand.js
var AddTagsCommand = class extends command(_ep0, _mw0, "AddTags", AddTags$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/CreateEndpointCommand.js
var CreateEndpointCommand = class extends command(_ep0, _mw0, "CreateEndpoint", CreateEndpoint$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/CreateEndpointConfigCommand.js
var CreateEndpointConfigCommand = class extends command(_ep0, _mw0, "CreateEndpointConfig", CreateEndpointConfig$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/CreateHyperParameterTuningJobCommand.js
var CreateHyperParameterTuningJobCommand = class extends command(_ep0, _mw0, "CreateHyperParameterTuningJob", CreateHyperParameterTuningJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/CreateModelCommand.js
var CreateModelCommand = class extends command(_ep0, _mw0, "CreateModel", CreateModel$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/CreateNotebookInstanceCommand.js
var CreateNotebookInstanceCommand = class extends command(_ep0, _mw0, "CreateNotebookInstance", CreateNotebookInstance$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/CreateNotebookInstanceLifecycleConfigCommand.js
var CreateNotebookInstanceLifecycleConfigCommand = class extends command(_ep0, _mw0, "CreateNotebookInstanceLifecycleConfig", CreateNotebookInstanceLifecycleConfig$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/CreateTrainingJobCommand.js
var CreateTrainingJobCommand = class extends command(_ep0, _mw0, "CreateTrainingJob", CreateTrainingJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DeleteEndpointCommand.js
var DeleteEndpointCommand = class extends command(_ep0, _mw0, "DeleteEndpoint", DeleteEndpoint$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DeleteEndpointConfigCommand.js
var DeleteEndpointConfigCommand = class extends command(_ep0, _mw0, "DeleteEndpointConfig", DeleteEndpointConfig$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DeleteHyperParameterTuningJobCommand.js
var DeleteHyperParameterTuningJobCommand = class extends command(_ep0, _mw0, "DeleteHyperParameterTuningJob", DeleteHyperParameterTuningJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DeleteModelCommand.js
var DeleteModelCommand = class extends command(_ep0, _mw0, "DeleteModel", DeleteModel$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DeleteNotebookInstanceCommand.js
var DeleteNotebookInstanceCommand = class extends command(_ep0, _mw0, "DeleteNotebookInstance", DeleteNotebookInstance$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DeleteNotebookInstanceLifecycleConfigCommand.js
var DeleteNotebookInstanceLifecycleConfigCommand = class extends command(_ep0, _mw0, "DeleteNotebookInstanceLifecycleConfig", DeleteNotebookInstanceLifecycleConfig$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DeleteTagsCommand.js
var DeleteTagsCommand = class extends command(_ep0, _mw0, "DeleteTags", DeleteTags$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DeleteTrainingJobCommand.js
var DeleteTrainingJobCommand = class extends command(_ep0, _mw0, "DeleteTrainingJob", DeleteTrainingJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DescribeEndpointCommand.js
var DescribeEndpointCommand = class extends command(_ep0, _mw0, "DescribeEndpoint", DescribeEndpoint$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DescribeEndpointConfigCommand.js
var DescribeEndpointConfigCommand = class extends command(_ep0, _mw0, "DescribeEndpointConfig", DescribeEndpointConfig$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DescribeHyperParameterTuningJobCommand.js
var DescribeHyperParameterTuningJobCommand = class extends command(_ep0, _mw0, "DescribeHyperParameterTuningJob", DescribeHyperParameterTuningJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DescribeModelCommand.js
var DescribeModelCommand = class extends command(_ep0, _mw0, "DescribeModel", DescribeModel$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DescribeNotebookInstanceCommand.js
var DescribeNotebookInstanceCommand = class extends command(_ep0, _mw0, "DescribeNotebookInstance", DescribeNotebookInstance$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DescribeNotebookInstanceLifecycleConfigCommand.js
var DescribeNotebookInstanceLifecycleConfigCommand = class extends command(_ep0, _mw0, "DescribeNotebookInstanceLifecycleConfig", DescribeNotebookInstanceLifecycleConfig$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/DescribeTrainingJobCommand.js
var DescribeTrainingJobCommand = class extends command(_ep0, _mw0, "DescribeTrainingJob", DescribeTrainingJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListEndpointConfigsCommand.js
var ListEndpointConfigsCommand = class extends command(_ep0, _mw0, "ListEndpointConfigs", ListEndpointConfigs$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListEndpointsCommand.js
var ListEndpointsCommand = class extends command(_ep0, _mw0, "ListEndpoints", ListEndpoints$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListHyperParameterTuningJobsCommand.js
var ListHyperParameterTuningJobsCommand = class extends command(_ep0, _mw0, "ListHyperParameterTuningJobs", ListHyperParameterTuningJobs$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListModelsCommand.js
var ListModelsCommand = class extends command(_ep0, _mw0, "ListModels", ListModels$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListNotebookInstanceLifecycleConfigsCommand.js
var ListNotebookInstanceLifecycleConfigsCommand = class extends command(_ep0, _mw0, "ListNotebookInstanceLifecycleConfigs", ListNotebookInstanceLifecycleConfigs$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListNotebookInstancesCommand.js
var ListNotebookInstancesCommand = class extends command(_ep0, _mw0, "ListNotebookInstances", ListNotebookInstances$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListTagsCommand.js
var ListTagsCommand = class extends command(_ep0, _mw0, "ListTags", ListTags$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListTrainingJobsCommand.js
var ListTrainingJobsCommand = class extends command(_ep0, _mw0, "ListTrainingJobs", ListTrainingJobs$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/ListTrainingJobsForHyperParameterTuningJobCommand.js
var ListTrainingJobsForHyperParameterTuningJobCommand = class extends command(_ep0, _mw0, "ListTrainingJobsForHyperParameterTuningJob", ListTrainingJobsForHyperParameterTuningJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/StartNotebookInstanceCommand.js
var StartNotebookInstanceCommand = class extends command(_ep0, _mw0, "StartNotebookInstance", StartNotebookInstance$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/StopHyperParameterTuningJobCommand.js
var StopHyperParameterTuningJobCommand = class extends command(_ep0, _mw0, "StopHyperParameterTuningJob", StopHyperParameterTuningJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/StopNotebookInstanceCommand.js
var StopNotebookInstanceCommand = class extends command(_ep0, _mw0, "StopNotebookInstance", StopNotebookInstance$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/StopTrainingJobCommand.js
var StopTrainingJobCommand = class extends command(_ep0, _mw0, "StopTrainingJob", StopTrainingJob$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/UpdateEndpointCommand.js
var UpdateEndpointCommand = class extends command(_ep0, _mw0, "UpdateEndpoint", UpdateEndpoint$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/commands/UpdateNotebookInstanceCommand.js
var UpdateNotebookInstanceCommand = class extends command(_ep0, _mw0, "UpdateNotebookInstance", UpdateNotebookInstance$) {};

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListEndpointConfigsPaginator.js
const paginateListEndpointConfigs = createPaginator(SageMakerClient, ListEndpointConfigsCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListEndpointsPaginator.js
const paginateListEndpoints = createPaginator(SageMakerClient, ListEndpointsCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListHyperParameterTuningJobsPaginator.js
const paginateListHyperParameterTuningJobs = createPaginator(SageMakerClient, ListHyperParameterTuningJobsCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListModelsPaginator.js
const paginateListModels = createPaginator(SageMakerClient, ListModelsCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListNotebookInstanceLifecycleConfigsPaginator.js
const paginateListNotebookInstanceLifecycleConfigs = createPaginator(SageMakerClient, ListNotebookInstanceLifecycleConfigsCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListNotebookInstancesPaginator.js
const paginateListNotebookInstances = createPaginator(SageMakerClient, ListNotebookInstancesCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListTagsPaginator.js
const paginateListTags = createPaginator(SageMakerClient, ListTagsCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListTrainingJobsForHyperParameterTuningJobPaginator.js
const paginateListTrainingJobsForHyperParameterTuningJob = createPaginator(SageMakerClient, ListTrainingJobsForHyperParameterTuningJobCommand, "NextToken", "NextToken", "MaxResults");

// node_modules/@aws-sdk/client-sagemaker/dist-es/pagination/ListTrainingJobsPaginator.js
const paginateListTrainingJobs = createPaginator(SageMakerClient, ListTrainingJobsCommand, "NextToken", "NextToken", "MaxResults");

export { DeleteEndpointCommand as A, DeleteTrainingJobCommand as C, DeleteModelCommand as D, DeleteNotebookInstanceCommand as E, CreateHyperParameterTuningJobCommand as F, CreateEndpointConfigCommand as I, CreateEndpointCommand as L, CreateNotebookInstanceLifecycleConfigCommand as M, CreateNotebookInstanceCommand as N, DeleteHyperParameterTuningJobCommand as O, CreateModelCommand as P, AddTagsCommand as R, DescribeEndpointCommand as S, DeleteNotebookInstanceLifecycleConfigCommand as T, DescribeNotebookInstanceLifecycleConfigCommand as _, paginateListNotebookInstanceLifecycleConfigs as a, DescribeHyperParameterTuningJobCommand as b, paginateListEndpoints as c, UpdateEndpointCommand as d, StopTrainingJobCommand as f, DescribeTrainingJobCommand as g, StartNotebookInstanceCommand as h, paginateListNotebookInstances as i, CreateTrainingJobCommand as j, DeleteEndpointConfigCommand as k, paginateListEndpointConfigs as l, StopHyperParameterTuningJobCommand as m, paginateListTrainingJobsForHyperParameterTuningJob as n, paginateListModels as o, StopNotebookInstanceCommand as p, paginateListTags as r, paginateListHyperParameterTuningJobs as s, paginateListTrainingJobs as t, UpdateNotebookInstanceCommand as u, DescribeNotebookInstanceCommand as v, DeleteTagsCommand as w, DescribeEndpointConfigCommand as x, DescribeModelCommand as y, SageMakerClient as z };