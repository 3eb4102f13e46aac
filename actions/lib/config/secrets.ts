import type { ConfigDocument } from './document.ts';
import { dotted, type Path } from './path.ts';
import type { Problem } from './types.ts';

/** Access key ids as IAM and STS issue them, and the first line of any PEM private key. */
const secretText = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/g;

const secretName = /^(aws)?(accesskey(id)?|secret(access)?key|sessiontoken|securitytoken|privatekey)$/;

const instead = 'remove it, revoke it, and let the actions get their credentials from the role';

/** Everything in the file that looks like a credential, comments included. What is found is never repeated. */
export function findSecrets(document: ConfigDocument): Problem[] {
  const texts = [...document.text.matchAll(secretText)].map((match) => {
    const what = match[0].startsWith('-') ? 'holds a private key' : 'holds an AWS access key';
    const around = document.scalars.find(({ start, end }) => start <= match.index && match.index < end);
    const path = (around?.path ?? []).filter((part) => !isSecretText(part));
    return document.locateAt(match.index, { path, what, instead });
  });
  const names = document.scalars.filter(({ is, value }) => is === 'key' && isSecretName(String(value)));
  return [
    ...texts,
    ...names.map(({ path }) => document.locate({ path, at: 'key', what: 'is the name of a credential', instead })),
  ];
}

/** Whether a secret stands at this path, so that another finding there would repeat it or only add noise. */
export function isSecret(secrets: readonly Problem[], path: Path): boolean {
  const name = dotted(path);
  return path.some(isSecretText) || secrets.some((secret) => secret.path !== '' && secret.path === name);
}

const isSecretText = (part: string | number) => String(part).search(secretText) >= 0;
const isSecretName = (key: string) => secretName.test(key.toLowerCase().replace(/[-_]/g, ''));
