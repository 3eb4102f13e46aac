import type { IncomingMessage } from 'node:http';
import { AwsError } from '../protocol/service.ts';

/**
 * Names by which this machine calls itself, with any port: a tunnel or a proxy in front of the gateway keeps the one
 * that its client has signed. A bucket's name before them (virtual-host style) is not taken: policies are evaluated on
 * the path.
 */
const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Values of `sec-fetch-site` for what no page has sent, and for a page that came from this address itself. */
const OWN_SITE = new Set(['none', 'same-origin']);

/**
 * Refuses what a web page sends, whatever it is: every page that a browser of this machine shows can send requests to
 * 127.0.0.1.
 * - A page whose own name was made to point to 127.0.0.1 (DNS rebinding) is told by `Host`.
 * - Browsers send `Origin` with whatever may change something, and no client of AWS sends it (Fetch standard).
 * - For the rest they say in `sec-fetch-site` where it comes from (Fetch Metadata, W3C). A link that a person follows, to
 *   a presigned address for example, is a navigation, and no page can read what it shows.
 *
 * @param but `own pages`: pages of this very address may send requests, as those of a notebook do
 * @throws AwsError `AccessDenied` (403) in plain words.
 */
export function refuseForeign({ method, headers, headersDistinct }: IncomingMessage, but?: 'own pages'): void {
  const { origin } = headers;
  // Of two hosts Node takes the first one, and the emulator both.
  const host = headersDistinct['host']?.join(', ');
  if (host === undefined || !OWN_HOST.test(host)) {
    throw denied(
      `its Host header is ${JSON.stringify(host ?? '')}. Use the address as it was printed, http://127.0.0.1:PORT, and path-style addresses in S3 clients`,
    );
  }
  const isOwn = but === 'own pages' && origin === `http://${host}`;
  if (origin !== undefined && !isOwn) throw denied(`it comes from a web page (origin ${JSON.stringify(origin)})`);
  const site = headers['sec-fetch-site']?.toString();
  const followed = headers['sec-fetch-mode'] === 'navigate' && method === 'GET';
  if (site !== undefined && !OWN_SITE.has(site) && !followed) throw denied('it comes from a web page');
}

function denied(why: string): AwsError {
  return new AwsError(
    'AccessDenied',
    `The stand-in for AWS accepts requests only from programs on this machine. It refused this request: ${why}.`,
    403,
  );
}
