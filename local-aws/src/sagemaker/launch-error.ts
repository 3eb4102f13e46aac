import type { ServedVariant } from './endpoint-record.ts';

type Stage = 'image' | 'pull' | 'download' | 'archive' | 'ping';

/** An instance did not start. The message is for its log; {@link reason} is AWS's text for FailureReason. */
export class LaunchError extends Error {
  readonly reason: string;

  constructor(stage: Stage, detail: string, variant: ServedVariant) {
    super(detail);
    this.reason = reasons[stage](variant);
  }
}

const reasons: Record<Stage, (variant: ServedVariant) => string> = {
  image: ({ name, container }) =>
    `The image '${container.Image}' for production variant ${name} has no local equivalent; the stand-in serves the ray:serve-ml-sagemaker images.`,
  pull: ({ role, container }) =>
    `The role '${role}' does not have BatchGetImage permission for the image: '${container.Image}'.`,
  download: ({ container }) =>
    `Failed to download model data for container "container_1" from URL: "${container.ModelDataUrl}". Please ensure that there is an object located at the URL and that the role passed to CreateModel has permissions to download the object.`,
  archive: ({ container }) =>
    `Failed to extract model data archive for container "container_1" from URL "${container.ModelDataUrl}". Please ensure that the object located at the URL is a valid tar.gz archive.`,
  ping: ({ name }) =>
    `The primary container for production variant ${name} did not pass the ping health check. Please check CloudWatch logs for this endpoint.`,
};
