/** A map of texts in CBOR (RFC 8949): what an error of Smithy's RPC v2 protocol holds. */
export function encodeStrings(map: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(map);
  const parts = [head(MAP, entries.length)];
  for (const text of entries.flat()) {
    const bytes = Buffer.from(text);
    parts.push(head(TEXT, bytes.length), bytes);
  }
  return Buffer.concat(parts);
}

/** Major types, already in the upper three bits. */
const TEXT = 0x60;
const MAP = 0xa0;

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([major | length]);
  if (length < 0x100) return Buffer.from([major | 24, length]);
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(major | 26);
  bytes.writeUInt32BE(length, 1);
  return bytes;
}
