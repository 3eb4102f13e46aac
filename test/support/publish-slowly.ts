import { S3Client } from '@aws-sdk/client-s3';
import { sha256Of } from '../../actions/lib/dataset/hash.ts';
import { publishVersion } from '../../actions/lib/resources/data/objects.aws.ts';

/** Publishes 1,000 small files as the version `killed`; a process for a test to kill. Arguments: endpoint and bucket. */
const [endpoint = '', bucket = ''] = process.argv.slice(2);
const body = (path: string) => Buffer.from(path);
await publishVersion({
  client: new S3Client({ endpoint }),
  bucket,
  prefix: '',
  version: 'killed',
  identity: 'killed',
  createdBy: 'a test',
  checked: 'any',
  dataset: {
    files: Array.from({ length: 1000 }, (_, at) => ({
      path: `${at}`,
      size: `${at}`.length,
      sha256: sha256Of(body(`${at}`)),
    })),
    emptyFolders: [],
    notes: [],
    origin: { location: 'memory' },
    read: ({ path }) => Promise.resolve(body(path)),
    stream: async function* ({ path }) {
      yield body(path);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  },
  signal: new AbortController().signal,
  progress: () => undefined,
});
