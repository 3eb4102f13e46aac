import type { Finding } from '../document.ts';
import type { Draft } from '../draft.ts';
import { knownRegions } from '../images.ts';
import { nearest } from '../nearest.ts';

/** SageMaker's limit is 50 tags a resource; about twelve are ours. */
const mostTags = 38;
const tagValue = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

/** Tags beyond AWS's limits, half a network, a region that nobody knows. */
export function checkAccount({ aws = {} }: Draft): Finding[] {
  const findings: Finding[] = [];
  const tags = Object.entries(aws.tags ?? {});
  if (tags.length > mostTags) {
    const what = `has ${tags.length} tags; AWS takes 50, of which 12 are our own`;
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
      findings.push({ path: ['aws', one], at: 'key', what: `needs ${other} beside it`, instead: `add aws.${other}` });
    }
  }
  if (aws.region !== undefined && !knownRegions.includes(aws.region)) {
    const instead = `write ${nearest(aws.region, knownRegions) ?? 'us-east-1'}, if that is meant`;
    findings.push({ path: ['aws', 'region'], what: 'is no region that we know', instead, warning: true });
  }
  return findings;
}
