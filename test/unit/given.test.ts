import { afterEach, expect, test } from 'vitest';
import { ActionContext } from '../../actions/lib/runner/action-context.ts';
import { givenOf } from '../../actions/lib/runner/given.ts';

const NAMES = ['INPUT_PREVIEW', 'INPUT_MODE'];
afterEach(() => {
  for (const name of NAMES) delete process.env[name];
});

const context = (inputs: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value;
  return new ActionContext(new AbortController().signal);
};

test('the number of a pull request is one, and of a run of it', () => {
  expect(givenOf(context({ preview: '7' }), 'pull-request')).toEqual({ preview: 7 });
  expect(givenOf(context({ preview: '' }), 'main')).toEqual({});
  for (const preview of ['7; rm', '0', '-7', '7.5', '1234567890', 'seven'])
    expect(() => givenOf(context({ preview }), 'pull-request')).toThrow(`The input preview is ${preview}.`);
  expect(() => givenOf(context({ preview: '7' }), 'main')).toThrow('no pull request started this run');
});

test('a mode that there is not is refused, with those that there are', () => {
  const choose = (mode: string) => context({ mode }).choice('mode', ['create', 'remove']);
  expect([choose(''), choose('remove')]).toEqual(['create', 'remove']);
  expect(() => choose('delete')).toThrow('The input mode is delete.');
});
