import { expect, test } from 'vitest';
import { actions, files, read } from './support/repository.ts';

/** The names that code reads as inputs: `context.input('config')`. */
function inputsIn(code: string): string[] {
  return [...code.matchAll(/\.(?:input|flag|choice|json|number|duration)\(\s*'([\w-]+)'/g)].map(
    (match) => match[1] ?? '',
  );
}

/** The names that code sets as outputs: `context.output('state', …)`. */
function outputsIn(code: string): string[] {
  return [...code.matchAll(/\bcontext\.output\(\s*'([\w-]+)'/g)].map((match) => match[1] ?? '');
}

/** The code of one action. */
const codeOf = (name: string) => files(`actions/${name}/*.ts`).map(read).join('\n');

/** What all actions share: opening the session, credentials, waiting. */
const shared = files('actions/lib/runner/*.ts').map(read).join('\n');

test('every input of an action.yml is read by the code', () => {
  const unread = actions().flatMap(({ name, inputs }) => {
    const code = codeOf(name) + shared;
    return Object.keys(inputs).flatMap((input) => (code.includes(`'${input}'`) ? [] : [`${name}: ${input}`]));
  });
  expect(unread).toEqual([]);
});

test('the code reads only inputs that an action.yml has', () => {
  const all = actions();
  const known = new Set(all.flatMap(({ inputs }) => Object.keys(inputs)));
  const own = all.flatMap(({ name, inputs }) =>
    inputsIn(codeOf(name)).flatMap((input) => (input in inputs ? [] : [`${name}: ${input}`])),
  );
  expect([...own, ...inputsIn(shared).filter((input) => !known.has(input))]).toEqual([]);
});

test('an action sets exactly the outputs of its action.yml', () => {
  for (const { name, outputs } of actions()) {
    const set = new Set(outputsIn(codeOf(name)));
    expect([...set].sort(), name).toEqual(Object.keys(outputs).sort());
  }
});

test('inputs of the same name say the same in every action', () => {
  const told = new Map<string, Set<string>>();
  for (const { inputs } of actions()) {
    for (const input of ['config', 'aws-role', 'execution-role', 'retry', 'adopt', 'wait', 'superseded']) {
      if (input in inputs) told.set(input, (told.get(input) ?? new Set()).add(JSON.stringify(inputs[input])));
    }
  }
  expect([...told].filter(([, ways]) => ways.size > 1).map(([input]) => input)).toEqual([]);
});
