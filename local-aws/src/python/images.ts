import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The local replacement of an AWS image. */
export interface LocalImage {
  /** `pytorch` trains in script mode, `ray` runs endpoints. */
  readonly name: 'pytorch' | 'ray';
  /** Text of a requirements file with the packages of the image that the stand-in needs. */
  readonly requirements: string;
}

/** Folder of the stand-in's Python files. */
export const pythonFolder = join(import.meta.dirname, '..', '..', 'python');

/** The requirements of both images. */
export function baseRequirements(): string {
  return readFileSync(join(pythonFolder, 'requirements.txt'), 'utf8');
}

/** The requirements of notebook instances. */
export function notebookRequirements(): string {
  return readFileSync(join(pythonFolder, 'notebook-requirements.txt'), 'utf8');
}

/** The requirements of EC2 instances, in addition to those of the images. */
export function instanceRequirements(): string {
  return readFileSync(join(pythonFolder, 'instance-requirements.txt'), 'utf8');
}

/** The requirements of Lambda's managed Python runtimes. */
export function functionRequirements(): string {
  return readFileSync(join(pythonFolder, 'function-requirements.txt'), 'utf8');
}

/**
 * The local replacement of an image: AWS's PyTorch training images (repository `pytorch` since 2.11, before that
 * `pytorch-training`) and its Ray Serve images for SageMaker (repository `ray`). undefined for other images. The
 * version in the tag is ignored: the versions in the local requirements are used.
 *
 * Source of the names: github.com/aws/deep-learning-containers.
 * @param uri e.g. `763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch:2.13.0-cpu-amzn2023-sagemaker`
 */
export function localImage(uri: string): LocalImage | undefined {
  const [, repository, tag] = /\/([a-z-]+)[:@](.+)$/.exec(uri) ?? [];
  if (tag === undefined) return undefined;
  if (repository === 'pytorch-training' || (repository === 'pytorch' && /sagemaker|^sha256:/.test(tag))) {
    return { name: 'pytorch', requirements: baseRequirements() };
  }
  if (repository === 'ray' && /^serve-ml-sagemaker-|^sha256:/.test(tag)) {
    return { name: 'ray', requirements: baseRequirements() };
  }
  return undefined;
}
