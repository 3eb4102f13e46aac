import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands locally for one of AWS's images. */
export interface LocalImage {
  /** `pytorch` trains in script mode, `ray` serves. */
  readonly name: 'pytorch' | 'ray';
  /** The text of a requirements file: what the image holds, as far as the stand-in needs it. */
  readonly requirements: string;
}

/** Folder of the stand-in's own Python files. */
export const pythonFolder = join(import.meta.dirname, '..', '..', 'python');

/** The requirements of both images. */
export function baseRequirements(): string {
  return readFileSync(join(pythonFolder, 'requirements.txt'), 'utf8');
}

/** The requirements of notebook instances. */
export function notebookRequirements(): string {
  return readFileSync(join(pythonFolder, 'notebook-requirements.txt'), 'utf8');
}

/** What is added to them for the Python of EC2 instances. */
export function instanceRequirements(): string {
  return readFileSync(join(pythonFolder, 'instance-requirements.txt'), 'utf8');
}

/** The requirements of Lambda's managed Python. */
export function functionRequirements(): string {
  return readFileSync(join(pythonFolder, 'function-requirements.txt'), 'utf8');
}

/**
 * What stands locally for an image: AWS's training images of PyTorch (repository `pytorch` since 2.11,
 * `pytorch-training` before) and its Ray Serve images for SageMaker (repository `ray`); undefined for any other. Tags
 * name versions, which are not looked at: the versions of the local requirements run.
 *
 * Names from github.com/aws/deep-learning-containers.
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
