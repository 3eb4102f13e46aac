import type { Finding } from '../../config/document.ts';
import { knownRegions } from '../../config/images.ts';
import { nearest } from '../../config/nearest.ts';
import type { Draft } from '../draft.ts';

/** SageMaker's limit is 50 tags for each resource; the actions need 13 of them. */
const mostTags = 37;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

/**
 * Regions whose ARNs do not begin with `arn:aws:` (AWS General Reference, "Amazon Resource Names": `aws-cn`,
 * `aws-us-gov`; botocore's partitions.json has the others). There, AWS's images are in other accounts or do not exist
 * (aws/deep-learning-containers, available_images.md).
 */
const otherPartition = /^(cn|us-gov|us-iso[a-z]?|eu-isoe)-/;

/** Tags beyond AWS's limits, an incomplete network, or a region that does not exist. */
export function checkAccount({ aws = {} }: Draft): Finding[] {
  const findings: Finding[] = [];
  const tags = Object.entries(aws.tags ?? {});
  if (tags.length > mostTags) {
    const what = `has ${tags.length} tags; AWS allows 50, and the actions need 13 of them`;
    findings.push({ path: ['aws', 'tags'], at: 'key', what, instead: `keep at most ${mostTags}` });
  }
  for (const [key, value] of tags) {
    const path = ['aws', 'tags', key];
    if (/^(aws|sagemaker-actions):/i.test(key)) {
      findings.push({ path, at: 'key', what: 'begins with a reserved prefix', instead: 'write another key' });
    }
    if (!tagValue.test(String(value ?? ''))) {
      const what = 'must be at most 256 letters, digits, spaces and _.:/=+-@';
      findings.push({ path, what, instead: 'write only such characters' });
    }
  }
  for (const [one, other] of [
    ['subnets', 'security-groups'],
    ['security-groups', 'subnets'],
  ] as const) {
    if (aws[one] !== undefined && aws[other] === undefined) {
      findings.push({ path: ['aws', one], at: 'key', what: `needs ${other} too`, instead: `add aws.${other}` });
    }
  }
  const partition = otherPartition.exec(aws.region ?? '')?.[0];
  if (partition !== undefined) {
    const what = `lies in another partition of AWS (${partition}…), which the actions do not support`;
    findings.push({
      path: ['aws', 'region'],
      what,
      instead: 'write a region of the standard partition, such as us-east-1',
    });
  } else if (aws.region !== undefined && !knownRegions.includes(aws.region)) {
    const instead = `did you mean ${nearest(aws.region, knownRegions) ?? 'us-east-1'}?`;
    findings.push({ path: ['aws', 'region'], what: 'is not a known region', instead, warning: true });
  }
  return findings;
}
