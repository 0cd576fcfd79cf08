import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/domain/crc32.ts';

describe('the CRC-32', () => {
  it('is that of the specification', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
    expect(crc32('')).toBe(0);
  });

  it('is that of zlib, for texts and for bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), (data) => {
        expect(crc32(data)).toBe(zlibCrc32(data));
      }),
    );
  });
});
