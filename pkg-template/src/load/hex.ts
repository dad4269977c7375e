/** Newer engines decode by themselves, twenty times faster. */
const native = Uint8Array as typeof Uint8Array & { fromHex?: (text: string) => Uint8Array };

/**
 * Decodes hexadecimal digits.
 *
 * @returns the bytes
 */
export function decodeHex(text: string): Uint8Array {
  if (native.fromHex) return native.fromHex(text);
  const bytes = new Uint8Array(text.length / 2);
  for (let index = 0; index < bytes.length; index++) {
    const high = text.charCodeAt(2 * index);
    const low = text.charCodeAt(2 * index + 1);
    // The low four bits of `0` to `9` are their value; letters, which alone have bit 6, begin at one instead of ten.
    bytes[index] = (((high & 15) + (high >> 6) * 9) << 4) | ((low & 15) + (low >> 6) * 9);
  }
  return bytes;
}
