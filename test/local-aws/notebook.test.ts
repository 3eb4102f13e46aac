import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DeleteNotebookInstanceCommand,
  DeleteNotebookInstanceLifecycleConfigCommand,
  ListNotebookInstancesCommand,
  UpdateNotebookInstanceCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Notebooks } from '../support/notebooks.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

const NAME = 'desk';
/** Seconds that a lifecycle script may take here. */
const LIMIT = 3;
/** What runs when the instance is created. */
const CREATE = `
echo line >> /home/ec2-user/SageMaker/created.txt
echo lost > /home/ec2-user/outside.txt
`;
/** What runs at each start. */
const START = `
echo "created $(wc -l < /home/ec2-user/SageMaker/created.txt) time"
echo "outside: $(cat /home/ec2-user/outside.txt 2>&1)"
echo "I am $(id -un) with PATH $PATH"
touch ${import.meta.dirname}/written.txt || echo refused
`;

let state: string;
let standIn: StandIn;
let notebooks: Notebooks;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'notebook-test-'));
  await restart();
});
afterAll(async () => {
  await standIn?.stop();
  await rm(state, { recursive: true, force: true });
});

async function restart(): Promise<void> {
  standIn = await startStandIn({ state, lifecycleLimit: LIMIT });
  notebooks = new Notebooks(standIn);
}

const send = {
  start: () => notebooks.start(NAME),
  stop: () => notebooks.stop(NAME),
  update: (more: object = { RootAccess: 'Disabled' }) =>
    notebooks.client.send(new UpdateNotebookInstanceCommand({ NotebookInstanceName: NAME, ...more })),
  remove: () => notebooks.client.send(new DeleteNotebookInstanceCommand({ NotebookInstanceName: NAME })),
};

/** What a lifecycle script has said. */
async function log(name: string, hook: string): Promise<string[]> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  const logs = new CloudWatchLogsClient({
    ...{ endpoint: standIn.endpoint, region: standIn.region, credentials: { accessKeyId, secretAccessKey } },
  });
  const found = await logs.send(
    new GetLogEventsCommand({
      logGroupName: '/aws/sagemaker/NotebookInstances',
      logStreamName: `${name}/LifecycleConfig${hook}`,
      startFromHead: true,
    }),
  );
  return (found.events ?? []).map(({ message = '' }) => message);
}

const refusal = (status: string, allowed: string, to: string) => ({
  name: 'ValidationException',
  message: `Status (${status}) not in ([${allowed}]). Unable to transition to (${to}) for Notebook Instance (arn:aws:sagemaker:us-east-1:${standIn.account}:notebook-instance/${NAME})`,
});

/** What a browser gets: it follows nothing here. */
const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { redirect: 'manual', headers });

describe('a notebook instance', { timeout: 300_000 }, () => {
  it('goes through the states of AWS, and each refuses what is not its turn', async () => {
    await notebooks.scripts('hooks', { create: CREATE, start: START });
    await notebooks.create(NAME, { LifecycleConfigName: 'hooks' });
    await expect(send.stop()).rejects.toMatchObject(refusal('Pending', 'InService', 'Stopping'));
    await expect(send.start()).rejects.toMatchObject(refusal('Pending', 'Stopped, Failed', 'Pending'));
    await expect(send.remove()).rejects.toMatchObject(refusal('Pending', 'Stopped, Failed', 'Deleting'));
    await expect(notebooks.create(NAME)).rejects.toThrow('Cannot create a duplicate Notebook Instance');
    expect(await notebooks.until(NAME, 'InService', 'Failed')).toMatchObject({
      ...{ NotebookInstanceStatus: 'InService', RootAccess: 'Enabled', PlatformIdentifier: 'notebook-al2023-v1' },
      ...{ VolumeSizeInGB: 5, NotebookInstanceLifecycleConfigName: 'hooks' },
    });
    await expect(send.update()).rejects.toMatchObject(refusal('InService', 'Stopped, Failed', 'Updating'));
    await expect(send.remove()).rejects.toMatchObject(refusal('InService', 'Stopped, Failed', 'Deleting'));
  });

  it('has run its scripts as root with a bare PATH, on a machine where all else can only be read', async () => {
    const said = await log(NAME, 'OnStart');
    expect(said.slice(0, 3)).toEqual([
      'created 1 time',
      'outside: lost',
      'I am root with PATH /opt/ml/bin:/sbin:/bin:/usr/sbin:/usr/bin',
    ]);
    expect(said.slice(3)).toEqual([expect.stringContaining('Read-only file system'), 'refused']);
  });

  it('is opened by its address once, and then by the cookie of that browser', async () => {
    const url = await notebooks.address(NAME);
    const first = await get(url);
    expect([first.status, first.headers.get('location')]).toEqual([302, '/_local/notebooks/us-east-1/desk/lab']);
    expect((await get(url)).status, 'a second time').toBe(403);
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; Path=\/_local\/notebooks\/us-east-1\/desk\/; HttpOnly; SameSite=Lax; Max-Age=43200$/);
    const home = new URL('.', url).href;
    const own = { cookie: cookie.split(';')[0] ?? '' };
    expect((await get(`${home}api/status`)).status, 'without its cookie').toBe(403);
    expect(await (await get(`${home}api/status`, own)).json()).toMatchObject({ kernels: 0 });
    const elsewhere = { ...own, origin: 'https://example.org', 'sec-fetch-site': 'cross-site' };
    expect((await get(`${home}api/contents`, elsewhere)).status, 'from another page').toBe(403);
    expect((await get(`${standIn.endpoint}/_local/notebooks/us-east-1/other/api/status`, own)).status).toBe(403);
  });

  it('keeps what is on its volume, and only that, when it stops and starts', async () => {
    await send.stop();
    expect((await notebooks.describe(NAME)).NotebookInstanceStatus).toBe('Stopping');
    await notebooks.until(NAME, 'Stopped');
    await expect(send.stop()).rejects.toMatchObject(refusal('Stopped', 'InService', 'Stopping'));
    await expect(notebooks.address(NAME)).rejects.toThrow('is Stopped, not InService');
    await send.update({ VolumeSizeInGB: 8 });
    expect((await notebooks.describe(NAME)).NotebookInstanceStatus).toBe('Updating');
    expect((await notebooks.until(NAME, 'Stopped')).VolumeSizeInGB).toBe(8);
    await expect(send.update({ VolumeSizeInGB: 5 })).rejects.toThrow('cannot be decreased');
    await send.start();
    await notebooks.until(NAME, 'InService', 'Failed');
    const said = await log(NAME, 'OnStart');
    expect(said.slice(5, 7)).toEqual([
      'created 1 time',
      'outside: cat: /home/ec2-user/outside.txt: No such file or directory',
    ]);
  });

  it('is stopped when the stand-in was killed, and starts with its volume', async () => {
    await standIn.kill();
    await restart();
    expect((await notebooks.describe(NAME)).NotebookInstanceStatus).toBe('Stopped');
    expect(await readFile(join(state, 'sagemaker/notebook-volumes', NAME, 'created.txt'), 'utf8')).toBe('line\n');
    await send.remove();
    expect((await notebooks.describe(NAME)).NotebookInstanceStatus).toBe('Deleting');
    await expect(notebooks.until(NAME, 'Stopped')).rejects.toThrow('RecordNotFound');
    expect(await readdir(join(state, 'sagemaker/notebook-volumes'))).toEqual([]);
    const removeConfig = () =>
      notebooks.client.send(
        new DeleteNotebookInstanceLifecycleConfigCommand({ NotebookInstanceLifecycleConfigName: 'hooks' }),
      );
    await removeConfig();
    await expect(removeConfig()).rejects.toThrow('Notebook Instance Lifecycle Config does not exist.');
  });

  it.each([
    ['fails', 'echo broken; no-such-command', 'failed'],
    ['takes too long', 'echo begun; sleep 60', 'took longer than 5 minutes'],
  ])('whose script %s is Failed with the reason, and its log says what happened', async (what, start, reason) => {
    const name = what.replaceAll(' ', '-');
    await notebooks.scripts(name, { start });
    await notebooks.create(name, { LifecycleConfigName: name });
    const { FailureReason } = await notebooks.until(name, 'Failed', 'InService');
    const arn = (kind: string) => `arn:aws:sagemaker:us-east-1:${standIn.account}:${kind}/${name}`;
    expect(FailureReason).toBe(
      `Notebook Instance Lifecycle Config '${arn('notebook-instance-lifecycle-config')}' for Notebook Instance '${arn('notebook-instance')}' ${reason}. Please check your CloudWatch logs for more details if your Notebook Instance has Internet access.`,
    );
    expect(await log(name, 'OnStart')).toContain(start.split(';')[0]?.replace('echo ', ''));
    const failed = await notebooks.client.send(new ListNotebookInstancesCommand({ StatusEquals: 'Failed' }));
    expect(failed.NotebookInstances?.map((one) => one.NotebookInstanceName)).toContain(name);
  });

  it('with a configuration or a repository that is not there is refused, or fails', async () => {
    await expect(notebooks.create('a', { LifecycleConfigName: 'none' })).rejects.toThrow('none does not exist');
    await expect(notebooks.create('a', { PlatformIdentifier: 'notebook-al2-v2' })).rejects.toThrow('not supported');
    await notebooks.create('b', { DefaultCodeRepository: 'https://localhost:1/nobody/nothing' });
    const { FailureReason } = await notebooks.until('b', 'Failed', 'InService');
    expect(FailureReason).toContain('https://localhost:1/nobody/nothing could not be cloned');
  });
});
