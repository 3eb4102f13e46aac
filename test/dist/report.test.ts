import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../actions/lib/report/html/page.ts';
import { startBrowser } from '../support/browser.ts';
import { png } from '../support/images.ts';
import { fullRun, HOSTILE } from '../support/report-records.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let browser: Browser;
let server: Server;
let html = '';
/** What browsers have asked the server for. */
const asked: string[] = [];

beforeAll(async () => {
  browser = await startBrowser();
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

/** Opens a report as a reader does, and notes what the browser complains of. */
async function open(report: string, options: BrowserContextOptions = {}) {
  html = report;
  asked.length = 0;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/report.html`);
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** Rows of a table by its caption, as text. */
function rowsOf(page: Page, caption: string): Promise<string[][]> {
  return page
    .getByRole('region', { name: caption, exact: true, includeHidden: true })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')));
}

/** What axe finds wrong with a page. @param rules default: all of axe's */
async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify(rules.length === 0 ? {} : { runOnly: rules });
  const found = (await page.evaluate(`axe.run(${options})`)) as AxeResults;
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe('the report of a run with everything in it', () => {
  const report = renderReport(fullRun());

  it('is one small file that asks for nothing, runs nothing and is drawn at once', async () => {
    expect(Buffer.byteLength(report)).toBeLessThan(2_000_000);
    await using opened = await open(report);
    const { page, complaints } = opened;
    const drawn = await page.evaluate(
      '((it) => it.loadEventEnd - it.responseStart)(performance.getEntriesByType("navigation")[0])',
    );
    expect(drawn).toBeLessThan(1000);
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => url !== '/favicon.ico')).toEqual(['/report.html']);
  });

  it('shows other people’s words as they are, and pictures only where they are pictures', async () => {
    await using opened = await open(report);
    const { page } = opened;
    expect(await page.title()).toBe('dog-breeds: report of a run');
    const shown = HOSTILE.replace('\u202e', '\ufffd');
    for (const region of [
      'Steps',
      'Failures of dog-breeds-endpoint',
      'Accuracy of each class that changed, dog-breeds-endpoint',
    ])
      expect((await rowsOf(page, region)).flat()).toContain(shown);
    expect(await page.locator('.note pre').first().textContent()).toContain(shown);
    expect(await page.locator('script, iframe, object, foreignObject, [onload], [onerror]').count()).toBe(0);
    const addresses = await page
      .locator('img')
      .evaluateAll((images) => images.map((image) => image.getAttribute('src')));
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address?.startsWith('data:image/png;base64,'))).toEqual([]);
    expect(await page.getByText('no picture').count()).toBe(4);
  });

  it('draws each trial where its objective is, and says the same numbers as the record', async () => {
    await using opened = await open(report);
    const { page } = opened;
    const [tuned] = fullRun().flatMap(({ tuning }) => tuning);
    const measured = (tuned?.trials ?? []).filter(({ objective }) => objective !== undefined);
    const circles = await page
      .getByRole('img', { name: 'Validation Loss over time' })
      .locator('circle')
      .evaluateAll((all) => all.map((one) => [one.textContent ?? '', Number(one.getAttribute('cy'))] as const));
    const height = new Map(circles);
    expect(height.size).toBe(measured.length);
    const [best, worst] = [measured[0], measured.at(-1)].map((trial) => ({
      value: trial?.objective ?? 0,
      y: height.get(`${trial?.name}: ${trial?.objective}`) ?? Number.NaN,
    }));
    for (const { name, objective = 0 } of measured) {
      const part = (objective - (best?.value ?? 0)) / ((worst?.value ?? 0) - (best?.value ?? 0));
      const expected = (best?.y ?? 0) + part * ((worst?.y ?? 0) - (best?.y ?? 0));
      expect(Math.abs((height.get(`${name}: ${objective}`) ?? Number.NaN) - expected)).toBeLessThan(0.2);
    }
    expect(await rowsOf(page, 'Training, size and latency of both models of dog-breeds-endpoint')).toEqual([
      ['training', '501 s', '1002 s'],
      ['instances', '1 × ml.m5.xlarge', '1 × ml.m5.xlarge'],
      ['billable, all instances', '501 s', '1002 s'],
      ['cost of the training', '$0.03', '$0.06'],
      ['size of the model', '42.0 MiB', '42.0 MiB'],
      [
        'latency',
        expect.stringMatching(/^31\.\d ms \(median of 20/),
        expect.stringMatching(/^44\.\d ms \(median of 20/),
      ],
    ]);
    const compared = await rowsOf(page, 'Metrics of both models of dog-breeds-endpoint');
    for (const [name, , , difference, least, most] of compared) {
      // Of a loss that has fallen, too.
      expect(Number(difference), name).toBeGreaterThan(Number(least));
      expect(Number(difference), name).toBeLessThan(Number(most));
    }
    expect(compared.map(([name, , , difference = '']) => [name, Number(difference) > 0])).toEqual([
      ['Test Accuracy', true],
      ['Test Loss', false],
    ]);
    expect(await rowsOf(page, 'Prices of what stays')).toEqual([
      ['endpoint:a', '1 to 4 ml.m5.xlarge', '$0.115', '$0.115 to $0.46', '$83.95 to $335.80'],
      ['endpoint:b', '1 ml.x9.large', 'unknown', 'unknown', 'unknown'],
    ]);
    expect(await rowsOf(page, 'Preview endpoints')).toEqual([
      [
        ...['dog-breeds-pr-7-dog-breeds-endpoint', 'dog-breeds-endpoint', '2026-11-30 17:00:00 UTC'],
        ...[expect.stringMatching(/^\$0\.115 an hour \(.*: \$0\.115 an hour each, /), '44.0 ms (median of 1 request)'],
      ],
      ['dog-breeds-pr-7-dog-breeds-second', 'dog-breeds-second', 'there is none: it is Creating', '', ''],
    ]);
    const rows = await rowsOf(page, `Trials of ${tuned?.name}`);
    expect(rows.map(([, objective]) => objective)).toEqual(
      tuned?.trials.map(({ objective }) => String(objective ?? '')),
    );
    const jobs = fullRun().flatMap(({ jobs }) => jobs);
    const points = jobs.flatMap(({ job, curves }) =>
      curves
        .filter(({ metric }) => metric === 'Train Loss')
        .flatMap(({ points }) => points.map((point) => [job, ...point.map(String)])),
    );
    expect(await rowsOf(page, 'Numbers: Train Loss')).toEqual(points);
    const matrix = jobs[0]?.evaluation;
    const counts = await rowsOf(page, `Numbers: Confusion matrix of ${jobs[0]?.job}`);
    expect(counts.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(matrix?.examples);
    expect(
      await page
        .getByRole('img', { name: `Confusion matrix of ${jobs[0]?.job}` })
        .locator('rect')
        .count(),
    ).toBe(counts.length);
  });

  it('has no accessibility violation in light, nor with the colours of dark', { timeout: 120_000 }, async () => {
    await using opened = await open(report, { colorScheme: 'light' });
    const { page } = opened;
    for (const summary of (await page.locator('summary').all()).slice(0, 5)) await summary.click();
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, ['color-contrast'])).toEqual([]);
  });

  it('fits a phone, is reached by keyboard and works without network', async () => {
    await using opened = await open(report, { viewport: { width: 360, height: 740 }, isMobile: true });
    const { page, complaints } = opened;
    const [needed, there] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[];
    expect(needed).toBe(there);
    await page.context().setOffline(true);
    const summary = page.locator('summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^Numbers: /);
    await page.getByRole('link', { name: 'Learning curves' }).press('Enter');
    expect(new URL(page.url()).hash).toBe('#curves');
    expect(complaints).toEqual([]);
  });
});

/** Its runs are those of a whole pipeline, action by action. */
describe('the report that a run leaves in S3', () => {
  let bench: Workbench;
  let repository: UserRepository;

  beforeAll(async () => {
    [bench, repository] = [await startWorkbench(), userRepository('reported')];
    repository.edit((config) => {
      config['report'] = true;
    });
  });

  afterAll(async () => {
    repository?.[Symbol.dispose]();
    await bench?.[Symbol.asyncDispose]();
  });

  const Bucket = () => `sagemaker-${bench.standIn.region}-${bench.standIn.account}`;

  async function reportOf(run: string): Promise<string> {
    const key = { Bucket: Bucket(), Key: `reported/runs/${run}/report.html` };
    const { Body } = await bench.s3.send(new GetObjectCommand(key));
    return (await Body?.transformToString()) ?? '';
  }

  it('says what the outputs say, of all actions of the run', { timeout: 120_000 }, async () => {
    const [synced, tuned, trained, deployed] = await bench.runAll(['sync-data', 'tune', 'train', 'deploy'], repository);
    expect(synced?.outputs).toMatchObject({ uploaded: '6', copied: '0' });
    expect(JSON.parse(tuned?.outputs['best-hyperparameters'] ?? '')).toEqual({
      batch_size: expect.any(Number),
      learning_rate: expect.any(Number),
    });
    const named = { state: 'ready', 'training-job': expect.stringMatching(/^reported-single-[0-9a-f]{10}$/) };
    expect(trained?.outputs).toMatchObject(named);
    expect(JSON.parse(trained?.outputs['metrics'] ?? '')).toMatchObject({ 'Test Accuracy': 0.9 });
    expect(deployed?.outputs).toMatchObject({ state: 'ready', 'endpoint-name': 'reported-endpoint' });
    const load = await bench.run('invoke', repository, { inputs: { rate: '10', duration: '2s' } });
    expect(load.code, load.log).toBe(0);
    expect(load.summary).toContain('/reported/runs/1001/report.html');
    await using opened = await open(await reportOf('1001'));
    const { page, complaints } = opened;
    expect(complaints).toEqual([]);
    const metrics = JSON.parse(trained?.outputs['metrics'] ?? '') as Record<string, number>;
    const [job] = await rowsOf(page, 'Training jobs');
    expect(job?.slice(0, 4)).toEqual([
      'single',
      trained?.outputs['training-job'],
      ...Object.values(metrics).map(String),
    ]);
    const trials = await rowsOf(page, `Trials of ${tuned?.outputs['tuning-job']}`);
    expect(trials[0]?.slice(0, 2)).toEqual([
      `${tuned?.outputs['best-training-job']} (best)`,
      tuned?.outputs['best-objective'],
    ]);
    const [asked] = await rowsOf(page, 'Answers');
    expect(asked?.[0]).toBe(repository.endpoint);
    await expect(page.getByText(`${load.outputs['requests']} requests, `).count()).resolves.toBe(1);
    const phases = await rowsOf(page, 'Numbers: Actions and their jobs');
    expect(phases.filter(([, phase]) => phase === 'the action').map(([name]) => name)).toEqual([
      'Sync data',
      'Tune',
      'Train',
      'Deploy',
      'Invoke',
    ]);
    expect(phases.filter(([name]) => name === trained?.outputs['training-job']).map(([, phase]) => phase)).toContain(
      'Training',
    );
  });

  it('is not written by a run that does nothing, because all was already done', async () => {
    const before = bench.proxy.calls.length;
    const stages = ['plan', 'sync-data', 'tune', 'train', 'deploy', 'invoke'];
    const results = await bench.runAll(stages, repository, { env: { GITHUB_RUN_ID: '1002' } });
    expect(results.at(-1)?.outputs['prediction']).toBe('cat');
    expect(bench.proxy.calls.slice(before).filter(({ write }) => write)).toEqual([]);
  });

  it('tells of an action that failed', async () => {
    repository.write('training/train.py', 'raise SystemExit("<b>no</b> such luck")\n');
    expect((await bench.run('tune', repository, { env: { GITHUB_RUN_ID: '1003' } })).code).toBe(1);
    await using opened = await open(await reportOf('1003'));
    expect(await opened.page.locator('h1').textContent()).toContain('failed');
    expect(await opened.page.locator('.note').first().textContent()).toContain('<b>no</b> such luck');
  });

  it('that cannot be written is a warning', async () => {
    repository.write('images/train/001.cat/more.png', png(77));
    bench.proxy.fault({ operation: 'PutObject', resource: '/runs/', how: 'deny' });
    const { code, annotations, outputs } = await bench.run('sync-data', repository, { env: { GITHUB_RUN_ID: '1004' } });
    expect([code, outputs['state']]).toEqual([0, 'ready']);
    expect(annotations.at(-1)).toMatchObject({
      level: 'warning',
      message: expect.stringMatching(/^The report of this run was not written: PutObject of .*AccessDenied/),
    });
  });
});
