import { type Detection } from '../../../core/detectors/request/detection';
import { type SeriesMatrix } from '../../../core/series/seriesMatrix';

/** The judgements of the times that were asked for, with the values that they judge. */
export interface JudgedMatrix {
  readonly matrix: SeriesMatrix;
  readonly detection: Detection;
}
