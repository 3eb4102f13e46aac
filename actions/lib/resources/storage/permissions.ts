import type { Domain } from '../../core/domain.ts';
import { allow, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf, keysOf } from '../arns.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';

/** What reads a bucket: what lies in it, what was begun and not completed, and whether the public may see it. */
const READ_BUCKET = { s3: ['ListBucket', 'ListBucketMultipartUploads', 'GetBucketPublicAccessBlock'] };

/**
 * The bucket's objects, by who reads and writes them. Without the right to list, S3 answers 403 instead of 404 for what is
 * not there yet. A pull request reads what main has published; main reads nothing that a pull request has made.
 */
export function permissions(config: Config, place: Place): Permissions {
  const arns = arnsOf(config, place);
  const main = keysOf(config, 'main');
  const own = keysOf(config, 'pull-request');
  const ofJobs = (domain: Domain, inputs: readonly string[]) => [
    allow('Bucket', { s3: ['ListBucket'] }, [arns.bucket]),
    allow('ReadInputs', { s3: ['GetObject'] }, arns.objects(main.data, ...inputs)),
    allow('WriteResults', { s3: ['PutObject', 'AbortMultipartUpload'] }, arns.objects(keysOf(config, domain).jobs)),
  ];
  return {
    main: [
      allow('MakeBucket', { s3: ['CreateBucket', 'PutLifecycleConfiguration'] }, [arns.bucket]),
      allow('Bucket', READ_BUCKET, [arns.bucket]),
      allow('ReadObjects', { s3: ['GetObject'] }, arns.objects(main.data, ...main.records, main.own)),
      ...writeObjects(config, arns, 'main'),
    ],
    'pull-request': [
      allow('Bucket', READ_BUCKET, [arns.bucket]),
      allow('ReadObjects', { s3: ['GetObject'] }, arns.objects(main.data, ...main.records, ...main.readByAll, own.own)),
      ...writeObjects(config, arns, 'pull-request'),
    ],
    execution: ofJobs('main', [main.own]),
    'pull-request-execution': ofJobs('pull-request', [main.code, main.weights, own.own]),
  };
}

/**
 * Writing a domain's objects. What is published must not be there yet, which S3 makes sure of under the header
 * `If-None-Match` (S3 User Guide, "Enforce conditional writes"). A version's files are also filled by copies, which have
 * no such header; the manifest that is written after them makes them a version. Nothing may be deleted. An upload in
 * parts has the header on its last call, the one that makes the object (`s3:ObjectCreationOperation`; same page).
 */
function writeObjects(config: Config, arns: Arns, domain: Domain): Statement[] {
  const { data, records, code, weights, packages } = keysOf(config, domain);
  const large = [weights, ...(domain === 'main' ? [packages] : [])];
  const once = [...records, code, ...large];
  return [
    allow('WriteOnce', { s3: ['PutObject'] }, arns.objects(...once), { Null: { 's3:if-none-match': ['false'] } }),
    allow('WriteParts', { s3: ['PutObject'] }, arns.objects(...large), {
      Bool: { 's3:ObjectCreationOperation': ['false'] },
    }),
    allow('GiveUpParts', { s3: ['AbortMultipartUpload'] }, arns.objects(...large)),
    allow('WriteData', { s3: ['PutObject', 'AbortMultipartUpload'] }, arns.objects(data)),
  ];
}
