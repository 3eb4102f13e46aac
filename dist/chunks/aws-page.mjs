// actions/lib/report/aws-page.ts
/** Paths of the AWS console by the kind of a resource; `*` stands for its name. */
const PAGES = {
	"training job": "sagemaker/home?region=@#/jobs/*",
	"tuning job": "sagemaker/home?region=@#/hyper-tuning-jobs/*",
	model: "sagemaker/home?region=@#/models/*",
	"endpoint configuration": "sagemaker/home?region=@#/endpointConfig/*",
	endpoint: "sagemaker/home?region=@#/endpoints/*",
	"notebook instance": "sagemaker/home?region=@#/notebook-instances/*",
	function: "lambda/home?region=@#/functions/*"
};
/** Names as AWS takes them: what is in a link is nothing else. */
const NAME = /^[\w-]+$/;
/** The page of a resource in the AWS console; `undefined` for a kind that has none. */
function awsPage(region, kind, id) {
	const page = PAGES[kind];
	if (page === void 0 || !NAME.test(id)) return void 0;
	return `https://${region}.console.aws.amazon.com/${page.replace("@", region).replace("*", id)}`;
}

export { awsPage as t };