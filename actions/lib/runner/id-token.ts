import { again } from '../core/again.ts';
import { Failure } from '../core/failure.ts';
import type { Printer } from './printer.ts';

/**
 * Address and token with which a job requests its ID token: ACTIONS_ID_TOKEN_REQUEST_URL and
 * ACTIONS_ID_TOKEN_REQUEST_TOKEN.
 */
export interface IdTokenRequest {
  readonly url: string;
  readonly token: string;
}

/** Time limit of one request in milliseconds. */
const TIMES_OUT = 10_000;
const TRIES = 5;

/**
 * Requests a new OIDC token of this job, and masks it in the log. The request is documented by GitHub (docs.github.com,
 * OpenID Connect reference, "Using environment variables on the runner"). The toolkit's `getIDToken` is not used,
 * because loading its HTTP client takes as long as loading the rest of an action.
 *
 * @throws Failure when GitHub refuses, or does not answer in five attempts
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

/** A final refusal: a retry gives the same answer. */
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
