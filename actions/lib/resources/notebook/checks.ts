import type { Finding } from '../../config/document.ts';
import { hasInstance, nearestInstance } from '../../config/instances.ts';
import { durationPattern, sizePattern, toGigabytes, toSeconds } from '../../config/units.ts';
import type { Draft } from '../draft.ts';

/** GB of a volume. Source: SageMaker's service model, NotebookInstanceVolumeSizeInGB. */
const VOLUME = { least: 5, most: 16_384 };
/** Minimum in seconds: an instance must not stop before a user has opened it. */
const SHORTEST = 300;
const LONGEST_PACKAGE = 100;

/** Families that AL2023 does not run on. Source: documentation, "AL2023 notebook instances". */
const UNSUPPORTED = /^ml\.(p2|p3|p3dn|inf1|g3)\./;

/** Values of `notebook` that SageMaker would refuse, or that make the instance unusable. */
export function checkNotebook({ notebook }: Draft): Finding[] {
  if (notebook === undefined) return [];
  const findings: Finding[] = [];
  const at = (key: string, what: string, instead: string) => findings.push({ path: ['notebook', key], what, instead });
  const { instance, 'volume-size': size, 'idle-stop': idle, packages = [] } = notebook;
  if (instance !== undefined && !hasInstance('notebook', instance))
    at(
      'instance',
      `is not an instance type for notebooks: ${instance}`,
      `write ${nearestInstance('notebook', instance)}`,
    );
  else if (instance !== undefined && UNSUPPORTED.test(instance))
    at('instance', `does not run the platform notebook-al2023-v1: ${instance}`, 'write another instance type');
  if (size !== undefined && sizePattern.test(size)) {
    const gigabytes = toGigabytes(size);
    if (gigabytes < VOLUME.least)
      at('volume-size', `is below SageMaker's least, ${VOLUME.least} GB: ${size}`, `write ${VOLUME.least}GB`);
    if (gigabytes > VOLUME.most)
      at('volume-size', `is above SageMaker's most, ${VOLUME.most} GB: ${size}`, `write ${VOLUME.most}GB`);
  }
  if (idle !== undefined && durationPattern.test(idle) && toSeconds(idle) < SHORTEST)
    at('idle-stop', `is below 5m: ${idle}; the instance would stop before anybody has opened it`, 'write 5m or more');
  packages.forEach((one, index) => {
    if (one !== undefined && one.length > LONGEST_PACKAGE)
      findings.push({
        path: ['notebook', 'packages', index],
        what: `has ${one.length} characters, more than ${LONGEST_PACKAGE}`,
        instead: 'name fewer versions',
      });
  });
  return findings;
}
