import type { IncomingMessage } from 'node:http';
import { decode, parameter, splitTarget } from '../protocol/target.ts';
import type { Request } from './policy.ts';

/** An S3 operation, with its bucket and key. */
export interface S3Operation {
  /** Name in S3's API, e.g. `ListObjectsV2`; undefined for an operation that is not in the tables below. */
  readonly name: string | undefined;
  readonly bucket: string;
  /** Empty for an operation on the bucket itself. */
  readonly key: string;
}

/** The operation of a path-style S3 request. */
export function s3Operation(request: IncomingMessage): S3Operation {
  const { path, query } = splitTarget(request.url ?? '/');
  const [, bucket = '', ...rest] = decode(path).split('/');
  const key = rest.join('/');
  const level = key !== '' ? OBJECT : bucket !== '' ? BUCKET : ACCOUNT;
  const has = (name: string) => parameter(query, name) !== undefined || request.headers[name] !== undefined;
  return { name: level[request.method ?? '']?.find(([, ...marks]) => marks.every(has))?.[0], bucket, key };
}

/** The requests to check for an S3 request (Service Authorization Reference, Amazon S3). */
export function s3Requests(request: IncomingMessage): Request[] {
  const { name, bucket, key } = s3Operation(request);
  const arn = (path: string) => `arn:aws:s3:::${path}`;
  const action = ACTIONS[name ?? ''] ?? name ?? `${request.method}`;
  const resource = bucket === '' ? '*' : arn(key === '' ? bucket : `${bucket}/${key}`);
  const source = request.headers['x-amz-copy-source']?.toString();
  const asked = (one: string, where: string, context: Request['context'] = {}) => ({
    action: `s3:${one}`,
    resource: where,
    context,
  });
  return [
    ...(source === undefined ? [] : [asked('GetObject', arn(decode(source).replace(/^\//, '')))]),
    // The keys are in the body, which is not read here, so permission for all objects of the bucket is required.
    asked(
      action,
      name === 'DeleteObjects' ? arn(`${bucket}/*`) : resource,
      action === 'PutObject' ? writeContext(request, name) : {},
    ),
  ];
}

/**
 * Condition keys of an upload: whether it depends on existing objects, and whether the call creates an object. The
 * steps of a multipart upload before the last one create none (S3 User Guide, "Enforce conditional writes").
 */
function writeContext(request: IncomingMessage, operation = ''): Request['context'] {
  const condition = request.headers['if-none-match'];
  return {
    's3:ObjectCreationOperation': String(!STEPS.includes(operation)),
    ...(condition === undefined ? {} : { 's3:if-none-match': condition }),
  };
}

const STEPS = ['CreateMultipartUpload', 'UploadPart', 'UploadPartCopy'];

/** Actions whose name differs from the operation's. */
const ACTIONS: Readonly<Record<string, string>> = {
  ListBuckets: 'ListAllMyBuckets',
  ListObjectsV2: 'ListBucket',
  ListObjects: 'ListBucket',
  HeadBucket: 'ListBucket',
  ListObjectVersions: 'ListBucketVersions',
  ListMultipartUploads: 'ListBucketMultipartUploads',
  GetBucketLifecycleConfiguration: 'GetLifecycleConfiguration',
  PutBucketLifecycleConfiguration: 'PutLifecycleConfiguration',
  GetBucketEncryption: 'GetEncryptionConfiguration',
  PutBucketEncryption: 'PutEncryptionConfiguration',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  HeadObject: 'GetObject',
  CopyObject: 'PutObject',
  CreateMultipartUpload: 'PutObject',
  UploadPart: 'PutObject',
  UploadPartCopy: 'PutObject',
  CompleteMultipartUpload: 'PutObject',
  ListParts: 'ListMultipartUploadParts',
  DeleteObjects: 'DeleteObject',
};

/** Operations by method, each with the query parameters and headers that it requires. The first match counts. */
type Level = Readonly<Record<string, readonly (readonly [operation: string, ...marks: string[]])[]>>;

const ACCOUNT: Level = { GET: [['ListBuckets']] };

const BUCKET: Level = {
  GET: [
    ['ListObjectsV2', 'list-type'],
    ['ListObjectVersions', 'versions'],
    ['ListMultipartUploads', 'uploads'],
    ['GetBucketLocation', 'location'],
    ['GetBucketVersioning', 'versioning'],
    ['GetBucketTagging', 'tagging'],
    ['GetBucketPolicy', 'policy'],
    ['GetBucketLifecycleConfiguration', 'lifecycle'],
    ['GetBucketEncryption', 'encryption'],
    ['GetPublicAccessBlock', 'publicAccessBlock'],
    ['ListObjects'],
  ],
  HEAD: [['HeadBucket']],
  PUT: [
    ['PutBucketVersioning', 'versioning'],
    ['PutBucketTagging', 'tagging'],
    ['PutBucketPolicy', 'policy'],
    ['PutBucketLifecycleConfiguration', 'lifecycle'],
    ['PutBucketEncryption', 'encryption'],
    ['PutPublicAccessBlock', 'publicAccessBlock'],
    ['CreateBucket'],
  ],
  POST: [['DeleteObjects', 'delete']],
  DELETE: [['DeleteBucket']],
};

const OBJECT: Level = {
  GET: [
    ['ListParts', 'uploadId'],
    ['GetObjectTagging', 'tagging'],
    ['GetObjectAttributes', 'attributes'],
    ['GetObject'],
  ],
  HEAD: [['HeadObject']],
  PUT: [
    ['UploadPartCopy', 'partNumber', 'x-amz-copy-source'],
    ['UploadPart', 'partNumber'],
    ['CopyObject', 'x-amz-copy-source'],
    ['PutObjectTagging', 'tagging'],
    ['PutObject'],
  ],
  POST: [
    ['CreateMultipartUpload', 'uploads'],
    ['CompleteMultipartUpload', 'uploadId'],
  ],
  DELETE: [['AbortMultipartUpload', 'uploadId'], ['DeleteObjectTagging', 'tagging'], ['DeleteObject']],
};
