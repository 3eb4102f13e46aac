/** An answer as it arrived. */
export interface Reply {
  readonly body: string;
  /** Content type of the answer; empty if it has none. */
  readonly contentType: string;
  /** Number of bytes, if the answer is not text in its charset; undefined for text. */
  readonly binary?: number | undefined;
}

/** Longest part of an answer that a message shows, in characters. */
const LONGEST = 200;

/** The beginning of a text, for a message. */
export function shorten(text: string, longest = LONGEST): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/**
 * The fault in an answer with status 200, as the end of a sentence: `The endpoint x answered …`.
 *
 * @returns undefined for a valid answer
 */
export function faultIn({ body, contentType, binary }: Reply): string | undefined {
  const text = body.trim();
  if (text === '') return 'an empty body';
  const claimsJson = /\bjson\b/i.test(contentType);
  if (binary !== undefined) {
    const claimsText = claimsJson || contentType.startsWith('text/');
    return claimsText ? `${binary} bytes that are not text, as ${contentType}` : undefined;
  }
  if (/^(<!doctype html|<html[\s>])/i.test(text) || /^text\/html\b/i.test(contentType))
    return `an HTML page instead of a prediction: ${shorten(text)}`;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    const token = numberThatIsNone(text);
    if (token !== undefined)
      return `invalid JSON (it contains ${token}, which Python's json.dumps writes but JSON does not allow): ${shorten(text)}`;
    return claimsJson ? `invalid JSON, as ${contentType}: ${shorten(text)} (${(error as Error).message})` : undefined;
  }
  if (answer === null) return 'null, which is not a prediction';
  if (typeof answer !== 'object') return undefined;
  const error = errorOf(answer);
  if (error !== undefined) return `an error, although the HTTP status says success: ${shorten(error)}`;
  const shapeless = probabilityThatIsNone(answer);
  return shapeless === undefined ? undefined : `${shapeless}: ${shorten(text)}`;
}

/** Python's NaN and infinities outside of strings. */
const STRING_OR_TOKEN = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|nan|inf)\b/g;

/** The first such word in a text that would otherwise be JSON. */
function numberThatIsNone(text: string): string | undefined {
  let first: string | undefined;
  const mended = text.replace(STRING_OR_TOKEN, (found) => {
    if (found.startsWith('"')) return found;
    first ??= found;
    return 'null';
  });
  if (first === undefined) return undefined;
  try {
    JSON.parse(mended);
    return first;
  } catch {
    return undefined;
  }
}

/** Members in which servers return an error; `message` is only an error without predictions. */
const ERRORS = /^(error|errors|errormessage|exception)$/;
const MESSAGE = 'message';

/** The error that an answer contains instead of a result. A number is a result, because a model may measure errors. */
function errorOf(answer: object): string | undefined {
  const found = Object.entries(answer).find(([name, value]) => {
    const plain = name.toLowerCase().replace(/[_-]/g, '');
    const isError = ERRORS.test(plain) || (plain === MESSAGE && !('predictions' in answer));
    return isError && isSomething(value);
  });
  if (found === undefined) return undefined;
  const [, value] = found;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isSomething(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value === true;
}

/** A class whose probability is not a number; other languages write `null` for NaN. */
function probabilityThatIsNone(answer: object): string | undefined {
  if (!('predictions' in answer) || !Array.isArray(answer.predictions)) return undefined;
  const list: unknown[] = answer.predictions;
  for (const entry of list) {
    if (typeof entry !== 'object' || entry === null || !('class' in entry) || !('probability' in entry)) continue;
    const { probability } = entry;
    if (typeof probability !== 'number' || !Number.isFinite(probability))
      return `the class ${shorten(String(entry.class))} with the probability ${JSON.stringify(probability)}, which is not a number`;
  }
  return undefined;
}
