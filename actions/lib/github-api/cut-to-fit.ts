/** GitHub's limit for a text. */
export interface Limit {
  readonly most: number;
  readonly unit: 'characters' | 'bytes';
}

/** Limit of a comment. GitHub's error: "Body is too long (maximum is 65536 characters)". */
export const COMMENT: Limit = { most: 65_536, unit: 'characters' };

/** Limit of a check run's summary, and of its text. GitHub's error: "summary exceeds a maximum bytesize of 65535". */
export const CHECK: Limit = { most: 65_535, unit: 'bytes' };

/**
 * Markdown within GitHub's limit: as many complete sections from the first one as fit, and then where the rest is.
 *
 * @param sections each consists of complete blocks; the most important one first
 * @param rest Markdown that says where all sections are, such as a link to the job's summary
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
