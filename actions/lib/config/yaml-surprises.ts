import { MERGE_KEY } from './diagnose.ts';
import type { ConfigDocument, Finding } from './document.ts';
import type { PlacedScalar } from './scalars.ts';

/** Keys below which the values are the user's own text, which must be passed on as written. */
const texts = /^(aws,tags|(training|serving|functions,[^,]+),environment),/;
/** Keys below which the values are the user's own, which the script receives as arguments. */
const values = /^(training,hyperparameters|tune,ranges,[^,]+),(?!(min|max)$)/;
/** Limits of ranges, which must be numbers, also for integers. */
const limits = /^tune,ranges,[^,]+,(min|max)$/;
/** An event keeps its types, so only digits of a number can be lost. */
const events = /^functions,[^,]+,test,event,/;

/** Finds values that YAML 1.2 reads differently than they look, and keys that only YAML 1.1 supports. */
export function checkSurprises(document: ConfigDocument): Finding[] {
  return document.scalars.flatMap((scalar) => {
    const { is, path, bare } = scalar;
    if (is === 'key') return bare === MERGE_KEY ? [mergeKey(path)] : [];
    return bare === undefined ? [] : (surprise(scalar, bare) ?? []);
  });
}

function mergeKey(path: Finding['path']): Finding {
  const what = 'is the merge key of YAML 1.1, which YAML 1.2 does not support: nothing is merged';
  return { path, at: 'key', what, instead: 'write the keys themselves' };
}

function surprise({ path, value }: PlacedScalar, bare: string): Finding | undefined {
  const place = path.join();
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    const what = `YAML cannot hold ${bare} exactly and reads ${value}`;
    if (limits.test(place) && /^[-+]?\d+$/.test(bare) && BigInt(bare) !== BigInt(value))
      return { path, what, instead: 'write a number below 2^53' };
    if (!texts.test(place) && !values.test(place) && !events.test(place)) return undefined;
    return { path, what, instead: `write '${bare}'` };
  }
  if (texts.test(place)) {
    if (typeof value === 'string' || value === null || String(value) === bare) return undefined;
    const what = typeof value === 'number' ? `the number ${value}` : `the flag ${value}`;
    return { path, what: `YAML reads ${bare} as ${what}`, instead: `write '${bare}'` };
  }
  if (!values.test(place)) return undefined;
  if (typeof value === 'number' && String(value) !== bare && !isScientific(bare, value)) {
    const what = `YAML reads ${bare} as the number ${value}, and the script gets ${value}`;
    return { path, what, instead: `write ${value}, or '${bare}' if the text is meant`, warning: true };
  }
  if (typeof value !== 'string') return undefined;
  if (/^(yes|no|on|off|y|n)$/i.test(bare)) {
    const flag = /^(yes|on|y)$/i.test(bare);
    const what = `YAML reads ${bare} as text, so the script gets the text ${bare}`;
    return { path, what, instead: `write ${flag}, or '${bare}' if the text is meant`, warning: true };
  }
  if (/^[-+]?(\d+(_\d+)+(\.\d+)?|0b[01_]+)$/.test(bare)) {
    const number = Number(bare.replaceAll('_', ''));
    const what = `YAML 1.2 reads ${bare} as text, so the script gets the text ${bare}`;
    return { path, what, instead: `write ${number}, or '${bare}' if the text is meant`, warning: true };
  }
  return undefined;
}

/** `1e-3` is a fraction in any notation; `1e3` would become an integer. */
function isScientific(bare: string, value: number): boolean {
  return /e/i.test(bare) && !/^[-+]?0x/i.test(bare) && !Number.isInteger(value);
}
