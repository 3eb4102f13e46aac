/**
 * An address without user, password, query and fragment, because any of them may be a secret. `?…` shows that there was
 * a query. A text that is not an http or https address is returned unchanged.
 */
export function shownAddress(address: string | URL): string {
  const text = String(address);
  if (!/^https?:/i.test(text)) return text;
  return text.replace(/^([a-z]+:[/\\]*)[^/\\?#]*@/i, '$1').replace(/[?#].*$/s, '?…');
}

/** A text from outside, such as an error message, with every address replaced by {@link shownAddress}. */
export function withShownAddresses(text: string): string {
  return text.replace(/\bhttps?:[^\s"'<>]+/gi, shownAddress);
}
