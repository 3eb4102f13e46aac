import type { IncomingMessage } from 'node:http';
import { AwsError } from '../protocol/service.ts';

/**
 * Host names of this machine, with any port: a tunnel or a proxy in front of the gateway keeps the Host header that its
 * client has signed. Virtual-hosted-style requests, with the bucket's name before the host, are refused, because
 * policies are evaluated on the path.
 */
const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** Accepted values of `sec-fetch-site`: no web page has sent the request, or a page of this address. */
const OWN_SITE = new Set(['none', 'same-origin']);

/**
 * Refuses every request that a web page sends. Any page in a browser of this machine can send requests to 127.0.0.1.
 * - If the page's own host name points to 127.0.0.1 (DNS rebinding), the `Host` header shows it.
 * - Browsers send `Origin` with each request that may change something; AWS clients never send it (Fetch standard).
 * - For other requests, browsers tell in `sec-fetch-site` where they come from (Fetch Metadata, W3C). A link that a
 *   person follows, for example to a presigned URL, is a navigation: no page can read its response.
 *
 * @param but `own pages`: pages of this address may send requests, as those of a notebook do
 * @throws AwsError `AccessDenied` (403) with the reason.
 */
export function refuseForeign({ method, headers, headersDistinct }: IncomingMessage, but?: 'own pages'): void {
  const { origin } = headers;
  // With two Host headers, `headers.host` has only the first one, but the emulator would get both. Joined, they do not
  // match OWN_HOST, so the request is refused.
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
