import { openSource } from '../../actions/lib/dataset/source.ts';

/** Opens the archive named by the first argument; prints how many files it has and the most memory used, in MiB. */
const [archive = '', scratch = ''] = process.argv.slice(2);
const options = { root: '/', signal: new AbortController().signal, progress: () => undefined };
const source = await openSource({ locations: [archive] }, options);
await using dataset = await source.open(scratch);
console.log(JSON.stringify({ files: dataset.files.length, mebibytes: process.resourceUsage().maxRSS / 1024 }));
