/** Ends the part of a comment about a preview. GitHub shows neither this line nor the line that begins it. */
const END = '<!-- end of the preview -->';

const BEGIN = /^<!-- preview ([\w-]{1,63}) -->$/;

/** Marks the part of a comment about a preview, so that it can be found again once the preview is gone. */
export function marked(endpoint: string, section: string): string {
  return `<!-- preview ${endpoint} -->\n${section}\n${END}`;
}

/** The preview endpoints that exist according to a comment. */
export function previewsIn(comment: string): string[] {
  return [...markedIn(comment).keys()];
}

/** The parts of a comment about existing previews, unchanged, by endpoint. */
export function markedIn(comment: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  replacePreviews(comment, (endpoint, part) => {
    parts.set(endpoint, part);
    return undefined;
  });
  return parts;
}

/**
 * A comment whose previews are replaced by other text. In a comment, text from outside is either in a line after other
 * text or in a code block, so it is never mistaken for a mark.
 *
 * @param words the text for a preview; undefined: the preview is left unchanged
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
    // A comment that was edited in a browser has other line ends.
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
