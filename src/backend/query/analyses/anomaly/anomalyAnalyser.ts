import { detect } from '../../../../core/detectors/detect';
import { type Detection } from '../../../../core/detectors/detection';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type SeriesMatrix } from '../../../../core/series/seriesMatrix';
import { explainAnomalies } from '../../../../core/detectors/explain/explainAnomalies';
import { type Analyser } from '../../analyser';
import { QueryError } from '../../queryError';
import { anomalyFrames } from './anomalyFrames';
import { blockLengthMs } from './blockLengthMs';
import { blockStartMs, detectAtOnce, detectInBlocks, overAllTimes } from './detectInBlocks';
import { detectionRequestOf } from './detectionRequestOf';

/** Scores every series by the query's detector. */
export const anomalyAnalyser: Analyser<'anomaly'> = {
  fetchRange: (analysis, { lookbackMs }, grid) => {
    const blockMs = blockLengthMs(lookbackMs, grid.stepMs);
    const historyMs = blockStartMs(grid.fromMs, blockMs) - blockMs;
    return { ...grid, fromMs: Math.min(historyMs, analysis.training?.fromMs ?? historyMs) };
  },
  run: (analysis, { query, grid, fetched, series, isFromAlert }) => {
    const matrix = alignSeries(series, { ...fetched, toleranceMs: query.toleranceMs });
    const blockMs = blockLengthMs(query.lookbackMs, grid.stepMs);
    const request = detectionRequestOf(analysis);
    try {
      const run = (part: SeriesMatrix): Detection => detect(part, request);
      const detection =
        analysis.training === undefined ? detectInBlocks(matrix, grid, blockMs, run) : detectAtOnce(matrix, grid, run);
      const isForPeople = analysis.format === 'bands' || analysis.format === 'events';
      return anomalyFrames(detection, isFromAlert && isForPeople ? 'scores' : analysis.format, () =>
        explainAnomalies(matrix, overAllTimes(detection, matrix), request, { range: grid })
      );
    } catch (error) {
      // The core reports unknown detectors and invalid options this way: the author can mend them.
      throw error instanceof RangeError ? new QueryError(`analysis: ${error.message}`, 400, { cause: error }) : error;
    }
  },
};
