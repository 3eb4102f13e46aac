/**
 * The sample log lines that a script documents: the indented lines of its module's docstring.
 * Metric expressions are tried on them before a job is paid for.
 */
export function sampleLog(script: string): string[] {
  const docstring = /^(?:\s*#.*\n|\s*\n)*[rR]?("""|''')([\s\S]*?)\1/.exec(script.replaceAll('\r\n', '\n'))?.[2] ?? '';
  return docstring
    .split('\n')
    .slice(1)
    .filter((line) => /^( {4}|\t)\s*\S/.test(line))
    .map((line) => line.trim());
}
