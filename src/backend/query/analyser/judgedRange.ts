import { type Detection } from '../../../core/detectors/request/detection';
import { type SeriesMatrix } from '../../../core/series/seriesMatrix';

/** The judgements of a query's range, and the values that they judge. */
export interface JudgedRange {
  readonly matrix: SeriesMatrix;
  /** Takes the detections of the groups that were left to judge, whole or in parts, in order. */
  readonly complete: (found: readonly Detection[]) => Generator<undefined, Detection>;
}
