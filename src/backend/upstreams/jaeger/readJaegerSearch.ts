import { type Trace } from '../../../core/traces/span';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { UpstreamError } from '../upstream';
import { parseJaeger } from './parseJaeger';

/**
 * Reads Jaeger's answer to a search.
 *
 * @throws UpstreamError where it is none
 */
export function readJaegerSearch(upstream: string, status: number, body: Buffer): readonly Trace[] {
  const found = parseJaeger(parseJson(body));
  if (found === undefined) {
    throw new UpstreamError(`${upstream}: HTTP ${status}, and the answer is no traces: ${excerpt(body)}`, 502);
  }
  return found;
}
