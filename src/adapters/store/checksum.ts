let zlib: Pick<typeof import('node:zlib'), 'crc32'> | undefined;

/** The CRC-32 that zlib reckons, of what came before too where its sum is given. It is loaded at first use, as it takes milliseconds that not every command needs. */
export function crc32(data: string | Uint8Array, before = 0): number {
  zlib ??= process.getBuiltinModule('node:zlib');
  return zlib.crc32(data, before);
}
