import { isDeeplyNested } from './isDeeplyNested';

const mostNested = 100;

/** What a body's JSON says; undefined where it is none. */
export function parseJson(body: Uint8Array): unknown {
  if (isDeeplyNested(body, mostNested)) {
    return undefined;
  }
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}
