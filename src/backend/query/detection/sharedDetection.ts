import { type Detection, type SeriesDetection } from '../../../core/detectors/request/detection';
import { sharedValues } from '../samples/sharedValues';

const columns = ['expected', 'lower', 'upper', 'score'] as const;

/** A detection of single series whose numbers lie in memory that threads share, so that handing it over copies nothing. */
export function sharedDetection(detection: Detection): Detection {
  const { series, states, group } = detection;
  if (group !== undefined) {
    return detection;
  }
  const inJudgements = allocator(series.reduce((sum, one) => sum + columns.length * one.score.length, 0));
  const inStates = allocator((states ?? []).reduce((sum, { length }) => sum + length, 0));
  return {
    ...detection,
    series: series.map(({ reason, ...one }): SeriesDetection => ({
      expected: inJudgements(one.expected),
      lower: inJudgements(one.lower),
      upper: inJudgements(one.upper),
      score: inJudgements(one.score),
      ...(reason === undefined ? {} : { reason }),
    })),
    ...(states === undefined ? {} : { states: states.map(inStates) }),
  };
}

/** Copies arrays one after the other into one piece of memory. */
function allocator(length: number): (values: Float64Array) => Float64Array {
  const memory = sharedValues(length);
  let used = 0;
  return (values) => {
    const copy = memory.subarray(used, used + values.length);
    copy.set(values);
    used += values.length;
    return copy;
  };
}
