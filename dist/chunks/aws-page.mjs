// actions/lib/report/aws-page.ts
const PAGES = {
	"training job": "sagemaker/home?region=@#/jobs/*",
	"tuning job": "sagemaker/home?region=@#/hyper-tuning-jobs/*",
	model: "sagemaker/home?region=@#/models/*",
	"endpoint configuration": "sagemaker/home?region=@#/endpointConfig/*",
	endpoint: "sagemaker/home?region=@#/endpoints/*",
	"notebook instance": "sagemaker/home?region=@#/notebook-instances/*",
	function: "lambda/home?region=@#/functions/*"
};
const NAME = /^[\w-]+$/;
function awsPage(region, kind, id) {
	const page = PAGES[kind];
	if (page === void 0 || !NAME.test(id)) return void 0;
	return `https://${region}.console.aws.amazon.com/${page.replace("@", region).replace("*", id)}`;
}

export { awsPage as t };