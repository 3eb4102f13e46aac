/** Strings and structural characters of JSON. */
const PIECES = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs;

/**
 * Keys that occur twice in one object of a JSON text; `JSON.parse` keeps only the last value.
 *
 * @param text valid JSON
 */
export function duplicateKeys(text: string): string[] {
  const open: Set<string>[] = [];
  const duplicates: string[] = [];
  let before = '';
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece === '{' || piece === '[') open.push(new Set());
    else if (piece === '}' || piece === ']') open.pop();
    else if (piece === ':') {
      const key: string = JSON.parse(before);
      if (open.at(-1)?.has(key)) duplicates.push(key);
      open.at(-1)?.add(key);
    }
    before = piece;
  }
  return duplicates;
}
