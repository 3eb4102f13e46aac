/**
 * Twelve digits that stand alone: an AWS account, as in ARNs and bucket names. Not a part of a longer word or number, the
 * end of a request id, or the registry in an image's address, which AWS publishes.
 */
const ACCOUNT = /(?<![\w.]|[\da-f]{4}-)\d{12}(?!\w|\.dkr\.ecr)/g;

/**
 * A text without account ids. GitHub drops an output that contains a masked value, and some workflows mask the account;
 * annotations and summaries are public where the repository is.
 */
export function hideAccounts(text: string): string {
  return text.replace(ACCOUNT, '***');
}
