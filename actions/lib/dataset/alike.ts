/** What names look like to people and to file systems: the same for names that differ only in case, blanks or Unicode form. */
export function lookOf(name: string): string {
  // In this order: lower case of a letter may be written in two forms again.
  return name
    .split('/')
    .map((part) => part.normalize('NFC').toLowerCase().normalize('NFC').trim())
    .join('/');
}

/** In what two names of the same look differ, for a message. */
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
