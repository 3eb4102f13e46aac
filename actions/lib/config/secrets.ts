import type { ConfigDocument } from './document.ts';
import { dotted, type Path } from './path.ts';
import type { Problem } from './problem.ts';
import type { PlacedScalar } from './scalars.ts';
import { credentialInValue } from './secret-address.ts';
import { type FoundSecret, isCredentialName, isSecretByName, secretsIn } from './secret-text.ts';

const byRole = 'remove it, revoke it, and use a role for the credentials of the actions';
const bySecretsManager =
  'remove it, revoke it, put a new one into AWS Secrets Manager, write its ARN here, and allow the role of the code to read it';
const byDownload =
  'write the address without the login, and its sha256; if the file needs a login, download it in an earlier step of the workflow and write its path';
const byPublicAddress = 'write an address that needs no login and no signature';

/** Replaces each character of a secret; YAML reads it as text in any place. */
const MASK = '•';
const MASKED = /•{4}/;

/** Keys whose values are expressions and ranges, so the name of the key does not make the value a secret. */
const NOT_BY_NAME = /^(training,metrics|tune,ranges),/;

/** A place in the text, and what is wrong there. */
interface Place extends Omit<FoundSecret, 'kind'> {
  readonly instead: string;
}

/**
 * Everything in a config that looks like a secret, including comments, and the same text with each secret masked. All
 * other text keeps its position, so all other findings about the config use the masked text.
 */
export function findSecrets(document: ConfigDocument): { places: readonly Place[]; masked: string } {
  const { text, scalars } = document;
  const places: Place[] = secretsIn(text).map((found) => {
    const around = scalars.find(({ start, end }) => start <= found.start && found.start < end);
    return { ...found, instead: remedy(found, around?.path ?? []) };
  });
  for (const scalar of scalars) {
    const { start, end } = scalar;
    const found = secretOf(scalar, text.slice(start, end));
    const isNamed = places.some((place) => place.start < end && start < place.end);
    if (found !== undefined && !isNamed) places.push({ start, end, ...found });
  }
  let masked = text;
  const hide = (start: number, end: number) => {
    masked = masked.slice(0, start) + maskOf(masked.slice(start, end)) + masked.slice(end);
  };
  for (const { start, end } of places) hide(start, end);
  const names = scalars.filter(({ is, value }) => is === 'key' && isCredentialName(String(value)));
  for (const { path } of names) {
    const value = scalars.find((scalar) => scalar.is === 'value' && dotted(scalar.path) === dotted(path));
    if (value !== undefined) hide(value.start, value.end);
  }
  const named = names.map(({ start, end }) => ({ start, end, what: 'is the name of a credential', instead: byRole }));
  return { places: [...places, ...named], masked };
}

/** The secrets as problems. @param document of the masked text, so that no path contains a secret */
export function secretProblems(document: ConfigDocument, places: readonly Place[]): Problem[] {
  return places.map(({ start, what, instead }) => {
    const around = document.scalars.find((scalar) => scalar.start <= start && start < scalar.end);
    const path = (around?.path ?? []).filter((part) => !isMasked(part));
    return document.locateAt(start, { path, what, instead });
  });
}

/** Whether a secret is at this path: then other findings about the path are dropped. */
export function isSecret(secrets: readonly Problem[], path: Path): boolean {
  const name = dotted(path);
  return path.some(isMasked) || secrets.some((secret) => secret.path !== '' && secret.path === name);
}

/** A secret that is visible only after YAML has read it: behind escapes, or by the name of its key. */
function secretOf({ is, path, value }: PlacedScalar, written: string): { what: string; instead: string } | undefined {
  const credential = typeof value === 'string' ? credentialInValue(value) : undefined;
  if (credential !== undefined) return { what: credential, instead: remedy({ kind: 'address' }, path) };
  // A value that is written as it is read was already searched in the text.
  const [found] = typeof value === 'string' && !written.includes(value) ? secretsIn(value) : [];
  if (found !== undefined) return { what: found.what, instead: remedy(found, path) };
  const name = path.findLast((part) => typeof part === 'string') ?? '';
  if (is === 'key' || NOT_BY_NAME.test(path.join()) || isCredentialName(name)) return undefined;
  return isSecretByName(name, value)
    ? { what: 'contains a secret in plain text', instead: bySecretsManager }
    : undefined;
}

function remedy({ kind }: Pick<FoundSecret, 'kind'>, path: Path): string {
  if (kind === 'aws') return byRole;
  if (kind === 'other') return bySecretsManager;
  return path[1] === 'source' ? byDownload : byPublicAddress;
}

/** A mask of the same length that keeps quotes, brackets and blanks, so that YAML reads the rest as before. */
function maskOf(text: string): string {
  return text.replace(/\\[^\n]|[^\s,[\]{}"']/g, (part) => MASK.repeat(part.length));
}

const isMasked = (part: string | number) => MASKED.test(String(part));
