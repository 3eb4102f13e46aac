import { randomBytes } from 'node:crypto';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { DOOR_PATH } from '../gateway/notebook-door.ts';
import type { NotebookSpec } from './notebook-machine.ts';
import type { LifecycleConfigRecord, NotebookRecord } from './notebook-records.ts';

/**
 * Creates the files of a new machine: the user's home with Jupyter's settings and the Python environments at AWS's
 * paths, the metadata, and the specification that the machine executes.
 *
 * @returns the token that Jupyter requires
 */
export async function prepareMachine(
  context: Context,
  machine: {
    record: NotebookRecord;
    config: LifecycleConfigRecord | undefined;
    folder: string;
    volume: string;
    python: string;
    created: boolean;
  },
): Promise<string> {
  const { record, config, folder, volume, python, created } = machine;
  const { NotebookInstanceName: ResourceName, NotebookInstanceArn: ResourceArn } = record;
  const home = join(folder, 'home');
  const token = randomBytes(24).toString('base64url');
  await rm(folder, { recursive: true, force: true });
  const settings = '.jupyter/lab/user-settings/@jupyterlab/apputils-extension';
  const folders = [settings, '.local/share/jupyter/kernels/conda_python3', 'anaconda3/envs', 'SageMaker'];
  for (const path of folders) await mkdir(join(home, path), { recursive: true });
  await mkdir(volume, { recursive: true });
  await mkdir(join(folder, 'ml', 'metadata'), { recursive: true });
  const environments = join(home, 'anaconda3', 'envs');
  const base = dirname(dirname(python));
  await symlink(base, join(environments, 'JupyterSystemEnv'));
  const kernel = {
    argv: [`${HOME}/anaconda3/envs/python3/bin/python`, '-m', 'ipykernel_launcher', '-f', '{connection_file}'],
    display_name: 'conda_python3',
    language: 'python',
  };
  const write = (path: string, content: object) =>
    writeFile(join(folder, path), JSON.stringify(content), { mode: 0o600 });
  const repository = repositoryOf(context, record);
  await write('home/.local/share/jupyter/kernels/conda_python3/kernel.json', kernel);
  await write(
    'home/.jupyter/jupyter_server_config.json',
    jupyterSettings(context, ResourceName, token, repository?.name),
  );
  const quiet = { fetchNews: 'false', checkForUpdates: false };
  await write(`home/${settings}/notification.jupyterlab-settings`, quiet);
  // Source: documentation, "Get Notebook Instance Metadata".
  await write('ml/metadata/resource-metadata.json', { ResourceArn, ResourceName });
  const hooks = [
    ['OnCreate', created ? config?.OnCreate : undefined],
    ['OnStart', config?.OnStart],
  ] as const;
  const spec: NotebookSpec = {
    hooks: hooks.flatMap(([hook, scripts = []]) =>
      scripts.map(({ Content = '' }) => [hook, Buffer.from(Content, 'base64').toString('utf8')] as const),
    ),
    seconds: context.lifecycleLimit,
    base,
    environment: {
      AWS_REGION: context.region,
      AWS_DEFAULT_REGION: context.region,
      AWS_ENDPOINT_URL: context.endpoint,
      ...context.containerCredentials(record.RoleArn),
    },
    ...(repository === undefined ? {} : { repository }),
  };
  await write('spec.json', spec);
  return token;
}

const HOME = '/home/ec2-user';

/** Jupyter's settings. Jupyter answers only requests with the token. */
function jupyterSettings({ region }: Context, name: string, token: string, repository: string | undefined): object {
  return {
    ServerApp: {
      ...{
        ip: '127.0.0.1',
        port: 0,
        base_url: `${DOOR_PATH}${region}/${name}/`,
        open_browser: false,
        allow_root: true,
      },
      ...{ root_dir: `${HOME}/SageMaker`, preferred_dir: `${HOME}/SageMaker${repository ? `/${repository}` : ''}` },
    },
    IdentityProvider: { token },
    MultiKernelManager: { default_kernel_name: 'conda_python3' },
    KernelSpecManager: { ensure_native_kernel: false, allowed_kernelspecs: ['conda_python3'] },
  };
}

/** The code repository to clone: from its address, or from the local folder that stands for the address. */
function repositoryOf(
  { repositories }: Context,
  { DefaultCodeRepository: url }: NotebookRecord,
): NotebookSpec['repository'] {
  if (url === undefined) return undefined;
  const name = (url.split('/').at(-1) ?? '').replace(/\.git$/, '');
  return { url, name, from: repositories[url] ?? url };
}
