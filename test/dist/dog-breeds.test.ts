import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { baseRequirements } from '../../local-aws/src/python/images.ts';
import { pythonEnvironment } from '../../local-aws/src/python/python-environment.ts';
import { fileServer } from '../support/file-server.ts';
import { ENVIRONMENTS } from '../support/stand-in.ts';
import { userRepository } from '../support/user-repository.ts';
import { startWorkbench } from '../support/workbench.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAKE = fileURLToPath(new URL('../support/dog_pictures.py', import.meta.url));
const BREEDS = 133;

test('dog-breeds.yml goes through, with a data set of the shape and the defects of its own', async () => {
  await using bench = await startWorkbench();
  using repository = userRepository('dogs');
  for (const folder of ['images', 'training', 'serving']) rmSync(join(repository.folder, folder), { recursive: true });
  for (const folder of ['python', 'pipeline-config'])
    cpSync(join(ROOT, folder), join(repository.folder, folder), { recursive: true });
  const python = await pythonEnvironment({ folder: ENVIRONMENTS, requirements: baseRequirements(), log: console.log });
  execFileSync(python, [MAKE, repository.folder, String(BREEDS)], { env: { OMP_NUM_THREADS: '1' } });
  const archive = readFileSync(join(repository.folder, 'dogImages.zip'));
  await using server = await fileServer({ body: () => archive, etag: () => '"one"' });
  repository.write(repository.config, repository.read('pipeline-config/dog-breeds.yml'));
  repository.edit((config) => {
    config['data'].source = `${server.url}/dogImages.zip`;
    const weights = readFileSync(join(repository.folder, 'resnet50.pth'));
    config['weights'] = { source: 'resnet50.pth', sha256: hash('sha256', weights) };
    // Small pictures, and as little of everything as the network can do with.
    Object.assign(config['training'].hyperparameters, { epochs: 1, 'image-size': 16 });
    Object.assign(config['tune'], { jobs: 1 });
    config['tune'].ranges.batch_size = [64, 128];
    delete config['train'].multi;
    delete config['endpoints']['dog-breeds-multi'];
    delete config['functions'];
  });

  const [synced, tuned, trained, deployed] = await bench.runAll(['sync-data', 'tune', 'train', 'deploy'], repository);
  const warnings = synced?.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message) ?? [];
  const warning = warnings.find((message) => message.includes('it is used without changes')) ?? '';
  expect(warning.split('\n').slice(1)).toEqual([
    '  LICENSE: is next to train, valid and test: training does not read it',
    '  train/001.Breed_1/Breed_1_twin.jpg: is the same image as test/001.Breed_1/Breed_1_twin.jpg: an image must not be in two splits. Delete one of them',
    '  train/003.Breed_3/Breed_3_alike.jpg: is the same image as train/002.Breed_2/Breed_2_alike.jpg, which is in another class: delete the wrong one',
    '  train/098.Breed_98/Breed_98_cut.jpg: is a truncated JPEG: its lower part is missing',
    '  train/103.Breed_103/Breed_103_cut.jpg: is a truncated JPEG: its lower part is missing',
  ]);
  expect(synced?.log).toContain('hidden or system files are ignored');
  expect(synced?.log).toContain('only in upper and lower case');
  expect(synced?.outputs['uploaded']).toBe(String(3 * BREEDS + 9));
  expect(JSON.parse(tuned?.outputs['best-hyperparameters'] ?? '')).toHaveProperty('learning_rate');
  expect(trained?.log).toContain(
    `Data: ${BREEDS} classes; train ${BREEDS + 7}, valid ${BREEDS}, test ${BREEDS + 1} images`,
  );
  expect(Object.keys(JSON.parse(trained?.outputs['metrics'] ?? ''))).toContain('Test Loss');
  expect(deployed?.log).toMatch(/smoke test passed: Breed_\d+/);
}, 300_000);
