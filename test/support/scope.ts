import { Aws } from '../../actions/lib/aws/clients.ts';
import { systemClock } from '../../actions/lib/core/clock.ts';
import type { Scope } from '../../actions/lib/resources/scope.ts';
import type { Config } from '../../actions/lib/resources/types.ts';

/** What turns a config into nodes, for tests that call no AWS. */
export function scopeOf(config: Config, more: Partial<Scope> = {}): Scope {
  const signal = new AbortController().signal;
  const connection = {
    region: config.aws.region,
    agent: 'test',
    patience: { clock: systemClock, signal, deadline: 0 },
    credentials: () => Promise.reject(new Error('no call')),
  };
  return {
    config,
    aws: Object.assign(new Aws(connection), { account: () => Promise.resolve('123456789012') }),
    domain: 'main',
    owner: { pipeline: config.name, repository: 'acme/shapes', ref: 'refs/heads/main', commit: 'unknown', run: '1.1' },
    root: '.',
    scratch: '.',
    executionRole: '',
    functionRole: '',
    notebookRole: '',
    repositoryUrl: 'https://github.com/acme/shapes',
    repositoryIsPrivate: () => false,
    signal,
    clock: systemClock,
    deadline: Number.POSITIVE_INFINITY,
    scheduled: false,
    retryFailed: false,
    force: false,
    given: {},
    progress: () => undefined,
    note: () => undefined,
    warn: () => undefined,
    ...more,
  };
}
