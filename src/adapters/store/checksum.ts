let zlib: Pick<typeof import('node:zlib'), 'crc32'> | undefined;

/** The CRC-32 that zlib reckons. It is loaded at first use, as it takes milliseconds that not every command needs. */
export function crc32(data: string | Uint8Array): number {
  zlib ??= process.getBuiltinModule('node:zlib');
  return zlib.crc32(data);
}
