import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** An entry of a zip as its directory is to declare it, true or not. */
export interface ZipEntry {
  name: string | Buffer;
  body?: Buffer | string;
  /** Unix mode with its file type, e.g. 0o120777 for a link. */
  mode?: number;
  flags?: number;
  method?: 0 | 8 | 12;
  /** Unpacked bytes to declare; default: the truth. */
  declared?: number;
  crc?: number;
}

/** A zip archive, also of kinds that no tool writes. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body = '', mode = 0o100644, flags = 0, method = 8, declared, crc } of entries) {
    const raw = Buffer.from(body);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const title = Buffer.from(name as string);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc ?? crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared ?? raw.length, 18);
    common.writeUInt16LE(title.length, 22);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE((mode << 16) >>> 0, 6);
    attributes.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, packed]);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, attributes, title);
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

type TarEntry = {
  name: string;
  body?: Buffer | string;
  type?: 'file' | 'directory' | 'symlink' | 'link' | 'fifo';
  linkname?: string;
  mode?: number;
};

/** A tar.gz archive. */
export async function tarGz(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { name, body = '', type = 'file', linkname, mode = 0o644 } of entries) {
    tar.entry({ name, type, mode, ...(linkname !== undefined && { linkname }) }, Buffer.from(body));
  }
  tar.finalize();
  return gzipSync(Buffer.concat(await Array.fromAsync(tar as AsyncIterable<Buffer>)));
}
