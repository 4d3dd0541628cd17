import { concatenateValues } from '../../../../core/series/concatenateValues';
import { type JudgedMatrix } from '../../detection/judgedMatrix';

/** The judgements of series that were judged apart, as if they had been judged at once; one part may be of a group. */
export function joinDetections(parts: readonly JudgedMatrix[]): JudgedMatrix {
  const [first] = parts;
  if (first === undefined) {
    throw new RangeError('there are no series');
  }
  if (parts.length === 1) {
    return first;
  }
  return {
    matrix: {
      ...first.matrix,
      series: parts.flatMap(({ matrix }) => matrix.series),
      values: concatenateValues(parts.map(({ matrix }) => matrix.values)),
    },
    detection: { ...first.detection, series: parts.flatMap(({ detection }) => detection.series) },
  };
}
