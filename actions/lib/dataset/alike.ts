/** The form in which names are compared: without differences in case, spaces or Unicode normalization. */
export function lookOf(name: string): string {
  // Normalize last: lower-casing can produce a letter with two Unicode forms.
  return name
    .split('/')
    .map((part) => part.normalize('NFC').toLowerCase().normalize('NFC').trim())
    .join('/');
}

/** How two names with the same form differ, for a message. */
export function differenceOf(one: string, other: string): string {
  if (one.normalize('NFC') === other.normalize('NFC')) return 'in Unicode normalization (NFC and NFD)';
  if (one.toLowerCase() === other.toLowerCase()) return 'in upper and lower case';
  const trimmed = (name: string) =>
    name
      .split('/')
      .map((part) => part.trim())
      .join('/');
  if (trimmed(one) === trimmed(other)) return 'in spaces at the start or end';
  return 'in case, spaces or Unicode normalization';
}
