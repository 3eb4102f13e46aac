import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActionResult } from '../support/action.ts';
import { fileServer } from '../support/file-server.ts';
import { startProxy } from '../support/proxy.ts';
import { userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(() => bench[Symbol.asyncDispose]());

/** What anybody sees who may see the run. */
function shown({ summary, log, annotations }: ActionResult): string {
  return [summary, log, ...annotations.map(({ message }) => message)].join('\n');
}

it('logs, summaries and annotations hold neither the account nor a secret, of good runs and of bad ones; outputs are whole', async () => {
  using repository = userRepository('secret');
  const stages = ['plan', 'sync-data', 'tune', 'train', 'deploy', 'plan', 'invoke'];
  const results = await bench.runAll(stages, repository);
  const bad = async (action: string, inputs: Record<string, string>, env: Record<string, string> = {}) => {
    const result = await bench.run(action, repository, { inputs, env });
    expect(result.code, result.log).toBe(1);
    results.push(result);
    return result;
  };
  const refused = await bad('invoke', { 'content-type': 'text/csv' });
  expect(refused.log).toMatch(/ModelError: .* in account /);
  await bad('invoke', { endpoint: 'nobody' });
  await bad('train', {}, { GITHUB_REPOSITORY: 'somebody/else' });
  // No input names the account here: AWS is asked before its words are shown.
  await bad('invoke', { 'content-type': 'text/csv', 'execution-role': '' });
  const denied = 'arn:aws:iam::123456789012:role/*';
  repository.edit((config) => {
    config['training'].hyperparameters.sleep = 0.01;
  });
  await bad('tune', { 'execution-role': denied });
  await using ending = await startProxy(bench.standIn.endpoint);
  ending.fault({ operation: 'PutObject', times: 1000, how: 'expire' });
  repository.remove('images/train/001.cat/1.png');
  repository.write('images/train/001.cat/8.png', repository.read('images/test/001.cat/5.png'));
  await bad('sync-data', {}, { AWS_ENDPOINT_URL: ending.endpoint });

  const all = results.map(shown).join('\n');
  expect(all).toContain('sagemaker-us-east-1-***');
  expect(all).not.toContain(bench.standIn.account);
  const [planned] = results;
  const changes: { key: string; id?: string }[] = JSON.parse(planned?.outputs['changes'] ?? '');
  expect(changes.map(({ id }) => id)).toContain(`sagemaker-us-east-1-${bench.standIn.account}`);
  const outputs = results.flatMap((result) => Object.values(result.outputs)).join('\n');
  for (const secret of ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'] as const) {
    expect(all + outputs).not.toContain(bench.standIn.env[secret]);
  }
});

const githubToken = `ghp_${'0123456789abcdefghijABCDEFGHIJ012345'}`;
const secretKey = `wJalrXUtnFEMI/${'K7MDENG/bPxRfiCYEXAMPLEKEY'}`;

it('a config with secrets is refused with each at its place, before anything is asked of AWS, and none is printed', async () => {
  using repository = userRepository('leaky');
  repository.edit((config) => {
    config['aws'].tags = { team: githubToken };
    config['data'].source = [
      'https://ann:hunter2@example.com/x.zip',
      'https://example.com/x.zip?X-Amz-Signature=0a1b2c',
    ];
    config['training'].environment = { KEY: secretKey, DB_PASSWORD: 'opensesame' };
    config['nmae'] = githubToken;
  });
  bench.proxy.calls.length = 0;
  for (const action of ['plan', 'sync-data']) {
    const { code, annotations, log, summary } = await bench.run(action, repository);
    const placed = annotations.filter(({ line }) => line !== undefined).map(({ message }) => message);
    for (const path of [
      'aws.tags.team: holds a GitHub token',
      'data.source[0]: holds an address with a user and a password',
      'data.source[1]: holds a signed address',
      'training.environment.KEY: holds an AWS secret key',
      'training.environment.DB_PASSWORD: contains a secret in plain text',
      'nmae: holds a GitHub token',
    ]) {
      expect(placed, log).toContainEqual(expect.stringContaining(path));
    }
    for (const secret of [githubToken, 'hunter2', '0a1b2c', secretKey, 'opensesame'])
      expect(log + summary).not.toContain(secret);
    expect(code).toBe(1);
  }
  expect(bench.proxy.calls).toEqual([]);
});

it.each<[string, string, Record<string, string>, RegExp]>([
  [
    'invoke',
    'hunter2',
    { url: 'https://ann:hunter2@example.com/dog.jpg' },
    /^The input url holds an address with a user and a password\.\n→ Use an address that needs no login/,
  ],
  [
    'invoke',
    '0a1b2c',
    { url: 'https://example.com/dog.jpg?X-Goog-Signature=0a1b2c' },
    /^The input url holds a signed address\./,
  ],
  [
    'train',
    githubToken,
    { hyperparameters: `{"code": "${githubToken}"` },
    /^The input hyperparameters holds a GitHub token\./,
  ],
  [
    'train',
    'opensesame',
    { hyperparameters: '{"api_key": "opensesame"}' },
    /^The input hyperparameters contains a secret in plain text, in api_key\./,
  ],
])(
  'the action %s refuses an input with a secret, here %s, and does not print it',
  async (action, secret, inputs, expected) => {
    using repository = userRepository('inputs');
    bench.proxy.calls.length = 0;
    const result = await bench.run(action, repository, { inputs });
    expect(onlyError(result)).toMatch(expected);
    expect(result.log + result.summary).not.toContain(secret);
    expect(bench.proxy.calls).toEqual([]);
  },
);

it('an address that leads to a signed one is told without the signature', async () => {
  using repository = userRepository('signed');
  await using signed = await fileServer({
    body: () => Buffer.alloc(0),
    instead: (request, response) => {
      const target = request.url?.includes('Signature')
        ? `http://ann:hunter2@${request.headers.host}/x.zip?X-Amz-Signature=0a1b2c`
        : '/x.zip?X-Amz-Signature=0a1b2c';
      response.writeHead(302, { location: target }).end();
      return true;
    },
  });
  repository.edit((config) => {
    config['data'].source = `${signed.url}/images.zip?version=3`;
  });
  const result = await bench.run('sync-data', repository);
  expect(onlyError(result, 'data-invalid')).toMatch(
    /images\.zip\?…: redirects to http:\/\/[\d.:]+\/x\.zip\?… with a user or a password/,
  );
  expect(result.log + result.summary).not.toMatch(/hunter2|0a1b2c/);
});
