import { cn as NormalizedSchema } from "./aws-core.mjs";
import { t as Misshapen } from "./misshapen.mjs";

// actions/lib/aws/answer.ts
const ALWAYS = {
	DescribeEndpoint: ["EndpointArn", "EndpointStatus"],
	DescribeEndpointConfig: ["EndpointConfigArn", "ProductionVariants"],
	DescribeHyperParameterTuningJob: ["HyperParameterTuningJobArn", "HyperParameterTuningJobStatus"],
	DescribeModel: ["ModelArn"],
	DescribeTrainingJob: ["TrainingJobArn", "TrainingJobStatus"],
	GetAccountSettings: ["AccountLimit.ConcurrentExecutions"],
	GetAlias: ["FunctionVersion"],
	GetCallerIdentity: ["Account"],
	GetFunction: ["Configuration"],
	GetProducts: ["PriceList"],
	ListEndpointConfigs: ["EndpointConfigs"],
	ListHyperParameterTuningJobs: ["HyperParameterTuningJobSummaries"],
	ListModels: ["Models"],
	ListTrainingJobs: ["TrainingJobSummaries"],
	ListTrainingJobsForHyperParameterTuningJob: ["TrainingJobSummaries"],
	PublishVersion: ["Version"]
};
function checkAnswer({ commandName = "", __smithy_context: context }, answer) {
	const schema = context?.operationSchema?.at(-1);
	if (schema === void 0 || typeof answer !== "object" || answer === null) return;
	const model = NormalizedSchema.of(schema);
	const lacks = (ALWAYS[commandName.replace(/Command$/, "")] ?? []).find((path) => valueAt(answer, path) === void 0);
	if (lacks !== void 0) throw new Misshapen(`AWS answered without ${lacks}, which every such answer must have`, answer);
	const wrong = wrongType(model, answer, "");
	if (wrong !== void 0) throw new Misshapen(`AWS answered with a ${wrong}`, answer);
}
function valueAt(answer, path) {
	return path.split(".").reduce((value, name) => Reflect.get(Object(value), name), answer);
}
function wrongType(model, value, path) {
	if (value === void 0) return void 0;
	if (!hasType(model, value)) return `${path} that is ${value === null ? "null" : typeOf(value)}`;
	if (model.isListSchema()) {
		const of = model.getValueSchema();
		return first(value, (item, index) => wrongType(of, item, `${path}[${index}]`));
	}
	if (model.isMapSchema()) {
		const of = model.getValueSchema();
		return first(Object.entries(value), ([key, item]) => wrongType(of, item, `${path}.${key}`));
	}
	if (!model.isStructSchema()) return void 0;
	return first([...model.structIterator()], ([name, of]) => wrongType(of, Reflect.get(value, name), path === "" ? name : `${path}.${name}`));
}
function first(items, look) {
	for (const [index, item] of items.entries()) {
		const found = look(item, index);
		if (found !== void 0) return found;
	}
}
function hasType(model, value) {
	if (model.isStreaming() || model.isDocumentSchema()) return true;
	if (model.isListSchema()) return Array.isArray(value);
	if (model.isMapSchema() || model.isStructSchema()) return typeof value === "object" && value !== null && !Array.isArray(value);
	if (model.isStringSchema()) return typeof value === "string" || value instanceof String;
	if (model.isBooleanSchema()) return typeof value === "boolean";
	if (model.isTimestampSchema()) return value instanceof Date && !Number.isNaN(value.getTime());
	if (model.isNumericSchema()) return typeof value === "number";
	return true;
}
function typeOf(value) {
	if (Array.isArray(value)) return "a list";
	if (value instanceof Date) return "no time";
	return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

export { checkAnswer };