import type { Domain } from '../../core/domain.ts';
import { allow, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf, keysOf } from '../arns.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';

/** Read calls of a bucket: its objects, its incomplete uploads, and whether it is public. */
const READ_BUCKET = { s3: ['ListBucket', 'ListBucketMultipartUploads', 'GetBucketPublicAccessBlock'] };

/**
 * Permissions for the bucket's objects, by the roles that read and write them. Without s3:ListBucket, S3 answers 403
 * instead of 404 for a missing object. A pull request reads objects that main has published; main reads nothing that a
 * pull request created.
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
 * Writing a domain's objects. A published object must not exist yet, which the header `If-None-Match` enforces (S3 User
 * Guide, "Enforce conditional writes"). The files of a data version are also copied, without this header; the version
 * is only valid with the manifest that is written after them. The report of a run is rewritten by each of its actions.
 * Nothing may be deleted. A multipart upload has the header in its last call, which creates the object
 * (`s3:ObjectCreationOperation`; same page).
 */
function writeObjects(config: Config, arns: Arns, domain: Domain): Statement[] {
  const { data, records, code, weights, packages, runs } = keysOf(config, domain);
  const packs = domain === 'main' || config.preview !== undefined;
  const large = [weights, ...(packs ? [packages] : [])];
  const once = [...records, code, ...large];
  return [
    allow('WriteOnce', { s3: ['PutObject'] }, arns.objects(...once), { Null: { 's3:if-none-match': ['false'] } }),
    allow('WriteParts', { s3: ['PutObject'] }, arns.objects(...large), {
      Bool: { 's3:ObjectCreationOperation': ['false'] },
    }),
    allow('GiveUpParts', { s3: ['AbortMultipartUpload'] }, arns.objects(...large)),
    allow('WriteData', { s3: ['PutObject', 'AbortMultipartUpload'] }, arns.objects(data, runs)),
  ];
}
