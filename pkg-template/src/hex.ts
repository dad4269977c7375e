/**
 * Decodes hexadecimal digits.
 *
 * @param text - two digits for each byte, in lower case
 * @returns the bytes
 */
export function decodeHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2);
  // `0` to `9` are 48 to 57, `a` to `f` are 97 to 102.
  const value = (index: number) => {
    const code = text.charCodeAt(index);
    return code < 97 ? code - 48 : code - 87;
  };
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = (value(2 * index) << 4) | value(2 * index + 1);
  }
  return bytes;
}
