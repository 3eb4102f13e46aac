/** Flags at the beginning of an expression that mean the same in all engines. */
const FLAGS = /^\(\?([ims]+)\)/;

/**
 * A metric's regular expression in JavaScript's syntax. SageMaker does not document which engine it uses; named groups
 * and leading flags are written as in Python.
 *
 * @throws SyntaxError for syntax that JavaScript does not have; its message says what to write instead
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

/** Syntax of other engines that JavaScript does not have, or silently reads as something else. */
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
