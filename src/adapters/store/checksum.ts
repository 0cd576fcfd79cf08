import type { Checksum } from '../../domain/line.ts';

let zlib: Pick<typeof import('node:zlib'), 'crc32'> | undefined;

/** The CRC-32 that zlib reckons. It is loaded at first use, as it takes milliseconds that a list does not need. */
export const crc32: Checksum = (data) => {
  zlib ??= process.getBuiltinModule('node:zlib');
  return zlib.crc32(data);
};
