import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../core/failure.ts';
import type { Printer } from './printer.ts';

/** Where a job asks for its token: ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
export interface IdTokenRequest {
  readonly url: string;
  readonly token: string;
}

/** Milliseconds until one request is given up, and between two: half a second, then twice as long each time. */
const TIMES_OUT = 10_000;
const FIRST_WAIT = 500;
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
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(`${url}&audience=${encodeURIComponent(audience)}`, token);
    if (answer.is === 'token') {
      printer.mask(answer.value);
      return answer.value;
    }
    if (answer.is === 'refused' || attempt === TRIES)
      throw new Failure(
        `GitHub gave this job no OIDC token: ${answer.why}.`,
        'See githubstatus.com and run the job again. A job has a token for about six hours.',
      );
    await sleep(FIRST_WAIT * 2 ** (attempt - 1));
  }
}

type Answer = { is: 'token'; value: string } | { is: 'refused' | 'absent'; why: string };

async function ask(url: string, token: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      signal: AbortSignal.timeout(TIMES_OUT),
    });
    if (!response.ok) return { is: response.status < 500 ? 'refused' : 'absent', why: `HTTP ${response.status}` };
    const { value } = (await response.json()) as { value?: unknown };
    return typeof value === 'string'
      ? { is: 'token', value }
      : { is: 'refused', why: 'the response contains no token' };
  } catch (error) {
    // `fetch` hides the reason of a failed connection, such as a proxy's refusal, in `cause`.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { is: 'absent', why: cause instanceof Error ? cause.message : String(cause) };
  }
}
