import { SourceUnavailable } from './unavailable.ts';

const MAX_REDIRECTS = 10;

/** `fetch` that follows redirects itself, so that none leads from https to anywhere else. */
export async function request(url: URL, init: RequestInit): Promise<Response> {
  let at = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    if (at.protocol !== 'https:' && !(isLoopback(at) && isLoopback(url))) {
      throw new SourceUnavailable(`leads to ${at.protocol}//${at.host}: only https addresses are read`);
    }
    const response = await fetch(at, { ...init, redirect: 'manual' });
    const target = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || target === null) return response;
    await response.body?.cancel();
    at = new URL(target, at);
  }
  throw new SourceUnavailable(`is redirected more than ${MAX_REDIRECTS} times`);
}

/** Whether it is plain http to this very machine. */
function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
