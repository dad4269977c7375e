/** These characters stand for others: for a zero, and for a byte in two hexadecimal digits. */
const ZERO = 94; // ^
const ESCAPE = 126; // ~

/**
 * Writes the data of the core into its memory.
 *
 * @param text - printable characters
 * @param memory - where to write the bytes
 */
export function decodeData(text: string, memory: Uint8Array): void {
  let written = 0;
  for (let at = 0; at < text.length; at++) {
    let byte = text.charCodeAt(at);
    if (byte === ZERO) {
      byte = 0;
    } else if (byte === ESCAPE) {
      byte = parseInt(text.slice(at + 1, at + 3), 16);
      at += 2;
    }
    memory[written++] = byte;
  }
}
