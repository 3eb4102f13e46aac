/**
 * Names of query parameters that give access, without upper case, hyphens and underscores: signatures, keys, tokens,
 * passwords.
 */
const GIVES_ACCESS =
  /^(x(amz|goog|oss|cos)(signature|credential|securitytoken)|signature|sig|awsaccesskeyid|googleaccessid|keypairid|((access|api|auth|bearer|id|oauth|private|refresh|security|session|user)?token)|(api|access|subscription)key|(client)?secret|password|passwd|pwd|auth|authorization|credentials?|jwt)$/;

const NO_VALUE = /^(true|false|yes|no|none|null|0|1)?$/i;

/**
 * The part of an address that gives access to anybody who reads it: a user, a password, or a signed or secret
 * parameter; undefined if there is none. It reads the text only, so it also judges an address that is not valid.
 */
export function credentialInAddress(address: string): string | undefined {
  const [, scheme = '', user] = /^([a-z][a-z0-9+.-]*):[/\\]*(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
  if (user !== undefined && (/^https?$/i.test(scheme) || user.includes(':'))) {
    return `holds an address with a user${user.includes(':') ? ' and a password' : ''}`;
  }
  const parameters = address.split(/[?&#;]/).slice(1);
  for (const parameter of parameters) {
    const [name = '', ...rest] = parameter.split('=');
    const value = decoded(rest.join('='));
    if (
      GIVES_ACCESS.test(
        decoded(name)
          .toLowerCase()
          .replace(/[-_\s]/g, ''),
      ) &&
      !NO_VALUE.test(value)
    ) {
      return /sig|credential|accesskeyid|accessid|keypairid/i.test(name)
        ? 'holds a signed address'
        : `holds an address with a secret in its query`;
    }
    if (/^https?:/i.test(value) && value.length < address.length) {
      const inside = credentialInAddress(value);
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

/** The same for a whole value: an address in it may contain blanks, line breaks and quotes. */
export function credentialInValue(value: string): string | undefined {
  const address = value.replace(/^[\s\p{Cc}]+/u, '');
  const [scheme, login = ''] = /^[a-z][a-z0-9+.-]*:\/\/(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
  // An address that is followed by text with an @, such as a mail address.
  const isProse = /\s/.test(login) && !/:\S/.test(login);
  return scheme === undefined || isProse ? undefined : credentialInAddress(address);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
