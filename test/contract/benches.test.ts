import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { files } from './support/repository.ts';

/** Benches run by hand; that each says how is what keeps them from rotting unseen. */
test.each(files('test/bench/*.ts').filter((file) => dirname(file) === 'test/bench'))(
  '%s says what it measures and how to run it',
  (bench) => {
    expect(execFileSync(process.execPath, [bench, '--help'], { encoding: 'utf8' })).toContain(`node ${bench}`);
  },
);
