import { processorOf } from './instances.ts';

/** Short names of AWS's images in `training.image`, by the instance's processor. */
const training = {
  pytorch: { cpu: 'pytorch:2.13.0-cpu-amzn2023-sagemaker', gpu: 'pytorch:2.13.0-cu133-amzn2023-sagemaker' },
} as const;

/** Short names of AWS's images in `serving.image`, by the instance's processor. */
const serving = {
  'ray-serve': { cpu: 'ray:serve-ml-sagemaker-cpu-v1.5', gpu: 'ray:serve-ml-sagemaker-cuda-v1.5' },
} as const;

const names = { training, serving } as const;

export type ImageUse = keyof typeof names;

/**
 * Accounts of AWS's Deep Learning Containers in regions without the usual account: the registry table of
 * aws/deep-learning-containers.
 */
const accounts: Readonly<Record<string, string>> = {
  'af-south-1': '626614931356',
  'ap-east-1': '871362719292',
  'ap-east-2': '975050140332',
  'ap-northeast-3': '364406365360',
  'ap-south-2': '772153158452',
  'ap-southeast-3': '907027046896',
  'ap-southeast-4': '457447274322',
  'ap-southeast-5': '550225433462',
  'ap-southeast-6': '633930458069',
  'ap-southeast-7': '590183813437',
  'ca-west-1': '204538143572',
  'eu-central-2': '380420809688',
  'eu-south-1': '692866216735',
  'eu-south-2': '503227376785',
  'il-central-1': '780543022126',
  'me-central-1': '914824155844',
  'me-south-1': '217643126080',
  'mx-central-1': '637423239942',
};
const usualAccount = '763104351884';
/** Regions whose registry is in the usual account. */
const usualRegions = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
];

/** Regions in which AWS publishes its images. */
export const knownRegions: readonly string[] = [...usualRegions, ...Object.keys(accounts)];

/** The driver that the CUDA 13 serving image needs: `InferenceAmiVersion` of the production variant. */
const gpuServingAmi = 'al2023-ami-sagemaker-inference-gpu-4-1';

/** The short image names that the config accepts for a use. */
export function imageNames(use: ImageUse): readonly string[] {
  return Object.keys(names[use]);
}

/** Whether a text has the form of an image URI, `<registry>/<repository>[:tag|@digest]`. */
export function isImageUri(image: string): boolean {
  return /^[a-z0-9.-]+\.[a-z0-9.-]+(:\d+)?\/[\w./-]+(:[\w.-]+|@sha256:[0-9a-f]{64})?$/.test(image);
}

/** Whether an image starts scripts with AWS's own toolkit, judged by its name. */
export function isAwsTrainingImage(image: string): boolean {
  if (Object.hasOwn(training, image)) return true;
  const [, account = ''] = /^(\d{12})\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//.exec(image) ?? [];
  return account === usualAccount || Object.values(accounts).includes(account);
}

/** Why a short image name has no image for this instance; undefined if it has one. */
export function imageObstacle(image: string, instance: string): string | undefined {
  if (isImageUri(image) || processorOf(instance) !== 'other') return undefined;
  return `is not built for the processor of ${instance}`;
}

/**
 * The URI of the image for the region, in the CPU or GPU variant that the instance needs; a URI is returned unchanged.
 */
export function imageUri(use: ImageUse, image: string, region: string, instance: string): string {
  const known: Readonly<Record<string, { cpu: string; gpu: string }>> = names[use];
  const tags = Object.hasOwn(known, image) ? known[image] : undefined;
  if (tags === undefined) return image;
  const tag = processorOf(instance) === 'gpu' ? tags.gpu : tags.cpu;
  return `${accounts[region] ?? usualAccount}.dkr.ecr.${region}.amazonaws.com/${tag}`;
}

/** `InferenceAmiVersion` for an endpoint, if AWS's own image needs one: on GPU instances. */
export function inferenceAmi(image: string, instance: string): string | undefined {
  return Object.hasOwn(serving, image) && processorOf(instance) === 'gpu' ? gpuServingAmi : undefined;
}
