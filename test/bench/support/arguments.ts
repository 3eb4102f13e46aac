import { parseArgs } from 'node:util';

/**
 * A whole number from the command line, after `--help` has been answered.
 *
 * @param help what is measured and how to run it
 * @param name the option, e.g. `rounds`
 * @throws RangeError when it is no whole number above 0
 */
export function readCount(help: string, name: string, byDefault: number): number {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, [name]: { type: 'string' } } });
  if (values['help'] === true) {
    process.stdout.write(help);
    process.exit(0);
  }
  const count = Number(values[name] ?? byDefault);
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`--${name} takes a whole number above 0`);
  return count;
}
