import { credentialInAddress } from './secret-address.ts';

/** A secret that was found in a text. */
export interface FoundSecret {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset after its last character. */
  readonly end: number;
  /**
   * `address`: a user's login or a signature in an address; `aws`: a credential that a role replaces; `other`: any
   * other.
   */
  readonly kind: 'address' | 'aws' | 'other';
  /** What was found, without the secret. */
  readonly what: string;
}

/** A login may contain quotes; after the login, a quote ends the address. */
const ADDRESS = /\b(?:[a-z][a-z0-9+.-]*:\/\/(?:(?:(?!["'],)[^\s/?#@])*:(?:(?!["'],)[^\s/?#@])*@)?|https?:)[^\s"'<>]+/gi;

/** The match must not begin inside a word. */
const FREE = '(?<![A-Za-z0-9])';

/**
 * Secrets with a known form. Sources: AWS's list of unique identifiers of IAM (the first four letters of an access key
 * id) and GitHub's "About authentication" (prefixes and lengths of tokens); the others are from the publishers' own
 * scanning patterns.
 */
const TOKENS: readonly [FoundSecret['kind'], string, RegExp][] = [
  ['aws', 'holds an AWS access key', new RegExp(`${FREE}(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])`, 'g')],
  ['aws', 'holds an AWS session token', new RegExp(`${FREE}(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)[A-Za-z0-9+/=]{60,}`, 'g')],
  [
    'aws',
    'holds a private key',
    /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s]*)/g,
  ],
  [
    'other',
    'holds a GitHub token',
    new RegExp(`${FREE}(?:gh[pousr]_[A-Za-z0-9_.-]{36,}|github_pat_[A-Za-z0-9_]{40,})`, 'g'),
  ],
  ['other', 'holds a Hugging Face token', new RegExp(`${FREE}hf_[A-Za-z0-9]{30,}`, 'g')],
  [
    'other',
    'holds a Slack token',
    new RegExp(`${FREE}xox[a-z]-[A-Za-z0-9-]{10,}|hooks\\.slack\\.com/services/[A-Za-z0-9/]{20,}`, 'g'),
  ],
  [
    'other',
    'holds an API key',
    new RegExp(
      `${FREE}(?:sk-(?:ant|proj|svcacct|admin)-[A-Za-z0-9_-]{20,}|sk-[A-Za-z0-9]{40,}|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{36}|dapi[0-9a-f]{32}|dckr_pat_[A-Za-z0-9_-]{20,}|pypi-AgE[A-Za-z0-9_-]{40,}|[sr]k_live_[A-Za-z0-9]{20,})`,
      'g',
    ),
  ],
  [
    'other',
    'holds a signed token',
    new RegExp(`${FREE}eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*`, 'g'),
  ],
  ['other', 'holds a signature', /\bX-(?:Amz|Goog)-(?:Signature|Security-Token)=[^\s&"'<>]+/gi],
];

/** The 40 characters of an AWS secret key have no prefix: see {@link isRandom}. */
const FORTY = /(?<![\w/+.-])[A-Za-z0-9/+]{40}(?![\w/+=.-])/g;

/** All secrets in a text that have a known form, in the order of the text; of overlapping ones, the first. */
export function secretsIn(text: string): FoundSecret[] {
  const found = [...text.matchAll(ADDRESS)].flatMap(({ 0: address, index }): FoundSecret[] => {
    const what = credentialInAddress(address);
    return what === undefined ? [] : [{ start: index, end: index + address.length, kind: 'address', what }];
  });
  for (const [kind, what, pattern] of TOKENS) {
    for (const { 0: token, index } of text.matchAll(pattern)) {
      found.push({ start: index, end: index + token.length, kind, what });
    }
  }
  for (const { 0: key, index } of text.matchAll(FORTY)) {
    if (isRandom(key)) found.push({ start: index, end: index + 40, kind: 'aws', what: 'holds an AWS secret key' });
  }
  const ordered = found.sort((a, b) => a.start - b.start || b.end - a.end);
  return ordered.filter(({ start }, index) => !ordered.slice(0, index).some(({ end }) => start < end));
}

/**
 * Whether 40 characters look random, like a secret key: upper case, lower case and digits in mixed order, and an
 * entropy that words and paths do not reach. Fewer than one in a hundred random ones is missed; hexadecimal digests
 * have one case only, and names and paths change between cases and digits less often.
 */
function isRandom(text: string): boolean {
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/\d/.test(text)) return false;
  const runs = text.match(/[a-z]+|[A-Z]+|\d+|[/+]+/g) ?? [];
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const entropy = [...counts.values()].reduce((sum, count) => sum - (count / 40) * Math.log2(count / 40), 0);
  return runs.length > 16 && entropy > 4.3;
}

const plain = (name: string) => name.toLowerCase().replace(/[-_. ]/g, '');

/** Whether a key is the name of an AWS credential; no config needs its value. */
export function isCredentialName(name: string): boolean {
  return /^(aws)?(accesskey(id)?|secret(access)?key|sessiontoken|securitytoken|privatekey)$/.test(plain(name));
}

const PASSWORD = /(password|passwd|passphrase)$/;
const KEY = /(secret|secretkey|apikey|accesskey|privatekey|token)$/;

/** Names of special tokens of tokenizers. */
const WORDS_TOKEN = /(pad|eos|bos|unk|mask|sep|cls|start|end|stop|special|image|prefix|suffix|decoder|forced)token$/;

/** A reference to a secret that is stored elsewhere: an ARN, a reference of CloudFormation, a variable. */
const REFERENCE = /^(arn:|\{\{resolve:|\$)/;

/**
 * Whether a value is a secret, judged by the name of its key: a password, an API key, or another key or token of at
 * least 8 characters with letters and digits, as generated ones have. Names of tokenizers' special tokens, such as
 * `pad_token`, do not count.
 */
export function isSecretByName(name: string, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value).trim();
  if (REFERENCE.test(text) || /^(true|false|yes|no|on|off|none|null)$/i.test(text)) return false;
  if (PASSWORD.test(plain(name))) return text !== '';
  if (!KEY.test(plain(name)) || WORDS_TOKEN.test(plain(name)) || !/^[^\s<>|]{8,}$/.test(text)) return false;
  return plain(name).endsWith('apikey') || (/\d/.test(text) && /[a-z]/i.test(text));
}
