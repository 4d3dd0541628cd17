export const quote = 0x22;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
const backslash = 0x5c;

/** The position of the first byte from `at` on that is no white space of JSON. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let position = at;
  while (bytes[position] === 0x20 || bytes[position] === 0x0a || bytes[position] === 0x0d || bytes[position] === 0x09) {
    position++;
  }
  return position;
}

/** The position after the quote that ends the string that begins at `at`; past the end if none does. */
export function skipString(bytes: Uint8Array, at: number): number {
  let position = at + 1;
  while (position < bytes.length && bytes[position] !== quote) {
    position += bytes[position] === backslash ? 2 : 1;
  }
  return position + 1;
}

/** Whether the string from its opening quote at `at` to `end` reads `name` (ASCII, without escapes). */
export function isString(bytes: Uint8Array, at: number, end: number, name: string): boolean {
  if (end - at !== name.length + 2) {
    return false;
  }
  for (let i = 0; i < name.length; i++) {
    if (bytes[at + 1 + i] !== name.charCodeAt(i)) {
      return false;
    }
  }
  return true;
}

/**
 * Walks an object from behind its opening brace to the value of a key at the depth of the object itself. Returns the
 * position of that value, or, negative, −1 − the position after the object's closing brace; NaN where the text ends.
 */
export function findKey(bytes: Uint8Array, from: number, name: string): number {
  let depth = 1;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === quote) {
      const end = skipString(bytes, at);
      const next = skipSpace(bytes, end);
      if (depth === 1 && bytes[next] === colon && isString(bytes, at, end, name)) {
        return skipSpace(bytes, next + 1);
      }
      at = end;
      continue;
    }
    at++;
    if (byte === openBrace || byte === openBracket) {
      depth++;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth--;
      if (depth === 0) {
        return -1 - at;
      }
    }
  }
  return NaN;
}
