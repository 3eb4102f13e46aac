import type { IncomingMessage } from 'node:http';
import type { Credentials } from './credentials.ts';
import type { Answer } from './protocol.ts';

/** What the stand-in simplifies, by service: the parts' own lists. */
export type Capabilities = Readonly<Record<string, readonly string[]>>;

/** The stand-in's own addresses, all under `/_local/`: they are no part of AWS. */
export const LOCAL_PREFIX = '/_local/';

/**
 * Answers `/_local/health`, `/_local/capabilities` and `/_local/credentials`, the container credentials of jobs
 * (in the form that AWS's container credential providers read).
 */
export function answerLocal(request: IncomingMessage, credentials: Credentials, capabilities: Capabilities): Answer {
  switch (request.url) {
    case '/_local/health':
      return json(200, { status: 'ready' });
    case '/_local/capabilities':
      return json(200, { simplified: capabilities });
    case '/_local/credentials': {
      const entry = credentials.keysFor(request.headers.authorization ?? '');
      if (entry === undefined) return json(403, { Message: 'The authorization token is not one of this stand-in.' });
      const { accessKeyId, secretAccessKey, sessionToken } = entry.keys;
      return json(200, {
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        Token: sessionToken,
        Expiration: new Date(Date.now() + LIFETIME).toISOString(),
      });
    }
    default:
      return json(404, { Message: `Nothing at ${request.url}` });
  }
}

/** Milliseconds until a client should ask again; the keys themselves live as long as the stand-in. */
const LIFETIME = 6 * 3600_000;

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(body, undefined, 2)}\n` };
}
