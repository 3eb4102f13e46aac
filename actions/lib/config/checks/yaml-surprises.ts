import type { ConfigDocument, Finding } from '../document.ts';

/** Keys below which the user's own values stand. */
const texts = /^(aws,tags|training,environment|serving,environment),/;
const values = /^(training,hyperparameters|tune,ranges),/;

/** Values that YAML 1.2 reads otherwise than they look. Text that is meant must not change; a number may be written as one likes. */
export function checkSurprises(document: ConfigDocument): Finding[] {
  const findings: Finding[] = [];
  for (const { is, path, value, bare } of document.scalars) {
    if (is === 'key' || bare === undefined) continue;
    const place = path.join();
    if (texts.test(place) && typeof value === 'number' && String(value) !== bare) {
      findings.push({ path, what: `YAML reads ${bare} as the number ${value}`, instead: `write '${bare}'` });
    } else if (values.test(place) && typeof value === 'string' && /^(yes|no|on|off|y|n)$/i.test(bare)) {
      const flag = /^(yes|on|y)$/i.test(bare);
      const what = `YAML reads ${bare} as text, so the script gets the text ${bare}`;
      findings.push({ path, what, instead: `write ${flag}, or '${bare}' if the text is meant`, warning: true });
    } else if (
      values.test(place) &&
      typeof value === 'number' &&
      Number.isInteger(value) &&
      !Number.isSafeInteger(value)
    ) {
      findings.push({ path, what: `YAML cannot hold ${bare} exactly and reads ${value}`, instead: `write '${bare}'` });
    }
  }
  return findings;
}
