import { parseArgs } from 'node:util';

/**
 * Whole numbers from the command line, after `--help` has been answered.
 *
 * @param help what is measured and how to run it
 * @param defaults the options, e.g. `{ rounds: 2 }`
 * @throws RangeError when one is no whole number above 0
 */
export function readCounts<Name extends string>(
  help: string,
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[];
  const strings = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const parsed = parseArgs({ options: { ...strings, help: { type: 'boolean' } } });
  const values: Readonly<Record<string, unknown>> = parsed.values;
  if (values['help'] === true) {
    process.stdout.write(help);
    process.exit(0);
  }
  const counts = names.map((name) => {
    const count = Number(values[name] ?? defaults[name]);
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`--${name} takes a whole number above 0`);
    return [name, count];
  });
  return Object.fromEntries(counts) as Record<Name, number>;
}
