/**
 * `npm run policies`: writes the roles that a pipeline needs as a CloudFormation template, and prints the next
 * commands.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const help = `npm run policies -- [options]

Writes the IAM roles that the pipeline needs, with exactly the permissions of its stages, as a CloudFormation template.
Prints the commands that create them and save their ARNs as variables of the repository. Sends no request to AWS.

  --config FILE    the pipeline's YAML file (default: pipeline-config/dog-breeds.yml)
  --folder FOLDER  folder for the template (default: policies)
  --help           show this
`;

/** Runs the action `plan` as GitHub does, and prints only the errors of its output. */
async function writePolicies(config: string, folder: string): Promise<number> {
  const root = join(import.meta.dirname, '..');
  const action = spawn(process.execPath, [join(root, 'dist/plan.mjs')], {
    cwd: root,
    env: { ...process.env, INPUT_CONFIG: config, INPUT_POLICIES: 'true', 'INPUT_POLICIES-FOLDER': folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(action, 'close');
  let inGroup = false;
  for await (const line of createInterface(action.stdout)) {
    const [, command, text] = /^::([\w-]+).*?::(.*)$/.exec(line) ?? [];
    if (command === 'group') inGroup = true;
    if (command === undefined && !inGroup) console.log(line);
    if (command === 'error') console.error(text?.replaceAll('%0A', '\n').replaceAll('%25', '%'));
    if (command === 'endgroup') inGroup = false;
  }
  const [code] = (await ended) as [number | null];
  return code ?? 1;
}

try {
  const { values } = parseArgs({
    options: {
      config: { type: 'string', default: '' },
      folder: { type: 'string', default: 'policies' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(help);
  else process.exitCode = await writePolicies(values.config, values.folder);
} catch (error) {
  console.error(`${(error as Error).message.split(/\. |\n/)[0]}; --help shows the options`);
  process.exitCode = 2;
}
