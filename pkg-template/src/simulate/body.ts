// The body of a response, as a text or as bytes.
import { Utf8Encoder } from '../core.js';

export type Body = string | ArrayBuffer;

export const bytesOf = (body: Body): number => (typeof body === 'string' ? body.length : body.byteLength);

/** The text in UTF-8; other bytes are a character each. */
export function textOf(body: Body): string {
  if (typeof body === 'string') return body;
  const bytes = new Uint8Array(body);
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${(256 + byte).toString(16).slice(1)}`).join(''));
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

export function bufferOf(body: Body): ArrayBuffer {
  if (typeof body !== 'string') return body;
  const encoded = new Uint8Array(body.length * 3);
  return encoded.buffer.slice(0, new Utf8Encoder().encodeInto(body, encoded).written);
}
