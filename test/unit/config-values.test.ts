import { describe, expect, test } from 'vitest';
import { edited, loadText, problemsOf, warningsOf } from '../support/config-repository.ts';

const at = (place: string, said: string) => [`pipeline.yml:${place}: ${said}`];

describe('what a shell would tear is refused at its place', () => {
  const torn = (does: string) =>
    `training.hyperparameters.v: would reach train.py changed: SageMaker's toolkit runs the command in a shell, and ${does}; `;
  const word = 'write a word of letters, digits and _@%+=:,./-, or put it in a file of the bundle and name the file';
  const list = 'put it in a file of the bundle and name the file, or write 64,32 for a list';

  test.each([
    ["'adam w'", 'a shell splits it at spaces', word],
    ["'a\tb'", 'a shell splits it at spaces', word],
    ['\'{"layers": [64, 32]}\'', 'a shell removes quotes and backslashes', list],
    ["'$HOME'", 'a shell replaces $… and `…`', word],
    ["'`id`'", 'a shell replaces $… and `…`', word],
    ["''", 'a shell drops it', 'remove it, or write a word such as none and handle it in the script'],
    ['"it\'s"', 'a shell removes quotes and backslashes', word],
    ["'a\\b'", 'a shell removes quotes and backslashes', word],
    ["'*'", 'a shell replaces patterns with *, ? or [ by file names', word],
    ["'tr?in.py'", 'a shell replaces patterns with *, ? or [ by file names', word],
    ["'/tmp/*'", 'a shell replaces patterns with *, ? or [ by file names', word],
    ["'~/x'", 'a shell replaces { and ~', word],
    ["'{a,b}'", 'a shell replaces { and ~', list],
    ["'#x'", 'a shell reads it as a comment', word],
    ['a&b', 'a shell interprets some of its characters', word],
    ['a;b', 'a shell interprets some of its characters', word],
    ['a>b', 'a shell interprets some of its characters', word],
    ['(a)', 'a shell interprets some of its characters', word],
  ])('%s', (value, does, instead) => {
    expect(problemsOf({ 'epochs: 2': `v: ${value}` })).toEqual(at('8:25', torn(does) + instead));
  });

  test.each(["'[PAD]'", "'*.csv'", 'a#b', 'x~', 'a^b!', 'ß', "'s3://b/k@1,2%+='", "'007'", '-1'])(
    'what survives is accepted: %s',
    (value) => {
      expect(warningsOf({ 'epochs: 2': `v: ${value}` })).toEqual([]);
    },
  );

  test('searched values and names, too', () => {
    expect(problemsOf({ '[32, 64]': "['a b', 64]", 'epochs: 2': "'a;b': 1, 'c=d': 2" })).toEqual([
      'pipeline.yml:8:22: training.hyperparameters["a;b"]: is not a name that works as a script argument and as an environment variable; write letters, digits, - and _',
      'pipeline.yml:8:32: training.hyperparameters["c=d"]: is not a name that works as a script argument and as an environment variable; write letters, digits, - and _',
      expect.stringMatching(/^pipeline\.yml:16:18: tune\.ranges\.batch_size\[0\]: would reach train\.py changed/),
    ]);
  });

  test.each([
    ["'adam w', b: '', c: '*', d: '#x', e: 'a&b', f: '(x)'", []],
    ["'$HOME'", ['pipeline.yml:8:25']],
    ['\'"x"\'', ['pipeline.yml:8:25']],
    ['"it\'s"', ['pipeline.yml:8:25']],
  ])('a shell script gets %s whole: %j', (value, places) => {
    const edits = { 'source: code': 'source: code\n  entry-point: go.sh', 'epochs: 2': `v: ${value}` };
    const found = problemsOf(edits, { 'code/go.sh': '"""\n\n    Validation Loss: 1\n"""' });
    expect(found.map((line) => line.replace(':9:', ':8:').slice(0, 17))).toEqual(places);
  });

  test('an image of somebody else may do otherwise, so it is only suspected', () => {
    const image = (uri: string) => ({ 'source: code': `source: code\n  image: ${uri}`, 'epochs: 2': "v: 'a b'" });
    expect(warningsOf(image('123456789012.dkr.ecr.eu-central-1.amazonaws.com/mine:1'))).toEqual([
      expect.stringContaining('a shell splits it at spaces'),
    ]);
    expect(problemsOf(image('763104351884.dkr.ecr.eu-central-1.amazonaws.com/pytorch:2'))).toHaveLength(1);
  });
});

test('numbers that print otherwise than they are written are pointed at', () => {
  const text = 'a: 1.10, b: 007, c: 0x1F, d: 1e3, e: 1_000, f: 0o17, g: 1.0, h: on';
  expect(warningsOf({ 'epochs: 2': text, '[32, 64]': '[1.0, 64]' })).toEqual([
    ...(
      [
        ['8:25', 'a', '1.10', '1.1'],
        ['8:34', 'b', '007', '7'],
        ['8:42', 'c', '0x1F', '31'],
        ['8:51', 'd', '1e3', '1000'],
      ] as const
    ).map(
      ([place, name, written, read]) =>
        `pipeline.yml:${place}: training.hyperparameters.${name}: YAML reads ${written} as the number ${read}, and the script gets ${read}; write ${read}, or '${written}' if the text is meant`,
    ),
    "pipeline.yml:8:59: training.hyperparameters.e: YAML 1.2 reads 1_000 as text, so the script gets the text 1_000; write 1000, or '1_000' if the text is meant",
    "pipeline.yml:8:69: training.hyperparameters.f: YAML reads 0o17 as the number 15, and the script gets 15; write 15, or '0o17' if the text is meant",
    "pipeline.yml:8:78: training.hyperparameters.g: YAML reads 1.0 as the number 1, and the script gets 1; write 1, or '1.0' if the text is meant",
    "pipeline.yml:8:86: training.hyperparameters.h: YAML reads on as text, so the script gets the text on; write true, or 'on' if the text is meant",
    "pipeline.yml:16:18: tune.ranges.batch_size[0]: YAML reads 1.0 as the number 1, and the script gets 1; write 1, or '1.0' if the text is meant",
  ]);
  // As they are written: dates, fractions with an exponent, limits of a range.
  expect(warningsOf({ 'epochs: 2': 'a: 2024-01-31, b: 1.5e-05, c: -3, d: 0.001', 'max: 0.1,': 'max: 0.10,' })).toEqual(
    [],
  );
});

test('a variable is text, and stays as it is written', () => {
  const environment = 'environment: { A: 1.10, B: True, C: 0x1F, D: yes, E: 2024-01-31, F: true, G: 5 }';
  expect(problemsOf({ 'source: code': `source: code\n  ${environment}` })).toEqual([
    "pipeline.yml:6:21: training.environment.A: YAML reads 1.10 as the number 1.1; write '1.10'",
    "pipeline.yml:6:30: training.environment.B: YAML reads True as the flag true; write 'True'",
    "pipeline.yml:6:39: training.environment.C: YAML reads 0x1F as the number 31; write '0x1F'",
  ]);
});

test.each([
  [
    'an alias of nothing, once',
    { 'epochs: 2': 'epochs: *x' },
    at(
      '8:30',
      'training.hyperparameters.epochs: is an alias, but no anchor &x is above it; write the value, or quote text that begins with *',
    ),
  ],
  [
    'an alias of nothing where a mapping must be, beside another fault',
    { '{ region: eu-central-1 }': '*here', 'jobs: 4': 'jobs: four' },
    [
      ...at(
        '2:6',
        'aws: is an alias, but no anchor &here is above it; write the value, or quote text that begins with *',
      ),
      ...at('11:9', 'tune.jobs: must be a whole number from 1 to 10000; got "four"; write 4'),
    ],
  ],
  [
    'an alias of what it is a part of',
    { 'epochs: 2': 'epochs: &a [*a]' },
    [
      ...at(
        '8:33',
        'training.hyperparameters.epochs: must be text, a number or true or false; got a list of 1; write each part under its own name',
      ),
      ...at('8:34', 'training.hyperparameters.epochs[0]: is an alias inside its own anchor: &a; write the value out'),
    ],
  ],
  [
    'a merge key, and nothing of what it was to bring',
    {
      'single: {': 'single: &one {',
      'ml.m5.xlarge }\nserving': 'ml.m5.xlarge }\n  two: { <<: *one, count: 1 }\nserving',
    },
    at(
      '19:10',
      'train.two["<<"]: is the merge key of YAML 1.1, which YAML 1.2 does not support: nothing is merged; write the keys themselves',
    ),
  ],
  [
    'a merge key where any key may stand',
    { 'epochs: 2': '<<: 3' },
    at(
      '8:22',
      'training.hyperparameters["<<"]: is the merge key of YAML 1.1, which YAML 1.2 does not support: nothing is merged; write the keys themselves',
    ),
  ],
  [
    'a list',
    { 'epochs: 2': 'layers: [64, 32]' },
    at(
      '8:30',
      "training.hyperparameters.layers: must be text, a number or true or false; got a list of 2; write the list as text, '64,32', and split it in the script",
    ),
  ],
  [
    'a mapping',
    { 'epochs: 2': 'adam: { beta: 1 }' },
    at(
      '8:28',
      'training.hyperparameters.adam: must be text, a number or true or false; got a mapping; write each part under its own name',
    ),
  ],
])('says once what to write instead: %s', (_, edits, problems) => {
  expect(problemsOf(edits)).toEqual(problems);
});

test('flags can be searched', () => {
  const loaded = loadText(edited({ '[32, 64]': '[true, false]' }));
  expect(loaded).toMatchObject({
    config: { tune: { ranges: { batch_size: { values: [true, false] } } } },
    warnings: [],
  });
});
