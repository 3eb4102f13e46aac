/** `npm run evaluation -- FILE`: checks an evaluation.json, which is used to compare two models example by example. */
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LARGEST_EVALUATION, meanValue, parseEvaluation, valueNames } from '../actions/lib/compare/index.ts';

const help = `npm run evaluation -- FILE

Checks the evaluation.json that a training job has written (docs/comparison.md describes the format). Prints the mean of
each value: the metrics that the job reports must be these. Exits 1 with every problem and its line.

  --help  show this
`;

/** @returns the exit status */
function check(file: string): number {
  if (statSync(file).size > LARGEST_EVALUATION) {
    console.error(`${file}: the file has more than ${LARGEST_EVALUATION} bytes`);
    return 1;
  }
  const parsed = parseEvaluation(readFileSync(file));
  if ('problems' in parsed) {
    for (const problem of parsed.problems) console.error(`${file}:${problem}`);
    return 1;
  }
  const { evaluation } = parsed;
  console.log(`${file} is good: ${evaluation.size} examples`);
  for (const name of valueNames(evaluation)) console.log(`  ${name}: ${meanValue(evaluation, name)}`);
  return 0;
}

try {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (values.help) console.log(help);
  else if (file === undefined || more.length > 0) throw new Error('one file is needed');
  else process.exitCode = check(file);
} catch (error) {
  console.error(`${(error as Error).message.split(/\. |\n/)[0]}; --help shows the options`);
  process.exitCode = 2;
}
