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
    for (let at = 0; at < bytes.length; ) {
      const first = bytes[at++] as number;
      // Bytes that continue a character have their upper two bits set apart.
      const next = () => (bytes[at++] as number) & 63;
      if (first < 128) text += String.fromCharCode(first);
      else if (first < 224) text += String.fromCharCode(((first & 31) << 6) | next());
      else if (first < 240) text += String.fromCharCode(((first & 15) << 12) | (next() << 6) | next());
      else text += String.fromCodePoint(((first & 7) << 18) | (next() << 12) | (next() << 6) | next());
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
    for (const character of text) {
      const whole = character.codePointAt(0) as number;
      const code = whole >= 0xd800 && whole <= 0xdfff ? 0xfffd : whole;
      if (code < 0x80) {
        bytes[written++] = code;
        continue;
      }
      if (code < 0x800) {
        bytes[written++] = 192 | (code >> 6);
      } else {
        if (code < 0x10000) {
          bytes[written++] = 224 | (code >> 12);
        } else {
          bytes[written++] = 240 | (code >> 18);
          bytes[written++] = 128 | ((code >> 12) & 63);
        }
        bytes[written++] = 128 | ((code >> 6) & 63);
      }
      bytes[written++] = 128 | (code & 63);
    }
    return { read: text.length, written };
  }
}
