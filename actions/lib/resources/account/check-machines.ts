import type { Finding } from '../../config/document.ts';
import { type ImageUse, imageNames, imageObstacle, isImageUri } from '../../config/images.ts';
import { hasInstance, type InstanceUse, nearestInstance } from '../../config/instances.ts';
import { nearest } from '../../config/nearest.ts';
import type { Path } from '../../config/path.ts';
import type { Draft } from '../draft.ts';

/**
 * Instance types that SageMaker does not offer for the purpose, and images that do not exist or do not fit the
 * instance.
 */
export function checkMachines({ training, tune, train = {}, serving, endpoints = {}, ...rest }: Draft): Finding[] {
  const trains: [Path, string | undefined][] = [
    [['tune', 'instance'], tune?.instance],
    ...Object.entries(train).map(([name, entry]): [Path, string | undefined] => [
      ['train', name, 'instance'],
      entry?.instance,
    ]),
  ];
  const serves: [Path, string | undefined][] = [
    ...Object.entries(endpoints).map(([name, endpoint]): [Path, string | undefined] => [
      ['endpoints', name, 'instance'],
      endpoint?.instance,
    ]),
    [['pull-request', 'preview', 'instance'], rest['pull-request']?.preview?.instance],
  ];
  const trainingImage = training && (training.image ?? 'pytorch');
  const servingImage = serving && (serving.image ?? 'ray-serve');
  return [
    ...checkImage('training', trainingImage),
    ...checkImage('serving', servingImage),
    ...trains.flatMap(([path, type]) => checkInstance('training', path, type, trainingImage)),
    ...serves.flatMap(([path, type]) => checkInstance('hosting', path, type, servingImage)),
  ];
}

function checkImage(use: ImageUse, image: string | undefined): Finding[] {
  const names = imageNames(use);
  if (image === undefined || names.includes(image) || isImageUri(image)) return [];
  const instead = `write ${nearest(image, names) ?? names.join(', ')} or an image URI`;
  return [
    {
      path: [use, 'image'],
      what: `is not an image URI or one of ${names.join(', ')}: ${JSON.stringify(image)}`,
      instead,
    },
  ];
}

function checkInstance(use: InstanceUse, path: Path, type?: string, image?: string): Finding[] {
  if (type === undefined) return [];
  if (!hasInstance(use, type)) {
    const other = use === 'training' ? 'hosting' : 'training';
    const what = `is not an instance type for ${use}${hasInstance(other, type) ? `, only for ${other}` : ''}: ${type}`;
    return [{ path, what, instead: `write ${nearestInstance(use, type)}` }];
  }
  const obstacle = image && imageObstacle(image, type);
  if (!obstacle) return [];
  return [
    {
      path,
      what: `cannot be used: the image ${image} ${obstacle}`,
      instead: 'write another instance type or an image URI',
    },
  ];
}
