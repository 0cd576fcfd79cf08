// Half a byte a step: a table of 256 takes longer to make than a short record takes to sum.
const table = [
  0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c, 0xedb88320,
  0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
];

const encoder = new TextEncoder();

/** The CRC-32 (as in zlib) of bytes, or of a text's UTF-8 bytes: an unsigned 32-bit number. */
export function crc32(data: string | Uint8Array): number {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data;
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) {
    sum ^= bytes[at] ?? 0;
    sum = (sum >>> 4) ^ (table[sum & 0xf] ?? 0);
    sum = (sum >>> 4) ^ (table[sum & 0xf] ?? 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
