import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawImages, randomClasses, stripedPicture } from '../support/striped-pictures.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let bench: Workbench;
let repository: UserRepository;

/** The shipped training and serving code on images that are drawn here. */
beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('learn');
  for (const folder of ['training', 'serving']) {
    rmSync(join(repository.folder, folder), { recursive: true });
    cpSync(join(ROOT, 'python', folder), join(repository.folder, folder), { recursive: true });
  }
  repository.edit((config) => {
    config['training'].hyperparameters = { architecture: 'small-cnn', epochs: 6, batch_size: 16, learning_rate: 0.01 };
    config['training'].metrics = {
      'Validation Loss': 'Validation Loss: ([0-9.]+)',
      'Test Accuracy': 'Testing Accuracy: ([0-9.]+)',
    };
    delete config['tune'];
    delete config['endpoints']['learn-endpoint'].smoke;
  });
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** Asks the endpoint; the answer's classes, best first. */
async function ask(body: Buffer, contentType = 'image/png'): Promise<string[]> {
  const { endpoint, region, env } = bench.standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const client = new SageMakerRuntimeClient({ endpoint, region, credentials });
  const { Body } = await client.send(
    new InvokeEndpointCommand({ EndpointName: 'learn-endpoint', Body: body, ContentType: contentType }),
  );
  const { predictions } = JSON.parse(Buffer.from(Body ?? []).toString()) as { predictions: { class: string }[] };
  return predictions.map((prediction) => prediction.class);
}

test('names that no code knows are learnt and served, none of an earlier data set; wrong requests are refused by the model itself', async () => {
  drawImages(repository, [...randomClasses(), 'one-more'], () => 0);
  await bench.runAll(['sync-data'], repository);
  const classes = randomClasses();
  drawImages(repository, classes);
  const [, trained] = await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  expect(JSON.parse(trained?.outputs['metrics'] ?? '')['Test Accuracy']).toBeGreaterThanOrEqual(0.9);
  for (const [kind, name] of classes.entries()) {
    const answered = await ask(stripedPicture(kind));
    expect(answered[0]).toBe(name);
    expect(answered.sort()).toEqual([...classes].sort());
  }
  await expect(ask(Buffer.from('a,b'), 'text/csv')).rejects.toMatchObject({
    name: 'ModelError',
    OriginalStatusCode: 415,
  });
  await expect(ask(Buffer.from('no image'))).rejects.toMatchObject({ name: 'ModelError', OriginalStatusCode: 422 });
  const inside = Buffer.from(JSON.stringify({ url: 'https://127.0.0.1/picture.png' }));
  await expect(ask(inside, 'application/json')).rejects.toMatchObject({
    name: 'ModelError',
    OriginalStatusCode: 422,
    OriginalMessage: expect.stringMatching(/127\.0\.0\.1|address/),
  });
});
