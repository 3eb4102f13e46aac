import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { table, withGenerated } from './markdown.ts';

interface ActionFile {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** Returns a README's text with an updated table of actions. */
export function withActionTable(readme: string, root: string): string {
  const rows = actions(root).map(([folder, { description, outputs }]) => [
    `[\`${folder}\`](actions/${folder}/README.md)`,
    description,
    Object.keys(outputs)
      .map((output) => `\`${output}\``)
      .join(', '),
  ]);
  return withGenerated(readme, 'actions/*/action.yml', table(['action', 'what it does', 'outputs'], rows));
}

/** The README of each action by its path, generated from its action.yml only. */
export function actionReadmes(root: string): Record<string, string> {
  return Object.fromEntries(
    actions(root).map(([folder, action]) => [`actions/${folder}/README.md`, actionReadme(folder, action)]),
  );
}

function actionReadme(folder: string, { name, description, inputs, outputs }: ActionFile): string {
  const inputRows = Object.entries(inputs).map(([input, { description: what, default: value }]) => [
    `\`${input}\``,
    what,
    value === '' ? '' : `\`${value}\``,
  ]);
  const outputRows = Object.entries(outputs).map(([output, { description: what }]) => [`\`${output}\``, what]);
  const values: Record<string, string> = {
    config: 'pipeline-config/dog-breeds.yml',
    'aws-role': `\${{ vars.AWS_ROLE_ARN }}`,
    'execution-role': `\${{ vars.SAGEMAKER_EXECUTION_ROLE_ARN }}`,
    'function-role': `\${{ vars.FUNCTION_ROLE_ARN }}`,
    'notebook-role': `\${{ vars.NOTEBOOK_ROLE_ARN }}`,
    'github-token': `\${{ github.token }}`,
  };
  const given = Object.keys(values).filter((input) => input in inputs);
  return `<!-- Generated from action.yml by npm run generate. -->
# ${name}

${description}

\`\`\`yaml
- uses: ./actions/${folder}
  with:
${given.map((input) => `    ${input}: ${values[input]}`).join('\n')}
\`\`\`

## Inputs

${table(['input', 'meaning', 'default'], inputRows)}

## Outputs

${table(['output', 'meaning'], outputRows)}
`;
}

/** The actions by folder, in the order of the pipeline. */
function actions(root: string): [folder: string, ActionFile][] {
  const order = ['plan', 'sync-data', 'tune', 'train', 'deploy', 'scale', 'invoke'];
  const place = (folder: string) => (order.includes(folder) ? order.indexOf(folder) : order.length);
  return globSync('actions/*/action.yml', { cwd: root })
    .map((file): [string, ActionFile] => [
      basename(dirname(file)),
      parse(readFileSync(join(root, file), 'utf8')) as ActionFile,
    ])
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
}
