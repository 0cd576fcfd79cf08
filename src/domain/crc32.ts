// Half a byte a step: a table of 256 takes longer to make than a short record takes to sum.
const table = Uint32Array.from({ length: 16 }, (_, half) => {
  let remainder = half;
  for (let bit = 0; bit < 4; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

const encoder = new TextEncoder();

/** The CRC-32 (as in zlib) of bytes, or of a text's UTF-8 bytes: an unsigned 32-bit number. */
export function crc32(data: string | Uint8Array): number {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data;
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    sum = (sum >>> 4) ^ (table[sum & 0xf] ?? 0);
    sum = (sum >>> 4) ^ (table[sum & 0xf] ?? 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
