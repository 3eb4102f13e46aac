/**
 * Words that a shell does not change: the safe characters of Python's `shlex.quote`, some more that have no meaning
 * inside a word, and everything that is not ASCII. `#` begins a comment only at the beginning; `~` means the home
 * folder there and after `=` and `:`.
 */
const WHOLE = /^(?![#~])(?!.*[=:]~)(?:[\w@%+=:,./^!#~\]}*?[-]|[^\p{ASCII}\p{Cc}])+$/u;

/**
 * Whether a value reaches the script unchanged. The toolkit of AWS's training images joins the command with blanks and
 * gives it to a shell without quoting. For a shell script it quotes each argument and puts the whole into double
 * quotes, inside which `$`, a backquote, `\` and `"` still have a meaning, and a single quote is quoted with `"`.
 * Source: sagemaker-training-toolkit, process.py (`run_async`, `_create_command`).
 *
 * @param entryPoint the script that receives it: `….sh` is a shell script
 * @param files names in the folder that the script runs in: a shell replaces a matching pattern by them
 */
export function survivesShell(value: string, entryPoint: string, files: readonly string[]): boolean {
  if (isCommand(entryPoint)) return !/[$`\\"'\p{Cc}]/u.test(value);
  return WHOLE.test(value) && !matchesAny(value, files);
}

/**
 * Whether a shell may replace a value as a pattern of existing names. For an absolute path this is not known, so it is
 * true.
 */
function matchesAny(value: string, files: readonly string[]): boolean {
  if (!/[*?[]/.test(value)) return false;
  if (/^\.{0,2}\//.test(value)) return true;
  const [first = ''] = value.split('/');
  const source = first
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replace(/\[!/g, '[^')
    .replace(/\[(?!\^?.[^\]]*\])/g, '\\[');
  try {
    const pattern = new RegExp(`^${source}$`, 's');
    return files.some((file) => pattern.test(file) && (!file.startsWith('.') || first.startsWith('.')));
  } catch {
    return true;
  }
}

/** Whether the toolkit runs an entry point through its shebang, not through Python. Source: `_entry_point_type.py`. */
export function isCommand(entryPoint: string): boolean {
  return !entryPoint.endsWith('.py');
}

/** What a shell would do with such a value, in a few words. */
export function whatAShellDoes(value: string, entryPoint: string): string {
  const inside = isCommand(entryPoint);
  if (value === '') return 'a shell drops it';
  if (/\$|`/.test(value)) return 'a shell replaces $… and `…`';
  if (/["'\\]/.test(value)) return 'a shell removes quotes and backslashes';
  if (inside || /\s/.test(value)) return 'a shell splits it at spaces';
  if (/^#/.test(value)) return 'a shell reads it as a comment';
  if (/[*?[]/.test(value)) return 'a shell replaces patterns with *, ? or [ by file names';
  if (/[{~]/.test(value)) return 'a shell replaces { and ~';
  return 'a shell interprets some of its characters';
}
