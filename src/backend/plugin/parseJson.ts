import { InvalidRequest } from './invalidRequest';

const textDecoder = new TextDecoder();

/**
 * Parses JSON of a request; no bytes at all are undefined.
 *
 * @param what names the text in the error: it is not quoted there, for it may hold secrets
 * @throws InvalidRequest when the text is no JSON
 */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  if (bytes.length === 0) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(textDecoder.decode(bytes));
    return value;
  } catch {
    throw new InvalidRequest(`${what}: not valid json`);
  }
}
