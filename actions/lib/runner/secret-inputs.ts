import { isSecretByName, secretsIn } from '../config/secret-text.ts';
import { type ActionContext, InputError } from './action-context.ts';

/** The only input that may contain a secret; it is sent to GitHub only. */
const TOKEN = 'INPUT_GITHUB-TOKEN';

/**
 * Refuses inputs that contain a secret, before any of them is printed, sent or stored.
 *
 * @throws InputError that names the input, without the secret
 */
export function refuseSecretInputs({ environment }: ActionContext): void {
  for (const [variable, value = ''] of Object.entries(environment)) {
    if (!variable.startsWith('INPUT_') || variable === TOKEN) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const [found] = secretsIn(value);
    const key = found === undefined ? secretKeyIn(value) : undefined;
    if (found === undefined && key === undefined) continue;
    throw new InputError(
      `The input ${name} ${found?.what ?? `contains a secret in plain text, in ${key}`}.`,
      found?.kind === 'address'
        ? 'Use an address that needs no login and no signature, or send a file.'
        : 'Remove it and revoke it: everyone who can describe a job sees its hyperparameters. Put a new secret into AWS Secrets Manager, and allow the role of the code to read it.',
    );
  }
}

/** The first key of a JSON object whose value is a secret, judged by the name of the key. */
function secretKeyIn(value: string): string | undefined {
  if (!value.trimStart().startsWith('{')) return undefined;
  try {
    const parsed = JSON.parse(value) as Record<string, unknown>;
    return Object.entries(parsed).find(([name, inside]) => isSecretByName(name, inside))?.[0];
  } catch {
    // It is not JSON; the input's own check reports that.
    return undefined;
  }
}
