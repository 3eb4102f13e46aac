import type { Finding } from '../../config/document.ts';
import { nearest } from '../../config/nearest.ts';
import type { Repository } from '../../config/repository.ts';
import type { Draft } from '../draft.ts';
import { EC2 } from '../ec2/defaults.ts';

/**
 * Maximum size in bytes of a request of `InvokeEndpoint`, and of Lambda's `Invoke`. Source: `BodyBlob` in the service
 * model.
 */
export const LARGEST_BODY = 6_291_456;

/** Endpoints whose model is not trained by an entry of `train`, or whose smoke request cannot be sent. */
export function checkEndpoints({ endpoints = {}, train, ec2, ...rest }: Draft, repository: Repository): Finding[] {
  const findings: Finding[] = [];
  const entries = train && [...Object.keys(train), ...(ec2 === undefined ? [] : [EC2])];
  if (Object.keys(endpoints).length > 0 && !('serving' in rest)) {
    const what = 'need the section serving, which names the serving code';
    findings.push({ path: ['endpoints'], at: 'key', what, instead: 'add serving: { source: python/serving }' });
  }
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = ['endpoints', name];
    const model = endpoint?.model;
    if (model !== undefined && entries !== undefined && !entries.includes(model)) {
      const instead =
        model === EC2
          ? 'add the section ec2: { max-runtime: 2h }'
          : `write ${nearest(model, entries) ?? entries.join(' or ')}`;
      findings.push({
        path: [...path, 'model'],
        what: `is not the name of an entry in train: ${JSON.stringify(model)}`,
        instead,
      });
    }
    const file = endpoint?.smoke?.file;
    if (file === undefined) continue;
    if (repository.kind(file) !== 'file') {
      findings.push({
        path: [...path, 'smoke', 'file'],
        what: `does not exist: ${file}`,
        instead: 'write the path of a file',
      });
    } else if (repository.size(file) > LARGEST_BODY) {
      const what = `has ${repository.size(file)} bytes; an endpoint accepts at most ${LARGEST_BODY}`;
      findings.push({ path: [...path, 'smoke', 'file'], what, instead: 'write the path of a smaller file' });
    }
  }
  return findings;
}
