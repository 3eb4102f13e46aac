/** Paths in the AWS console by kind of resource; `*` is replaced by the name. */
const PAGES: Readonly<Record<string, string>> = {
  'training job': 'sagemaker/home?region=@#/jobs/*',
  'tuning job': 'sagemaker/home?region=@#/hyper-tuning-jobs/*',
  model: 'sagemaker/home?region=@#/models/*',
  'endpoint configuration': 'sagemaker/home?region=@#/endpointConfig/*',
  endpoint: 'sagemaker/home?region=@#/endpoints/*',
  'notebook instance': 'sagemaker/home?region=@#/notebook-instances/*',
  function: 'lambda/home?region=@#/functions/*',
};

/** Names in AWS's form; a link contains no other characters. */
const NAME = /^[\w-]+$/;

/** The page of a resource in the AWS console; `undefined` if its kind has none. */
export function awsPage(region: string, kind: string, id: string): string | undefined {
  const page = PAGES[kind];
  if (page === undefined || !NAME.test(id)) return undefined;
  return `https://${region}.console.aws.amazon.com/${page.replace('@', region).replace('*', id)}`;
}
