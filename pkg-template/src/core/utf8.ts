/**
 * UTF-8 for the bindings, under the names that they use: the build puts these classes in the place of the global ones,
 * which a game's runtime need not have.
 */

/** Decodes what the core wrote, which is always valid. */
export class TextDecoder {
  /**
   * @param bytes - UTF-8; nothing decodes to an empty text
   * @returns the text
   */
  decode(bytes: Uint8Array = new Uint8Array(0)): string {
    let text = '';
    let at = 0;
    while (at < bytes.length) {
      const first = bytes[at++] as number;
      if (first < 128) {
        text += String.fromCharCode(first);
        continue;
      }
      // The first byte tells how many follow; those continue the character with six bits each.
      const more = first < 224 ? 1 : first < 240 ? 2 : 3;
      let code = first & (63 >> more);
      for (let count = 0; count < more; count++) code = (code << 6) | ((bytes[at++] as number) & 63);
      text +=
        code < 0x10000
          ? String.fromCharCode(code)
          : String.fromCharCode(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
    }
    return text;
  }
}

/** Encodes what the core reads. */
export class TextEncoder {
  /**
   * @param text - the text; half of a surrogate pair becomes U+FFFD
   * @returns the text in UTF-8
   */
  encode(text: string): Uint8Array {
    const bytes = new Uint8Array(text.length * 3);
    return bytes.subarray(0, this.encodeInto(text, bytes).written);
  }

  /**
   * @param text - the text; half of a surrogate pair becomes U+FFFD
   * @param bytes - where to write it: three bytes for each UTF-16 code unit are enough
   * @returns how many code units were read and how many bytes were written
   */
  encodeInto(text: string, bytes: Uint8Array): { read: number; written: number } {
    let written = 0;
    for (let at = 0; at < text.length; at++) {
      let code = text.charCodeAt(at);
      if (code < 0x80) {
        bytes[written++] = code;
        continue;
      }
      if (code < 0x800) {
        bytes[written++] = 192 | (code >> 6);
      } else {
        const low = text.charCodeAt(at + 1);
        if (code >= 0xd800 && code < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
          at++;
          code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
          bytes[written++] = 240 | (code >> 18);
          bytes[written++] = 128 | ((code >> 12) & 63);
        } else {
          if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
          bytes[written++] = 224 | (code >> 12);
        }
        bytes[written++] = 128 | ((code >> 6) & 63);
      }
      bytes[written++] = 128 | (code & 63);
    }
    return { read: text.length, written };
  }
}
