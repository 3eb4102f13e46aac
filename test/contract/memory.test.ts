import { expect, test } from 'vitest';
import { files, read } from './support/repository.ts';

/** What lives as long as the process, and why it means nothing to another run of an action in it. */
const HARMLESS = {
  'actions/lib/aws/quota.ts: known': 'belongs to the clients of a run',
  'actions/lib/config/document.ts: pairs': 'belongs to a document that was read',
  'actions/lib/core/line-regex.ts: context': 'is given its work at each use',
  'actions/lib/core/line-regex.ts: script': 'is compiled from a constant',
  'actions/lib/resources/autoscaling/restore-scaling.ts: turns': 'has nothing but work that is under way',
};

// The tests run actions one after another in one process; on GitHub each has a process of its own.
test('no module of the actions remembers a run', () => {
  const kept = files('actions')
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [
        ...read(file).matchAll(/^(?:export )?(?:let (\w+)|const (\w+)\b[^=]*= new (?:Weak)?(?:Map|Set)\b[^(]*\(\))/gm),
      ].map(([, variable, collection]) => `${file}: ${variable ?? collection}`),
    );
  expect(kept.sort()).toEqual(Object.keys(HARMLESS));
});
