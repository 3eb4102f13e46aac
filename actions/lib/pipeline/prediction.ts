/** An answer of an endpoint, read as a classification where it is one. */
export interface Prediction {
  /** The class at the top; the whole answer where it names no classes. */
  readonly top: string;
  /** The best classes with their probabilities, for people. */
  readonly shown: string;
}

const SHOWN = 3;
const LONGEST = 200;

/**
 * Reads `{"predictions": [{"class": …, "probability": …}, …]}`, best first, as `python/serving` answers. Any other
 * answer is taken as it is: what serves is the user's to decide.
 */
export function readPrediction(body: string): Prediction {
  const classes = readClasses(body);
  const [best] = classes;
  if (best === undefined) return { top: body.trim(), shown: shorten(body.trim()) };
  const shown = classes.slice(0, SHOWN).map(({ name, probability }) => `${name} ${(100 * probability).toFixed(1)} %`);
  return { top: best.name, shown: shown.join(', ') };
}

function readClasses(body: string): { name: string; probability: number }[] {
  const answer = parse(body);
  if (typeof answer !== 'object' || answer === null || !('predictions' in answer)) return [];
  const list: unknown[] = Array.isArray(answer.predictions) ? answer.predictions : [];
  return list.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || !('class' in entry) || !('probability' in entry)) return [];
    return [{ name: String(entry.class), probability: Number(entry.probability) }];
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
