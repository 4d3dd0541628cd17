import { InvalidRequest } from './invalidRequest';

const textDecoder = new TextDecoder();

/** No query or settings that a person would write are longer, and reading more would keep others waiting. */
const mostBytes = 1024 * 1024;

/**
 * Parses JSON of a request; no bytes at all are undefined.
 *
 * @param what names the text in the error: it is not quoted there, for it may hold secrets
 * @throws InvalidRequest when the text is no JSON, or longer than a mebibyte
 */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  if (bytes.length === 0) {
    return undefined;
  }
  if (bytes.length > mostBytes) {
    throw new InvalidRequest(`${what}: ${bytes.length} bytes, more than the ${mostBytes} that are read`);
  }
  try {
    const value: unknown = JSON.parse(textDecoder.decode(bytes));
    return value;
  } catch {
    throw new InvalidRequest(`${what}: not valid json`);
  }
}
