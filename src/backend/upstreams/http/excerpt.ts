import { shortened } from './shortened';

/** The begin of a body, for an error message. */
export function excerpt(body: Buffer): string {
  const text = body.subarray(0, 1000).toString('utf8').replace(/\s+/g, ' ').trim();
  return text === '' ? 'it is empty' : `"${shortened(text)}"`;
}
