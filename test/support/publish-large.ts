import { S3Client } from '@aws-sdk/client-s3';
import { openSource } from '../../actions/lib/dataset/source.ts';
import { version } from '../../actions/lib/dataset/version.ts';
import { publishVersion } from '../../actions/lib/resources/data/objects.aws.ts';

/** Publishes a folder; prints the most memory that it took, in MiB. Arguments: endpoint of an S3, and the folder. */
const [endpoint = '', folder = ''] = process.argv.slice(2);
const options = { root: '/', signal: new AbortController().signal, progress: () => undefined };
const source = await openSource({ locations: [folder] }, options);
await using dataset = await source.open('/nowhere');
await publishVersion({
  client: new S3Client({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
  ...{ bucket: 'bucket', prefix: '', version: version(dataset.files), identity: 'large', createdBy: 'a test' },
  ...{ checked: 'any', dataset, signal: options.signal, progress: options.progress },
});
console.log(process.resourceUsage().maxRSS / 1024);
