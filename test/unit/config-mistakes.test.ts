import { expect, test } from 'vitest';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

test.each<[string, Parameters<UserRepository['edit']>[0], RegExp]>([
  ['unknown', (config) => Object.assign(config, { trian: config['train'], train: undefined }), /^trian: .*; .*train/],
  ['missing', (config) => delete config['data'].source, /^data\.source: is missing; write /],
  ['of another type', (config) => Object.assign(config['tune'], { jobs: 'four' }), /^tune\.jobs: .*number/],
  ['contradictory', (config) => Object.assign(config['tune'], { parallel: 9 }), /^tune\.parallel: /],
  [
    'an instance type that is not for hosting',
    (config) => Object.assign(config['endpoints']['wrong-endpoint'], { instance: 'ml.p4d.24xlarg' }),
    /^endpoints\.wrong-endpoint\.instance: is not an instance type for hosting: ml\.p4d\.24xlarg; write ml\.p4d\.24xlarge/,
  ],
  ['a name over the limit', (config) => Object.assign(config, { name: 'a-name-of-14-c' }), /^name: .*13/],
])('a key that is %s gives one problem', (_what, change, expected) => {
  using repository = userRepository('wrong');
  repository.edit(change);
  const loaded = loadConfig(repository.config, repository.folder);
  const problems = 'problems' in loaded ? loaded.problems : [];
  expect(problems).toMatchObject([{ file: 'pipeline.yml', line: expect.any(Number) }]);
  expect(problems.map(({ path, what, instead }) => `${path}: ${what}; ${instead}`)[0]).toMatch(expected);
});
