import type { ConfigDocument, Path } from './document.ts';
import { dotted } from './document.ts';
import { type PlacedScalar, scalarsOf } from './scalars.ts';
import type { Problem } from './types.ts';

/** Access key ids as IAM and STS issue them, and the first line of any PEM private key. */
const secretText = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/g;

const secretKey = /^(aws)?(accesskey(id)?|secret(access)?key|sessiontoken|securitytoken|privatekey)$/;

const instead = 'remove it, revoke it, and let the actions get their credentials from the role';

/** Everything in the file that looks like a credential, comments included. What is found is never repeated. */
export function findSecrets(document: ConfigDocument): Problem[] {
  const scalars = [...scalarsOf(document.yaml)];
  const names = scalars.filter(
    ({ is, value }) => is === 'key' && secretKey.test(String(value).toLowerCase().replace(/[-_]/g, '')),
  );
  const texts = [...document.text.matchAll(secretText)].map((match) => {
    const what = match[0].startsWith('-') ? 'holds a private key' : 'holds an AWS access key';
    return document.locateAt(match.index, { path: around(match.index, scalars)?.path ?? [], what, instead });
  });
  return [
    ...texts,
    ...names.map(({ path }) => document.locate({ path, at: 'key', what: 'is the name of a credential', instead })),
  ];
}

/** Whether a secret stands at this path, so that another finding there would repeat it or only add noise. */
export function isSecret(secrets: readonly Problem[], path: Path): boolean {
  const name = dotted(path);
  return secrets.some((secret) => secret.path !== '' && secret.path === name);
}

function around(offset: number, scalars: readonly PlacedScalar[]): PlacedScalar | undefined {
  return scalars.find(({ start, end }) => start <= offset && offset < end);
}
