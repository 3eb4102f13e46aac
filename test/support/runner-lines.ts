/** A line that a runner obeys. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** actions/runner, ActionCommandManager.cs. */
const REGISTERED = [
  ...['set-env', 'set-output', 'save-state', 'add-mask', 'add-path', 'add-matcher', 'remove-matcher'],
  ...['debug', 'warning', 'error', 'notice', 'group', 'endgroup', 'echo', 'stop-commands'],
];

/**
 * What GitHub's runner obeys of a process's output, written down after actions/runner: lines end as in .NET's
 * StreamReader (ProcessInvoker.cs), commands look as in ActionCommand.cs, and stop as in ActionCommandManager.cs. Its
 * comparisons are .NET's with a culture, which pass over characters without weight: so those are taken out first.
 */
export function obeyedByGitHub(output: string): Command[] {
  const obeyed: Command[] = [];
  let resume: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = parseGitHub(line.replace(/(?!\t)[\p{C}\p{M}\p{DI}]/gu, ''), resume);
    if (command === undefined) continue;
    const { name, data } = command;
    if (resume !== undefined && name.toLowerCase() !== resume.toLowerCase()) continue;
    if (resume === undefined && name === 'stop-commands') resume = data;
    else resume = undefined;
    obeyed.push(command);
  }
  return obeyed;
}

function parseGitHub(line: string, resume: string | undefined): Command | undefined {
  const known = [...REGISTERED, resume?.toLowerCase()];
  // .NET's white space: Unicode's, U+0085 and the controls 9 to 13.
  const text = line.replace(/^[\p{Z}\t-\r\u0085]+/u, '');
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  if (end >= 0) {
    const [, name = '', properties = ''] = /^([^ ]*) ?(.*)$/s.exec(text.slice(2, end)) ?? [];
    if (known.includes(name.toLowerCase()))
      return { name, properties: read(properties.trim(), ','), data: decode(text.slice(end + 2)) };
  }
  const start = line.indexOf('##[');
  const close = start < 0 ? -1 : line.indexOf(']', start);
  if (close < 0) return undefined;
  const [, name = '', properties = ''] = /^([^ ]*) ?(.*)$/s.exec(line.slice(start + 3, close)) ?? [];
  if (!known.includes(name.toLowerCase())) return undefined;
  return { name, properties: read(properties, ';'), data: decode(line.slice(close + 1)) };
}

function read(properties: string, separator: string): Record<string, string> {
  const pairs = properties.split(separator).map((property) => property.split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, decode(value)]));
}

function decode(text: string): string {
  const characters: Record<string, string> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' };
  return text.replace(/%0D|%0A|%3A|%2C/g, (escaped) => characters[escaped] ?? escaped).replaceAll('%25', '%');
}

/** What nektos act takes for a command: pkg/runner/command.go and pkg/common/line_writer.go. */
export function obeyedByAct(output: string): string[] {
  const obeyed: string[] = [];
  let resume = '';
  for (const line of output.split(/(?<=\n)/)) {
    const match =
      /^::([^ ]+)( (.+))?::([^\r\n]*)[\r\n]+$/.exec(line) ?? /^##\[([^ ]+)( (.+))?]([^\r\n]*)[\r\n]+$/.exec(line);
    if (match === null) continue;
    const [, name = '', , , data = ''] = match;
    if (resume !== '' && name !== resume) continue;
    if (name === 'stop-commands') resume = data;
    else if (name === resume) resume = '';
    obeyed.push(name);
  }
  return obeyed;
}
