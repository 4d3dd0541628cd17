import { detect } from '../../../../core/detectors/detect';
import { type DetectionRequest } from '../../../../core/detectors/detection';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type AnomalyAnalysis } from '../../../../protocol/analyses/anomaly';
import { type Analyser } from '../../analyser';
import { QueryError } from '../../queryError';
import { anomalyFrames } from './anomalyFrames';
import { blockStartMs, detectInBlocks } from './detectInBlocks';

/** How much history detectors get where the query says nothing: a day of minutes. */
const defaultLookbackPoints = 1440;

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
    try {
      const detection = detectInBlocks(matrix, grid, blockMs, (part) => detect(part, requestOf(analysis)));
      return anomalyFrames(detection, isFromAlert && analysis.format === 'bands' ? 'scores' : analysis.format);
    } catch (error) {
      // The core reports unknown detectors and invalid options this way: the author can mend them.
      throw error instanceof RangeError ? new QueryError(`analysis: ${error.message}`, 400, { cause: error }) : error;
    }
  },
};

function blockLengthMs(lookbackMs: number | undefined, stepMs: number): number {
  return Math.ceil((lookbackMs ?? defaultLookbackPoints * stepMs) / stepMs) * stepMs;
}

function requestOf({ kind: _, format: __, sensitivity, training, ...rules }: AnomalyAnalysis): DetectionRequest {
  return {
    ...rules,
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(training === undefined ? {} : { training }),
  };
}
