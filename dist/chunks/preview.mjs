import { i as latencyText } from "./latency.mjs";
import { t as awsPage } from "./aws-page.mjs";
import { i as prose, n as code, r as link, t as block } from "./markdown.mjs";
import { t as marked } from "./preview-mark.mjs";
import { t as hostingPrice } from "./price.mjs";

// actions/lib/report/preview.ts
function previewSection(state) {
	const { endpoint, region, instance, expires, price, latency, none } = state;
	if (expires === void 0) return [headingOf(endpoint), prose(`There is no preview to ask: ${none}. The summary of the run says why.`)].join("\n\n");
	const until = minute(new Date(expires));
	const section = [
		headingOf(endpoint, awsPage(region, "endpoint", endpoint)),
		`It serves the model of this pull request until **${until}**, or until the pull request is closed or loses the label ${code("preview")}. ${prose(`One ${instance} costs ${hostingPrice(1, instance, region, price)}.`)}`,
		...latency === void 0 ? [] : [prose(`It answered the smoke request in ${latencyText(latency)}.`)],
		block(askCommand(state))
	].join("\n\n");
	return marked(endpoint, section);
}
function previewGone(endpoint, now, page) {
	return [headingOf(endpoint), `It was removed; [a run](${page}) found that on ${minute(now)}.`].join("\n\n");
}
function headingOf(endpoint, page = "") {
	return `#### 🔎 Preview ${link(code(endpoint), page)}`;
}
function minute(time) {
	return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
function askCommand({ endpoint, region, question }) {
	const { contentType = "image/jpeg", file = "image.jpg" } = question ?? {};
	return `aws sagemaker-runtime invoke-endpoint --region ${region} --endpoint-name ${endpoint} \\\n  --content-type ${contentType} --body fileb://${quoted(file)} answer.json`;
}
function quoted(path) {
	return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

export { previewGone as n, previewSection as r, askCommand as t };