/** Names of parameters that give access, without case, hyphens and underscores: signatures, keys, tokens, passwords. */
const GIVES_ACCESS =
  /^(x(amz|goog|oss|cos)(signature|credential|securitytoken)|signature|sig|awsaccesskeyid|googleaccessid|keypairid|((access|api|auth|bearer|id|oauth|private|refresh|security|session|user)?token)|(api|access|subscription)key|(client)?secret|password|passwd|pwd|auth|authorization|credentials?|jwt)$/;

const NO_VALUE = /^(true|false|yes|no|none|null|0|1)?$/i;

/**
 * What in an address gives whoever reads it access: a user, a password or a signed or secret parameter; undefined when
 * nothing does. Looks at the text, so that an address that is no valid one is judged as well.
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

/** The same of a whole value: an address in it may have blanks, line breaks and quotes. */
export function credentialInValue(value: string): string | undefined {
  const address = value.replace(/^[\s\p{Cc}]+/u, '');
  const [scheme, login = ''] = /^[a-z][a-z0-9+.-]*:\/\/(?:([^/\\?#]*)@)?/i.exec(address) ?? [];
  // An address, and behind a blank something with an @, such as a mail address.
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
