/** Largest number of entries in an archive. */
export const MAX_ENTRIES = 1_000_000;
/** Largest number of bytes that an archive may unpack to. */
export const MAX_TOTAL_BYTES = 200 * 1024 ** 3;
/** Highest ratio of unpacked to packed bytes; images have a ratio of about 1, text of about 10. */
export const MAX_RATIO = 200;
/** Below this number of unpacked bytes, the ratio is not checked. */
export const RATIO_FREE_BYTES = 16 * 1024 ** 2;

/** Whether the archive is a bomb: it would unpack to too many bytes. */
export function isBomb(packed: number, unpacked: number): boolean {
  return unpacked > RATIO_FREE_BYTES && unpacked > packed * MAX_RATIO;
}

/** A number of bytes with a unit, for messages. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  let value = bytes;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
