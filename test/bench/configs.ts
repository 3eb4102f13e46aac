import { parseArgs } from 'node:util';
import { complaintsAbout, wrongConfigs } from '../support/config-mutations.ts';

const HELP = `Every mistake in every line and key of the shipped configs: what throws, or is told without its place.

node test/bench/configs.ts [FILE]…    default: both shipped configs. Takes minutes.
`;

const { values, positionals } = parseArgs({ options: { help: { type: 'boolean' } }, allowPositionals: true });
if (values.help) {
  console.log(HELP);
} else {
  const files = positionals.length > 0 ? positionals : ['pipeline-config/dog-breeds.yml', 'pipeline-config/local.yml'];
  for (const file of files) {
    const configs = [...wrongConfigs(file)];
    const complaints = complaintsAbout(configs);
    for (const complaint of complaints) console.log(complaint);
    console.log(`${file}: ${complaints.length} of ${configs.length} wrong`);
    if (complaints.length > 0) process.exitCode = 1;
  }
}
