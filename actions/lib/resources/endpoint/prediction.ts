import { faultIn, type Reply, shorten } from './answer-fault.ts';

/** An answer of an endpoint, parsed as a classification if possible. */
export interface Prediction {
  /** The most probable class; the whole answer if it has no classes. */
  readonly top: string;
  /** The best classes with their probabilities, as text. */
  readonly shown: string;
}

const SHOWN = 3;
/** Longest part of a class's name that a message shows, in characters. */
const LONGEST_NAME = 60;

/**
 * Reads `{"predictions": [{"class": …, "probability": …}, …]}` as `python/serving` answers. Any other answer is used as
 * it is, because the serving code belongs to the user.
 */
export function readPrediction(body: string): Prediction {
  const classes = readClasses(body).sort((a, b) => b.probability - a.probability);
  const [best] = classes;
  if (best === undefined) return { top: body.trim(), shown: shorten(body.trim()) };
  const shown = classes
    .slice(0, SHOWN)
    .map(({ name, probability }) => `${shorten(name, LONGEST_NAME)} ${(100 * probability).toFixed(1)} %`);
  return { top: best.name, shown: shown.join(', ') };
}

function readClasses(body: string): { name: string; probability: number }[] {
  const answer = parse(body);
  if (typeof answer !== 'object' || answer === null || !('predictions' in answer)) return [];
  const list: unknown[] = Array.isArray(answer.predictions) ? answer.predictions : [];
  return list.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || !('class' in entry) || !('probability' in entry)) return [];
    return typeof entry.probability === 'number' ? [{ name: String(entry.class), probability: entry.probability }] : [];
  });
}

/**
 * Checks and parses an answer. An empty body, an error, a web page or NaN is never a valid answer.
 *
 * @param expected the most probable class, or the whole answer; undefined: any
 * @returns the prediction, or `wrong`: the fault as the end of a sentence, `The endpoint x answered …`; `isAnswer`: the
 *   answer is valid, but not the expected one
 */
export function judge(
  reply: Reply,
  expected: string | undefined,
): { prediction: Prediction } | { wrong: string; isAnswer: boolean } {
  const isExpected = expected !== undefined && reply.body.trim() === expected;
  const fault = isExpected ? undefined : faultIn(reply);
  if (fault !== undefined) return { wrong: fault, isAnswer: false };
  if (reply.binary !== undefined) {
    const shown = `${reply.binary} bytes of ${reply.contentType || 'no content type'}`;
    if (expected === undefined) return { prediction: { top: shown, shown } };
    return {
      wrong: `${shown}, which are not text and contain no class, but ${expected} was expected`,
      isAnswer: false,
    };
  }
  const prediction = readPrediction(reply.body);
  if (expected === undefined || prediction.top === expected) return { prediction };
  const lack = readClasses(reply.body).length > 0 ? '' : `, which ${whatLacks(reply.body)}`;
  return { wrong: `${prediction.shown}${lack}, but ${expected} was expected`, isAnswer: lack === '' };
}

function whatLacks(body: string): string {
  const answer = parse(body);
  if (answer === undefined) return 'is not JSON';
  if (typeof answer !== 'object' || answer === null || !('predictions' in answer))
    return 'is JSON without `predictions`';
  return 'has no class with a probability in its `predictions`';
}

/** Advice about the form of an answer. */
export const SHAPE = 'Answer {"predictions": [{"class": "…", "probability": 0.9}, …]}';

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
