/** An answer as it arrived. */
export interface Reply {
  readonly body: string;
  /** As the answer names it; empty where it names none. */
  readonly contentType: string;
  /** Bytes of an answer that is no text in the charset that it names; undefined for text. */
  readonly binary?: number | undefined;
}

/** Characters of an answer that people are shown. */
const LONGEST = 200;

/** The beginning of a text, for people. */
export function shorten(text: string, longest = LONGEST): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/**
 * What makes an answer with status 200 none at all, whoever asked; as the end of a sentence: `The endpoint x answered …`.
 *
 * @returns undefined for an answer
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

/** Python's words for numbers that are none, outside of strings. */
const STRING_OR_TOKEN = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|nan|inf)\b/g;

/** The first such word of a text that is JSON but for them. */
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

/** Names of what servers put an error into; `message` is an error only where there are no predictions. */
const ERRORS = /^(error|errors|errormessage|exception)$/;
const MESSAGE = 'message';

/** The error that an answer holds in place of a result. A number of that name is a result: a model may well measure errors. */
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

/** A class whose probability is no number: `null` is what other languages write for NaN. */
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
