/** Ends the part of a comment that tells of a preview. GitHub shows neither this line nor the one that begins it. */
const END = '<!-- end of the preview -->';

const BEGIN = /^<!-- preview ([\w-]{1,63}) -->$/;

/** The part of a comment that tells where a preview is. It is found again when the preview is gone. */
export function marked(endpoint: string, section: string): string {
  return `<!-- preview ${endpoint} -->\n${section}\n${END}`;
}

/** Endpoints that a comment says are there. */
export function previewsIn(comment: string): string[] {
  return [...markedIn(comment).keys()];
}

/** The parts of a comment that tell where previews are, as they are, by endpoint. */
export function markedIn(comment: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  replacePreviews(comment, (endpoint, part) => {
    parts.set(endpoint, part);
    return undefined;
  });
  return parts;
}

/**
 * A comment with other words in the place of its previews. The words of others are in one line with something before them, or
 * in a block of code, so that none of them is taken for a mark.
 *
 * @param words about a preview; undefined: it stays as it is
 */
export function replacePreviews(
  comment: string,
  words: (endpoint: string, part: string) => string | undefined,
): string {
  const kept: string[] = [];
  let fence = '';
  let preview: { readonly endpoint: string; readonly from: number } | undefined;
  for (const line of comment.split('\n')) {
    kept.push(line);
    // A comment that was edited in a browser has other ends of lines.
    const text = line.trimEnd();
    if (fence !== '') fence = text === fence ? '' : fence;
    else fence = /^`{3,}/.exec(text)?.[0] ?? '';
    if (fence !== '') continue;
    const [, endpoint] = BEGIN.exec(text) ?? [];
    if (endpoint !== undefined) preview = { endpoint, from: kept.length - 1 };
    if (text !== END || preview === undefined) continue;
    const other = words(preview.endpoint, kept.slice(preview.from).join('\n'));
    if (other !== undefined) kept.splice(preview.from, kept.length, other);
    preview = undefined;
  }
  return kept.join('\n');
}
