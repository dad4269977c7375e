// UTF-8 for the bindings, under the names that they use: the build puts these classes in the place of the global ones,
// which a game's runtime need not have.

/** Decodes what the core writes: names, in ASCII. */
export class TextDecoder {
  decode(bytes: Uint8Array = new Uint8Array(0)): string {
    let text = '';
    for (let at = 0; at < bytes.length; at++) text += String.fromCharCode(bytes[at] as number);
    return text;
  }
}

/** Encodes what the core reads. */
export class TextEncoder {
  /** Half of a surrogate pair becomes U+FFFD. Three bytes for each UTF-16 code unit are enough. */
  encodeInto(text: string, bytes: Uint8Array): { read: number; written: number } {
    let written = 0;
    const write = (byte: number) => {
      bytes[written++] = byte;
    };
    for (let at = 0; at < text.length; at++) {
      let code = text.codePointAt(at) as number;
      if (code > 0xffff) at++;
      else if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
      if (code < 0x80) {
        write(code);
        continue;
      }
      if (code < 0x800) write(192 | (code >> 6));
      else {
        if (code < 0x10000) write(224 | (code >> 12));
        else {
          write(240 | (code >> 18));
          write(128 | ((code >> 12) & 63));
        }
        write(128 | ((code >> 6) & 63));
      }
      write(128 | (code & 63));
    }
    return { read: text.length, written };
  }
}
