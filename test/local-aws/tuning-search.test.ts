import { afterAll, expect, test } from 'vitest';
import { type Question, Search } from '../../local-aws/src/sagemaker/tuning-search.ts';
import { processesNaming, processTree } from '../support/processes.ts';
import { TOOLS } from '../support/stand-in.ts';

const search = new Search(TOOLS);
afterAll(() => search.close());

const question: Question = {
  strategy: 'Bayesian',
  seed: 7,
  maximize: true,
  ranges: { rate: { type: 'float', low: 0.1, high: 0.9, log: false } },
  trials: [],
};
const impossible: Question = { ...question, ranges: { rate: { type: 'float', low: 2, high: 1, log: false } } };

/** Searches that this process has started. */
const searches = () => processTree(process.pid).filter((pid) => processesNaming('tuner.py').includes(pid));

test('tuning jobs share one search; a question without an answer disturbs no other; a search that was killed starts again', async () => {
  const [first, failed, second] = await Promise.allSettled([
    search.ask(question),
    search.ask(impossible),
    search.ask(question),
  ]);
  expect(first).toMatchObject({ status: 'fulfilled', value: { rate: expect.closeTo(0.5, 0) } });
  expect(failed).toMatchObject({ reason: { message: expect.stringMatching(/^the search failed: ValueError: .*low/) } });
  expect(second).toEqual(first);
  const [pid = 0, ...others] = searches();
  expect(others).toEqual([]);
  process.kill(pid, 'SIGKILL');
  const again = (first as PromiseFulfilledResult<Record<string, number>>).value;
  // Until this process has heard of the end, a question is answered by nobody.
  await expect.poll(() => search.ask(question)).toEqual(again);
});
