const quote = 0x22;
const backslash = 0x5c;

/** Whether brackets of a JSON text lie in more others than any answer has: parsing such a text takes a hundred times its size. */
export function isDeeplyNested(bytes: Uint8Array, most: number): boolean {
  let depth = 0;
  let isString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (isString) {
      if (byte === backslash) {
        i += 1;
      } else if (byte === quote) {
        isString = false;
      }
    } else if (byte === quote) {
      isString = true;
    } else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > most) {
        return true;
      }
    } else if (byte === 0x5d || byte === 0x7d) {
      depth -= 1;
    }
  }
  return false;
}
