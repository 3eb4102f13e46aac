/** Keys and list positions, from the top of the file. */
export type Path = readonly (string | number)[];

/**
 * `train.single.instance`, `data.source[1]`; a key with dots or blanks is written in brackets: `metrics["Test Loss"]`.
 */
export function dotted(path: Path): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join('')
    .replace(/^\./, '');
}
