import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AddTagsCommand,
  ListNotebookInstanceLifecycleConfigsCommand,
  ListTagsCommand,
  UpdateNotebookInstanceCommand,
} from '@aws-sdk/client-sagemaker';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../actions/lib/iam/document.ts';
import { startScript } from '../../actions/lib/resources/notebook/script.ts';
import { allowedBy } from '../../local-aws/src/access/evaluate.ts';
import { readPolicy } from '../../local-aws/src/access/policy.ts';
import { startBrowser } from '../support/browser.ts';
import { Notebooks } from '../support/notebooks.ts';
import { accessRecords, type RoleRepository, roleRepository } from '../support/role-repository.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { onlyError } from '../support/workbench.ts';

const NAME = 'book-notebook';
/** What it installs at its first start; each start would take longer for it. */
const INSTALLS = { packages: ['pip'] };
/** What it is changed to. */
const LARGE = { instance: 'ml.t3.large', 'volume-size': '20GB', root: true, 'idle-stop': '3h' };
const ADDRESS = 'https://github.com/someone/pipelines';
/** Seconds without work after which it stops itself. A slow machine takes some of them before it answers at all. */
const IDLE = 20;
/** Milliseconds that a page may take, and a start of the instance. */
const PATIENCE = 150_000;
/** What the training script says of each test picture, beside what it does in other tests. */
const EVALUATES = `
for epoch in range(3):
    print(f"Validation Loss: {1 / (epoch + 1):.4f}")
said = {}
for picture in sorted((data / "test").glob("*/*")):
    label = picture.parent.name.split(".", 1)[1]
    loss = 0.1 if label == classes[0] else 2.5
    said[hashlib.sha256(picture.read_bytes()).hexdigest()] = {"class": label, "predicted": classes[0], "loss": loss, "confidence": 0.8}
(Path(os.environ["SM_OUTPUT_DATA_DIR"]) / "evaluation.json").write_text(json.dumps(said))
`;

let code: string;
let standIn: StandIn;
let notebooks: Notebooks;
let repository: RoleRepository;
let browser: Browser;

beforeAll(async () => {
  code = mkdtempSync(join(tmpdir(), 'code-repository-'));
  mkdirSync(join(code, 'python'));
  cpSync(join(import.meta.dirname, '../../python/notebooks'), join(code, 'python/notebooks'), { recursive: true });
  standIn = await startStandIn({ repositories: { [ADDRESS]: code } });
  notebooks = new Notebooks(standIn);
  repository = await roleRepository('book', standIn, (config) => {
    config['notebook'] = { 'idle-stop': '2h', ...INSTALLS };
    Object.assign(config['tune'], { jobs: 1, parallel: 1 });
  });
  repository.write('training/train.py', `${repository.read('training/train.py')}${EVALUATES}`);
  for (const stage of ['sync-data', 'tune', 'train', 'train-on-ec2']) {
    const { code: status, log } = await repository.runJob(stage);
    expect(status, log).toBe(0);
  }
  browser = await startBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  repository?.[Symbol.dispose]();
  await standIn?.stop();
  rmSync(code, { recursive: true, force: true });
});

const run = (inputs: Record<string, string> = {}) => repository.runJob('notebook', { inputs });

async function passes(inputs: Record<string, string> = {}) {
  const result = await run(inputs);
  expect(result.code, result.log).toBe(0);
  return result;
}

const plan = () => repository.runJob('plan', { inputs: { stages: 'notebook' } });
const setNotebook = (settings: object) =>
  repository.edit((config) => {
    config['notebook'] = { 'idle-stop': '2h', ...settings };
  });
const volume = (...path: string[]) => join(standIn.state, 'sagemaker/notebook-volumes', NAME, ...path);

async function scripts(): Promise<(string | undefined)[]> {
  const list = await notebooks.client.send(new ListNotebookInstanceLifecycleConfigsCommand({}));
  return (list.NotebookInstanceLifecycleConfigs ?? []).map((one) => one.NotebookInstanceLifecycleConfigName);
}

/** Writes one of the instance's own tags. */
async function setTag(name: string, Value: string): Promise<void> {
  const { NotebookInstanceArn: ResourceArn } = await notebooks.describe(NAME);
  const Tags = [{ Key: `sagemaker-actions:${name}`, Value }];
  await notebooks.client.send(new AddTagsCommand({ ResourceArn, Tags }));
}

/** Lets a service assume the notebook's role, and no other. */
async function trust(Service: string): Promise<void> {
  const { endpoint, region, env } = standIn;
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  const iam = new IAMClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const Statement = [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  const RoleName = repository.roles['NOTEBOOK_ROLE_ARN']?.name;
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
}

describe('a notebook instance', { timeout: 2 * PATIENCE }, () => {
  it('whose role SageMaker cannot assume is not created, and the role is named', async () => {
    await trust('lambda.amazonaws.com');
    const failed = await run({ wait: '3s' });
    expect(onlyError(failed)).toMatch(/Could not assume role arn:aws:iam::\S+:role\/book-notebook\./);
    await expect(notebooks.describe(NAME)).rejects.toThrow('RecordNotFound');
    await trust('sagemaker.amazonaws.com');
  });

  it('is planned; of a private repository, which SageMaker cannot clone, only with its secret', async () => {
    const event = join(code, 'event.json');
    writeFileSync(event, JSON.stringify({ repository: { private: true } }));
    const env = { GITHUB_EVENT_PATH: event };
    const refused = await repository.runJob('plan', { inputs: { stages: 'notebook' }, env });
    expect(onlyError(refused, 'run-would-fail')).toMatch(
      /someone\/pipelines, which is private, .*`notebook\.repository`/s,
    );
    setNotebook({ ...INSTALLS, repository: 'stored-with-its-secret' });
    const planned = await repository.runJob('plan', { inputs: { stages: 'notebook' }, env });
    expect(planned.code, planned.log).toBe(0);
    expect(planned.log).toMatch(/create +notebook instance book-notebook/);
    setNotebook(INSTALLS);
  });

  it('is created as the config says', async () => {
    const { outputs, log } = await passes();
    expect(outputs).toMatchObject({ state: 'ready', 'notebook-name': NAME, status: 'InService' });
    expect(log).not.toContain('authToken');
    const resource = await notebooks.describe(NAME);
    expect(resource).toMatchObject({
      ...{ InstanceType: 'ml.t3.medium', VolumeSizeInGB: 5, RootAccess: 'Disabled', DefaultCodeRepository: ADDRESS },
      ...{ PlatformIdentifier: 'notebook-al2023-v1', RoleArn: repository.arns['NOTEBOOK_ROLE_ARN'] },
      InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '2' },
    });
    const tags = await notebooks.client.send(new ListTagsCommand({ ResourceArn: resource.NotebookInstanceArn }));
    expect(tags.Tags).toContainEqual({ Key: 'sagemaker-actions:pipeline', Value: 'book' });
  });

  it('opens in a browser by its address, once, and runs explore.ipynb', async () => {
    const address = await notebooks.address(NAME);
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    // A page of this size takes its time where others compute as well.
    page.setDefaultTimeout(PATIENCE);
    await page.goto(address, { waitUntil: 'commit' });
    const { origin, pathname } = new URL(address);
    await page.goto(`${origin}${pathname}lab/tree/pipelines/python/notebooks/explore.ipynb`, { waitUntil: 'commit' });
    // What is run before the kernel is there asks for one.
    await page.getByText('conda_python3 | Idle').waitFor();
    await page.locator('.lm-MenuBar-itemLabel', { hasText: /^Run$/ }).click();
    await page.locator('[data-command="runmenu:run-all"]').click();
    const outputs = page.locator('.jp-OutputArea-output');
    await expect.poll(() => outputs.last().textContent(), { timeout: PATIENCE }).toContain('accuracy');
    const shown = (await outputs.allTextContents()).join('\n');
    expect(shown).toContain(`The pipeline book, in s3://sagemaker-us-east-1-${standIn.account}`);
    expect(shown).toMatch(/learning_rate/);
    expect(shown).toMatch(/single: 50\.0% of 2 test examples right, mean loss 1\.3000/);
    expect(shown).toContain('dog, taken for cat (80%)');
    // The same script on the same data, there and here.
    expect(shown).toMatch(/EC2 \(book-ec2-[0-9a-f]{10}\)/);
    const agree = ['onmean lossaccuracy', 'SageMaker1.30.5', 'EC21.30.5'];
    expect(await outputs.last().locator('tr').allTextContents()).toEqual(agree);
    expect(shown).not.toMatch(/Traceback|Error/);
    expect(await page.locator('.jp-OutputArea-output svg polyline').count()).toBeGreaterThan(0);
    const images = page.locator('.jp-OutputArea-output img');
    const widths = await images.evaluateAll((all) =>
      all.map((one) => (one as unknown as { naturalWidth: number }).naturalWidth),
    );
    expect(widths).toHaveLength(2);
    expect(Math.min(...widths)).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.close();
    const again = await fetch(address, { redirect: 'manual' });
    expect([again.status, await again.text()]).toEqual([403, expect.stringContaining('was used already')]);
  });

  it('is changed in place: stopped for it, and started again with its files; then it is not touched again', async () => {
    writeFileSync(volume('mine.txt'), 'kept');
    const before = await scripts();
    setNotebook(LARGE);
    const planned = await plan();
    expect(planned.log).toMatch(/update +notebook instance .*stopped for the change, then InService again/);
    const { log, outputs } = await passes();
    expect(log).toContain('book-notebook is stopped for the change');
    expect(outputs['status']).toBe('InService');
    expect(await notebooks.describe(NAME)).toMatchObject({
      InstanceType: 'ml.t3.large',
      VolumeSizeInGB: 20,
      RootAccess: 'Enabled',
    });
    expect(readFileSync(volume('mine.txt'), 'utf8')).toBe('kept');
    const after = await scripts();
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    const recorded = accessRecords(standIn).length;
    expect((await passes()).log).toMatch(/reuse +notebook instance book-notebook/);
    const writes = accessRecords(standIn)
      .slice(recorded)
      .filter(({ action }) => !/:(Describe|List|Get)/.test(action));
    expect(writes.map(({ action }) => action)).toEqual([]);
  });

  it('is not replaced for a smaller volume: it holds files', async () => {
    setNotebook({ instance: 'ml.t3.large', root: true, 'idle-stop': '3h' });
    for (const result of [await plan(), await run()]) {
      const code = result.annotations.find(({ level }) => level === 'error')?.title;
      expect(['run-would-fail', 'replacement-needed']).toContain(code);
      expect(onlyError(result)).toMatch(/volume-size: 20 → 5.*(.|\n)*`volume-size: 20GB`/);
    }
    expect(existsSync(volume('mine.txt'))).toBe(true);
    setNotebook(LARGE);
  });

  it('stops itself when nobody works, a browser tab or not, and is left stopped until somebody starts it', async () => {
    const about = { pipeline: 'book', region: 'us-east-1', bucket: 'any' };
    const quick = Buffer.from(startScript({ idleStop: IDLE, packages: [] }, about), 'base64').toString();
    await notebooks.scripts('quick', { start: quick });
    await notebooks.stop(NAME);
    await notebooks.until(NAME, 'Stopped');
    const update = { NotebookInstanceName: NAME, LifecycleConfigName: 'quick' };
    await notebooks.client.send(new UpdateNotebookInstanceCommand(update));
    await notebooks.until(NAME, 'Stopped');
    const page = await browser.newPage();
    await notebooks.start(NAME);
    const started = await notebooks.until(NAME, 'InService', 'Failed');
    expect(started.FailureReason).toBeUndefined();
    await page.goto(await notebooks.address(NAME), { waitUntil: 'commit' });
    await notebooks.until(NAME, 'Stopped');
    await page.close();
    // The config's own script comes back, and the instance stays as it is.
    expect((await passes()).outputs['status']).toBe('Stopped');
  });

  it('is started when somebody asks for it, and waited for by the next run where the time was too short', async () => {
    const planned = await repository.runJob('plan', { inputs: { stages: 'notebook', notebook: 'start' } });
    expect(planned.log).toMatch(/update +notebook instance book-notebook: .*Stopped → InService/);
    const first = await run({ mode: 'start', wait: '1s' });
    expect(first.outputs['state'], first.log).toBe('pending');
    const { outputs, log } = await passes();
    expect(log).toMatch(/wait for +notebook instance book-notebook: Pending/);
    expect(outputs['status']).toBe('InService');
    expect(readFileSync(volume('mine.txt'), 'utf8')).toBe('kept');
  });

  it('of another repository is neither stopped nor deleted, also by who may adopt it', async () => {
    const { NotebookInstanceArn } = await notebooks.describe(NAME);
    const list = await notebooks.client.send(new ListTagsCommand({ ResourceArn: NotebookInstanceArn }));
    const own = list.Tags?.find(({ Key }) => Key === 'sagemaker-actions:repository')?.Value ?? '';
    await setTag('repository', 'another/one');
    for (const inputs of [{ mode: 'delete' }, { mode: 'delete', adopt: 'true' }, { mode: 'stop' }])
      expect(onlyError(await run(inputs), 'not-the-owner')).toContain('belongs to the repository another/one');
    expect((await notebooks.describe(NAME)).NotebookInstanceStatus).toBe('InService');
    expect(existsSync(volume('mine.txt'))).toBe(true);
    await setTag('repository', own);
    await notebooks.stop(NAME);
    await notebooks.until(NAME, 'Stopped');
  });

  it('that a run was killed over is started by the next one, once, and not after it was stopped by hand', async () => {
    // As a run leaves it that was killed behind its StopNotebookInstance, when its change is taken back afterwards.
    await setTag('restart', 'true');
    await setTag('unproven', 'tried=another before=one since=');
    expect((await passes()).outputs['status']).toBe('InService');
    await notebooks.stop(NAME);
    await notebooks.until(NAME, 'Stopped');
    expect((await passes()).outputs['status'], 'it has stopped itself').toBe('Stopped');
    await setTag('restart', 'true');
    expect((await passes({ mode: 'stop' })).outputs['status']).toBe('Stopped');
    expect((await passes()).outputs['status'], 'it was stopped by hand').toBe('Stopped');
  });

  it('that failed is told with the reason, and mended in place, never replaced', async () => {
    await notebooks.scripts('broken', { start: 'echo the disk of the script is full\nexit 3' });
    const update = { NotebookInstanceName: NAME, LifecycleConfigName: 'broken' };
    await notebooks.client.send(new UpdateNotebookInstanceCommand(update));
    await notebooks.until(NAME, 'Stopped');
    await notebooks.start(NAME);
    const { FailureReason } = await notebooks.until(NAME, 'Failed');
    expect(FailureReason).toMatch(
      /^Notebook Instance Lifecycle Config 'arn:.*' for Notebook Instance 'arn:.*' failed\./,
    );
    const planned = await plan();
    expect(planned.log).toMatch(
      /update +notebook instance book-notebook: it is failed: Notebook Instance Lifecycle Config/,
    );
    // What it then cannot do is told as well, and is tried again only when that is asked for.
    setNotebook({ ...LARGE, repository: 'https://127.0.0.1:9/no.git' });
    const message = onlyError(await run(), 'resource-failed');
    expect(message).toContain('the repository https://127.0.0.1:9/no.git could not be cloned');
    expect(onlyError(await run(), 'resource-failed')).toContain('could not be cloned');
    setNotebook({ ...LARGE, repository: 'none' });
    expect((await passes()).outputs['status']).toBe('InService');
    expect(readFileSync(volume('mine.txt'), 'utf8')).toBe('kept');
  });

  it('whose new role may not be passed says so, and runs again as it was', async () => {
    const role = `arn:aws:iam::${standIn.account}:role/no-such-role`;
    const { code, annotations } = await run({ 'notebook-role': role });
    expect(code).toBe(1);
    expect(annotations.map((one) => one.message).join()).toMatch(/no-such-role/);
    expect((await passes()).outputs['status']).toBe('InService');
    expect((await notebooks.describe(NAME)).RoleArn).toBe(repository.arns['NOTEBOOK_ROLE_ARN']);
  });

  it('that neither the config nor its roles know is told by plan, and deleted only when that is asked for', async () => {
    repository.edit((config) => delete config['notebook']);
    await repository.applyRoles();
    const planned = await repository.runJob('plan', { inputs: { stages: 'sync-data' } });
    expect(planned.annotations.map((one) => one.message).join()).toMatch(
      /notebook: this pipeline created the notebook instance book-notebook, but the config no longer has `notebook`/,
    );
    expect((await passes()).outputs['notebook-name']).toBeUndefined();
    expect((await passes({ mode: 'stop' })).outputs['status']).toBe('Stopped');
    expect(existsSync(volume('mine.txt'))).toBe(true);
    const { log } = await passes({ mode: 'delete' });
    expect(log).toMatch(/remove +notebook instance book-notebook/);
    await expect(notebooks.describe(NAME)).rejects.toMatchObject({
      ...{ name: 'ValidationException', message: 'RecordNotFound' },
    });
    expect((await scripts()).toSorted()).toEqual(['broken', 'quick']);
    expect(existsSync(volume())).toBe(false);
    expect((await passes({ mode: 'delete' })).log).not.toMatch(/^remove/m);
  });
});

describe.each(['AWS_ROLE_ARN', 'NOTEBOOK_ROLE_ARN'])('the role of %s', (variable) => {
  /** What the tests of other things need of main's. */
  const isOfOthers = (sid: string) => variable === 'AWS_ROLE_ARN' && !/Notebook/.test(sid);

  it('has no statement for notebooks that nothing needs, and each call is allowed by one alone', () => {
    const { name, permissions } = repository.roles[variable] as Role;
    const statements = readPolicy(JSON.stringify(permissions));
    const records = accessRecords(standIn).filter(({ role }) => role === name);
    const passed = 'iam:PassRole';
    expect(records.filter(({ sid, action }) => sid === undefined && action !== passed)).toEqual([]);
    const table = statements.map(({ sid = '' }) => {
      const allowed = records.filter((record) => record.sid === sid);
      const others = statements.filter((one) => one.sid !== sid);
      return { sid, calls: allowed.length, allowedByOthers: allowed.filter((one) => allowedBy(others, one)) };
    });
    expect(table.flatMap(({ allowedByOthers }) => allowedByOthers)).toEqual([]);
    const unneeded = table.filter(({ calls, sid }) => calls === 0 && !isOfOthers(sid)).map(({ sid }) => sid);
    expect(unneeded).toEqual([]);
  });
});
