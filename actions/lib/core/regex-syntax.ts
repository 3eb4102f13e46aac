/** Flags that an expression may begin with; all engines mean the same by them. */
const FLAGS = /^\(\?([ims]+)\)/;

/**
 * A regular expression of a metric as JavaScript reads it. SageMaker does not say which engine reads it there; names of
 * groups and flags at the beginning are written as Python has them.
 *
 * @throws SyntaxError for what JavaScript's engine does not have, with what to write instead
 */
export function toJavaScript(source: string): { source: string; flags: string } {
  const foreign = foreignSyntax(source);
  if (foreign !== undefined) throw new SyntaxError(foreign);
  const [whole = '', flags = ''] = FLAGS.exec(source) ?? [];
  const rest = source
    .slice(whole.length)
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>');
  return { source: rest, flags: [...new Set(flags)].join('') };
}

/** What other engines read, and JavaScript's does not or, without a word, as something else. */
function foreignSyntax(source: string): string | undefined {
  if (/\[\[:\w+:\]/.test(source)) return 'classes such as [[:digit:]] are not read here, but [0-9] is';
  const outside = source.replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
  if (/(?<!\\)(?:\\\\)*\\[AzZ]/.test(outside)) return '\\A, \\z and \\Z are not read here, but ^ and $ are';
  const signs = outside.replace(/\\./g, 'x');
  if (/\(\?>|[*+?}]\+/.test(signs))
    return 'repetitions that never give back, (?>…) and a++, are not read here, but a+ is';
  if (/\(\?[a-z]*x[a-z]*[:)]/.test(signs)) return 'the flag x is not read here';
  return undefined;
}
