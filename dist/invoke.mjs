import { Lt as Failure } from "./chunks/shared.mjs";
import { t as hostingPrice } from "./chunks/price.mjs";
import { i as percentile, n as loadLine, t as failedRequests } from "./chunks/load.mjs";
import { n as InputError } from "./chunks/action-context.mjs";
import { t as runAction } from "./chunks/run-action.mjs";
import { n as withSession, t as noEarlyOutputs } from "./chunks/session.mjs";

// actions/lib/report/idle-instances.ts
function idleInstances({ fleet }, watched) {
	const { endpoint, instance, region, min, price } = watched;
	const [first, last] = [fleet[0], fleet.at(-1)];
	const usual = min ?? first?.current ?? 0;
	if (last === void 0 || last.current <= usual) return void 0;
	const extra = last.current - usual;
	return [
		`The endpoint ${endpoint} still has ${last.current} instances, ${extra} more than ${min === void 0 ? "before the load" : "its `scaling.min`"}.`,
		`They cost ${hostingPrice(extra, instance, region, price)} until they are removed.`,
		"AWS may keep these instances while the endpoint gets no requests.",
		`To remove them now: aws sagemaker update-endpoint-weights-and-capacities --endpoint-name ${endpoint} --desired-weights-and-capacities VariantName=AllTraffic,DesiredInstanceCount=${usual} --region ${region}`
	].join(" ");
}

// actions/invoke/main.ts
await runAction({ main: (context) => withSession(context, "Invoke", noEarlyOutputs, async ({ scope, record }) => {
	const rate = context.number("rate");
	const [duration, watch] = [context.duration("duration") ?? 60, context.duration("watch") ?? 0];
	const question = {
		endpoint: context.input("endpoint"),
		file: context.input("file"),
		url: context.input("url"),
		contentType: context.input("content-type"),
		expect: context.input("expect")
	};
	const tell = (who, line, { prediction, milliseconds }) => {
		context.info(`${line} answered in ${Math.round(milliseconds)} ms: ${prediction.shown}`);
		record.answers.push({
			who,
			prediction: prediction.shown,
			milliseconds
		});
		context.output("prediction", prediction.top);
		context.output("latency-ms", Math.round(milliseconds));
	};
	const name = context.input("function");
	if (name !== "") {
		if (rate !== void 0) throw new InputError("The inputs function and rate are both set.", "Set only one of them.");
		const { askFunctionAlias } = await import("./chunks/ask4.mjs");
		const answered = await askFunctionAlias(scope, name, question);
		const who = `${name}, version ${answered.version}`;
		return tell(who, `${who},`, answered);
	}
	const { ask } = await import("./chunks/ask.mjs");
	const asked = await ask(scope, question);
	const { endpoint, milliseconds } = asked;
	tell(endpoint, endpoint, asked);
	if (rate === void 0) return;
	const { sendLoad } = await import("./chunks/load2.mjs");
	const report = await sendLoad(scope, {
		...asked,
		rate,
		duration,
		watch
	});
	context.info(loadLine(report));
	record.loads.push({
		endpoint,
		result: report
	});
	const { aws, endpoints } = scope.config;
	const { instance = "its instance type", scaling } = endpoints[endpoint] ?? {};
	if (watch > 0) {
		const { PriceList } = await import("./chunks/price-list2.mjs");
		const price = await new PriceList(scope.aws, scope.signal).of({
			use: "hosting",
			instance
		});
		const idle = idleInstances(report, {
			endpoint,
			instance,
			region: aws.region,
			min: scaling?.min,
			price
		});
		if (idle !== void 0) context.annotate("warning", idle);
	}
	const failures = failedRequests(report);
	context.output("latency-ms", Math.round(percentile(report.latencies, .5) ?? milliseconds));
	context.output("latency-p99-ms", Math.round(percentile(report.latencies, .99) ?? milliseconds));
	context.output("requests", report.requests);
	context.output("failures", failures);
	context.output("instances", report.fleet);
	if (failures === 0) return;
	const [words, count] = [...report.failures].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
	throw new Failure(`invocation-failed: ${failures} of ${report.requests} requests to the endpoint ${endpoint} failed, ${count} of them: ${words}`, "Read the endpoint's log in CloudWatch (/aws/sagemaker/Endpoints/…), lower `rate`, or raise `scaling.max`.");
}) });

export {  };