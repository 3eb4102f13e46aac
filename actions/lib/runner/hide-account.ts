/**
 * Removes an account's number from a text: logs, annotations and summaries of a public repository are public. Only the
 * complete number is hidden, as in ARNs and bucket names; not if it is a part of a longer word or number, or the end of
 * a request id.
 *
 * @param account 12 digits
 */
export function hideAccount(text: string, account: string): string {
  if (!/^\d{12}$/.test(account)) return text;
  return text.replace(
    new RegExp(`(?<![\\p{L}\\d]|\\d\\.|[\\da-f]{8}-(?:[\\da-f]{4}-){3})${account}(?![\\p{L}\\d]|\\.\\d)`, 'gu'),
    '***',
  );
}
