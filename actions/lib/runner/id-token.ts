import { again } from '../core/again.ts';
import { Failure } from '../core/failure.ts';
import type { Printer } from './printer.ts';

/** Where a job asks for its token: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
export interface IdTokenRequest {
  readonly url: string;
  readonly token: string;
}

/** Milliseconds until one request is given up. */
const TIMES_OUT = 10_000;
const TRIES = 5;

/**
 * A fresh OIDC token of this job, masked in the log. The request is GitHub's (docs.github.com, OpenID Connect reference,
 * "Using environment variables on the runner"). It is not left to the toolkit's `getIDToken`, whose HTTP client takes
 * every action as long to load as all the rest of it.
 *
 * @throws Failure when GitHub refuses, or does not answer five times
 */
export async function fetchIdToken(
  { url, token }: IdTokenRequest,
  audience: string,
  printer: Pick<Printer, 'mask'>,
): Promise<string> {
  try {
    const request = () => ask(`${url}&audience=${encodeURIComponent(audience)}`, token);
    const value = await again(request, (error) => (error instanceof Refused ? 1 : TRIES));
    printer.mask(value);
    return value;
  } catch (error) {
    // `fetch` hides the reason of a failed connection, such as a proxy's refusal, in `cause`.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Failure(
      `credentials-missing: GitHub gave this job no OIDC token: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'See githubstatus.com and run the job again. A job has a token for about six hours.',
    );
  }
}

/** An answer that stays what it is, however often one asks. */
class Refused extends Error {}

async function ask(url: string, token: string): Promise<string> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    signal: AbortSignal.timeout(TIMES_OUT),
  });
  if (!response.ok) throw new (response.status < 500 ? Refused : Error)(`HTTP ${response.status}`);
  const { value } = (await response.json()) as { value?: unknown };
  if (typeof value !== 'string') throw new Refused('the response contains no token');
  return value;
}
