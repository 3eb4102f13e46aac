/**
 * A text for readers without an account's number: logs, annotations and summaries are public where the repository is.
 * Only the whole number is hidden, as ARNs and bucket names have it, and not where it is a part of a longer word or
 * number, or the end of a request id.
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
