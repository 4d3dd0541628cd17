import { UpstreamError } from '../upstream';

/**
 * A name as a part of a path.
 *
 * @throws UpstreamError for names that no path can hold: it would lead to another place
 */
export function pathSegment(name: string): string {
  if (name === '' || name === '.' || name === '..') {
    throw new UpstreamError(`"${name}" is no name that a store can be asked for`, 400);
  }
  return encodeURIComponent(Buffer.from(name, 'utf8').toString('utf8'));
}
