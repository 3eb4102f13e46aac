const end = '<!-- end of the generated part -->';

/** Returns a text with one of its generated parts updated. @param source of the part, as named in its marker */
export function withGenerated(text: string, source: string, part: string): string {
  const begin = `<!-- generated from ${source} by npm run generate -->`;
  const [before, rest] = text.split(begin);
  const [, ...after] = rest?.split(end) ?? [];
  if (before === undefined || after.length === 0)
    throw new Error(`The markers around the part generated from ${source} are missing.`);
  return `${before}${begin}\n${part}\n${end}${after.join(end)}`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
