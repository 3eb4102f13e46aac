import { expect, test } from 'vitest';
import { complaintsAbout, wrongConfigs } from '../support/config-mutations.ts';

/** Of all of them `test/bench/configs.ts` takes each; a prime, so that every key and every kind of mistake has its turn. */
const EACH = 61;

test.each(['pipeline-config/dog-breeds.yml', 'pipeline-config/local.yml'])(
  'whatever is wrong in %s, each problem has its place, and nothing is thrown',
  (file) => {
    const some = [...wrongConfigs(file)].filter((_, index) => index % EACH === 0);
    expect(some.length).toBeGreaterThan(40);
    expect(complaintsAbout(some)).toEqual([]);
  },
  60_000,
);

test('a path that no file can have is a problem like any other', () => {
  const paths = [...wrongConfigs('pipeline-config/local.yml')].filter(({ what }) =>
    /^(data\.source|training\.(source|entry-point)|serving\.source|weights\.source): "(aaaa|\\u0000)/.test(what),
  );
  expect(paths.length).toBeGreaterThan(4);
  expect(complaintsAbout(paths)).toEqual([]);
});
