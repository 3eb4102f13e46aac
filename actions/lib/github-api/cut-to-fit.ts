/** A limit of GitHub on a text. */
export interface Limit {
  readonly most: number;
  readonly unit: 'characters' | 'bytes';
}

/** Of a comment. GitHub refuses more: "Body is too long (maximum is 65536 characters)". */
export const COMMENT: Limit = { most: 65_536, unit: 'characters' };

/** Of a check run's summary, and of its text. GitHub refuses more: "summary exceeds a maximum bytesize of 65535". */
export const CHECK: Limit = { most: 65_535, unit: 'bytes' };

/**
 * Markdown of at most GitHub's limit: as many whole sections from the first on as have room, and then where the rest is.
 *
 * @param sections each of whole blocks, the most important one first
 * @param rest Markdown that says where all of it is, such as a link to the job's summary
 */
export function cutToFit(sections: readonly string[], limit: Limit, rest: string): string {
  const size = (text: string) => (limit.unit === 'bytes' ? Buffer.byteLength(text) : text.length);
  const whole = sections.join('\n\n');
  if (size(whole) <= limit.most) return whole;
  const most = new Intl.NumberFormat('en').format(limit.most);
  const ending = `(Cut here, because GitHub allows ${most} ${limit.unit}. ${rest})`;
  const kept: string[] = [];
  for (const section of sections) {
    if (size([...kept, section, ending].join('\n\n')) > limit.most) break;
    kept.push(section);
  }
  return [...kept, ending].join('\n\n');
}
