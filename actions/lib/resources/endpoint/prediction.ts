import { faultIn, type Reply, shorten } from './answer-fault.ts';

/** An answer of an endpoint, read as a classification where it is one. */
export interface Prediction {
  /** The class at the top; the whole answer where it names no classes. */
  readonly top: string;
  /** The best classes with their probabilities, for people. */
  readonly shown: string;
}

const SHOWN = 3;
/** Characters of a class's name that people are shown. */
const LONGEST_NAME = 60;

/**
 * Reads `{"predictions": [{"class": …, "probability": …}, …]}` as `python/serving` answers; the most probable class is at
 * the top. Any other answer is taken as it is: what serves is the user's to decide.
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
 * Reads an answer, which is judged before it counts as one: an empty body, an error, a page of a web server or NaN is none,
 * whatever is expected.
 *
 * @param expected the class that must be at the top, or the whole answer; undefined: any
 * @returns the prediction, or what is wrong as the end of a sentence: `The endpoint x answered …`; `isAnswer` says that
 * it was a classification, and another one than expected
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

/** What an answer must be like, as advice. */
export const SHAPE = 'Answer {"predictions": [{"class": "…", "probability": 0.9}, …]}';

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
