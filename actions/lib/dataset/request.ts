import { shownAddress } from './address.ts';
import { SourceUnavailable } from './unavailable.ts';

const MAX_REDIRECTS = 10;

/** `fetch` that follows redirects itself, so that it can refuse a redirect from https to another protocol. */
export async function request(url: URL, init: RequestInit): Promise<Response> {
  let at = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (at.protocol !== 'https:' && !(isLoopback(at) && isLoopback(url))) {
      throw new SourceUnavailable(`redirects to ${at.protocol}//${at.host}: only https addresses are read`);
    }
    if (at.username !== '' || at.password !== '') {
      const who = hop === 0 ? 'contains' : `redirects to ${shownAddress(at)} with`;
      throw new SourceUnavailable(`${who} a user or a password, which are not sent`);
    }
    const response = await fetch(at, { ...init, redirect: 'manual' });
    const target = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || target === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(target, at.href))
      throw new SourceUnavailable(`redirects from ${shownAddress(at)} to an invalid address`);
    at = new URL(target, at);
  }
  throw new SourceUnavailable(`redirects more than ${MAX_REDIRECTS} times`);
}

/** Whether it is plain http to this machine. */
function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
