import { ListModelsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../actions/lib/core/failure-code.ts';
import type { ActionResult } from '../support/action.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const FULL_DISK = { NODE_OPTIONS: `--import ${new URL('../support/full-disk.ts', import.meta.url)}` };
const FILE = 'images/test/001.cat/5.png';

describe('invoke with something wrong', () => {
  let bench: Workbench;
  let repository: UserRepository;
  /** A first deploy, with no room on the disk; what was written until then, and how many models there were. */
  let full: ActionResult;
  let written: string[];
  let before: number;
  let models: number | undefined;

  beforeAll(async () => {
    bench = await startWorkbench();
    repository = userRepository('asked');
    repository.edit((config) => delete config['tune']);
    repository.write('broken.png', 'not an image');
    repository.write('large.png', Buffer.alloc(6_291_457));
    repository.write('notes', 'of no known type');
    await bench.runAll(['sync-data', 'train'], repository);
    before = bench.proxy.writes().length;
    full = await bench.run('deploy', repository, { env: FULL_DISK });
    written = bench.proxy.writes().map(({ operation }) => operation);
    const listed = await bench.sagemaker.send(new ListModelsCommand({ NameContains: 'asked-' }));
    models = listed.Models?.length;
    await bench.runAll(['deploy'], repository);
  });
  afterAll(async () => {
    repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });

  it('is preceded by a deploy, which a full disk keeps from packing the model: it has made nothing, and the next one goes on', () => {
    expect(onlyError(full, 'disk-full')).toMatch(
      /^The disk is full: .*\n→ Free some space, or use a runner with a larger disk/,
    );
    expect(written.slice(before).filter((operation) => /Object|Upload|Model|Endpoint/.test(operation))).toEqual([]);
    expect(models).toBe(0);
  });

  const invoke = (inputs: Record<string, string>) => bench.run('invoke', repository, { inputs });

  it.each<[string, Record<string, string>, RegExp, RegExp]>([
    [
      'a content type that the model does not take',
      { file: FILE, 'content-type': 'text/csv' },
      /^InvokeEndpoint of asked-endpoint failed: ModelError: Received client error \(415\) .*only image\/png is taken/,
      /content-type/,
    ],
    [
      'a broken image',
      { file: 'broken.png' },
      /^InvokeEndpoint of asked-endpoint failed: ModelError: Received client error \(422\) .*this is no PNG image/,
      /file/,
    ],
    [
      'an endpoint that does not exist',
      { file: FILE, endpoint: 'nobody' },
      /^InvokeEndpoint of nobody failed: ValidationError: Endpoint nobody .*not found/,
      /deploy|endpoint/,
    ],
  ])('%s: operation, endpoint, the words of AWS, request id and the next step', async (_what, inputs, what, next) => {
    const error = onlyError(await invoke(inputs), 'aws-request-failed');
    expect(error).toMatch(what);
    expect(error).toMatch(/\(request [0-9a-f-]{36}\)\n→ /);
    expect(error.split('\n→ ')[1]).toMatch(next);
  });

  it.each<[string, FailureCode, Record<string, string>, RegExp]>([
    [
      'an unexpected class',
      'answer-wrong',
      { file: FILE, expect: 'dog' },
      /asked-endpoint .*cat 100\.0 %.* dog .*\n→ /,
    ],
    [
      'a file that never ends',
      'input-invalid',
      { file: '/dev/zero', 'content-type': 'image/png' },
      /\/dev\/zero could not be read\.\n→ .*input `file`/,
    ],
    [
      'a file that is too large',
      'input-invalid',
      { file: 'large.png' },
      /large\.png has 6291457 bytes; .* at most 6291456\.\n→ Send a smaller/,
    ],
    [
      'a content type of two lines',
      'input-invalid',
      { file: FILE, 'content-type': 'image/png\nX: y' },
      /"image\/png\\nX: y" cannot be sent\.\n→ .*`content-type`/,
    ],
    ['a file that is not there', 'input-invalid', { file: 'nowhere.png' }, /nowhere\.png .*\n→ .*input `file`/],
    ['a file of no known type', 'input-invalid', { file: 'notes' }, / notes .*\n→ .*`content-type`/],
    [
      'both a file and an address',
      'input-invalid',
      { file: FILE, url: 'https://a.example/b.png' },
      /`file` and `url` .*\n→ /,
    ],
  ])('%s', async (_what, code, inputs, expected) => {
    expect(onlyError(await invoke(inputs), code)).toMatch(expected);
  });

  it('nothing to ask', async () => {
    using empty = userRepository('nobody');
    empty.edit((config) => delete config['endpoints']);
    expect(onlyError(await bench.run('invoke', empty), 'input-invalid')).toMatch(/no endpoint .*\n→ .*`endpoints`/);
  });

  it('hands an address to the model, which is the one to fetch it', async () => {
    const ANSWER = 'if request.headers.get("content-type") == "application/json":\n            ';
    const echo = 'return JSONResponse({"predictions": [{"class": (await request.json())["url"], "probability": 1.0}]})';
    const text = repository.read('serving/serve_app.py');
    repository.write('serving/serve_app.py', text.replace('if request.headers', `${ANSWER}${echo}\n        $&`));
    await bench.runAll(['deploy'], repository);
    const url = 'https://pictures.example/cat.png';
    const { code, outputs, log } = await invoke({ url });
    expect(code, log).toBe(0);
    expect(outputs['prediction']).toBe(url);
    expect(Number(outputs['latency-ms'])).toBeGreaterThanOrEqual(0);
  });
});
