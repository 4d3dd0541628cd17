import { type Trace } from '../../core/traces/span';

/** Traces of which the first says how many spans of the answer could not be read. */
export function withSkippedSpans(traces: readonly Trace[], skippedSpans: number): readonly Trace[] {
  const [first, ...others] = traces;
  return first === undefined || skippedSpans === 0 ? traces : [{ ...first, skippedSpans }, ...others];
}
