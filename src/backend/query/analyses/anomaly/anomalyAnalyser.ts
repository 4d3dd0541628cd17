import { detect } from '../../../../core/detectors/detect';
import { type Detection } from '../../../../core/detectors/detection';
import { explainAnomalies } from '../../../../core/detectors/explain/explainAnomalies';
import { type DetectionExplanation } from '../../../../core/detectors/explain/explanation';
import { detectors } from '../../../../core/detectors/registry';
import { alignSeries } from '../../../../core/series/alignSeries';
import { type SeriesMatrix } from '../../../../core/series/seriesMatrix';
import { type AnomalyAnalysis } from '../../../../protocol/analyses/anomaly';
import { type AnalysisPart, type AnalysisScope } from '../../analyser';
import { gridAround } from '../../gridAround';
import { inParts } from '../../inParts';
import { splitSeries } from '../../splitSeries';
import { withOptionErrors } from '../../withOptionErrors';
import { anomalyFrames } from './anomalyFrames';
import { blockLengthMs } from './blockLengthMs';
import { type BlockDetection, blockStartMs, detectAtOnce, detectInBlocks, overAllTimes } from './detectInBlocks';
import { detectionRequestOf } from './detectionRequestOf';
import { joinDetections } from './joinDetections';

/** Scores every series by the query's detector. */
export const anomalyAnalyser = inParts<'anomaly', FoundAnomalies>({
  reachOptions: ['lookbackMs', 'training'],
  fetchRange: ({ training }, { lookbackMs }, grid) => {
    const blockMs = blockLengthMs(lookbackMs, grid.stepMs);
    const historyMs = blockStartMs(grid.fromMs, blockMs) - blockMs;
    return gridAround(grid.stepMs, Math.min(historyMs, training?.fromMs ?? historyMs), grid.toMs);
  },
  split: (whole) => (judgesEachByItself(whole) ? splitSeries(whole) : [whole]),
  work: ({ analysis, context }) => {
    const { query, grid, fetched, series } = context;
    const matrix = alignSeries(series, { ...fetched, toleranceMs: query.toleranceMs });
    const blockMs = blockLengthMs(query.lookbackMs, grid.stepMs);
    const request = detectionRequestOf(analysis);
    const run = (part: SeriesMatrix): Detection => withOptionErrors(() => detect(part, request));
    const found =
      analysis.training === undefined ? detectInBlocks(matrix, grid, blockMs, run) : detectAtOnce(matrix, grid, run);
    return formatOf(analysis, context) === 'events'
      ? { ...found, explanation: explainAnomalies(matrix, overAllTimes(found, matrix), request, { range: grid }) }
      : found;
  },
  finish: (analysis, scope, parts) => {
    const [first] = parts;
    return anomalyFrames(joinDetections(parts), formatOf(analysis, scope), first?.explanation);
  },
});

/** The judgements of some series, and what is said of them where that is asked for. */
interface FoundAnomalies extends BlockDetection {
  readonly explanation?: DetectionExplanation;
}

function formatOf({ format }: AnomalyAnalysis, { isFromAlert }: AnalysisScope): AnomalyAnalysis['format'] {
  const isForPeople = format === 'bands' || format === 'events';
  return isFromAlert && isForPeople ? 'scores' : format;
}

/** Whether series can be judged apart. Events cannot: their explanations look at the worst of all series. */
function judgesEachByItself({ analysis, context }: AnalysisPart<'anomaly'>): boolean {
  const detector = detectors.find(({ id }) => id === analysis.detector);
  return detector?.shape === 'univariate' && formatOf(analysis, context) !== 'events';
}
