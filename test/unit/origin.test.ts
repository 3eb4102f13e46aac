import { expect, test } from 'vitest';
import { parseOrigin } from '../../actions/lib/policies/origin.ts';

test.each([
  ['https://github.com/someone/pipelines.git', { name: 'someone/pipelines' }],
  ['https://github.com/someone/pipe.lines/', { name: 'someone/pipe.lines' }],
  ['https://user:word@github.com/someone/pipelines', { name: 'someone/pipelines' }],
  ['git@github.com:someone/pipelines.git', { name: 'someone/pipelines' }],
  ['ssh://git@ssh.github.com:443/someone/pipelines.git', { name: 'someone/pipelines' }],
  ['git@work:someone/pipelines.git', { name: 'someone/pipelines' }],
  ['https://github.example.com/someone/pipelines', { host: 'github.example.com', name: 'someone/pipelines' }],
  ['git@github.example.com:someone/pipelines', { host: 'github.example.com', name: 'someone/pipelines' }],
  ['/srv/git/pipelines', undefined],
  ['../pipelines', undefined],
  ['https://github.com/someone/pipe;lines', undefined],
  ['', undefined],
])('%s is the repository %o', (address, origin) => {
  expect(parseOrigin(address)).toEqual(origin);
});
