import { explainAnomalies } from '../../../../core/detectors/explain/explainAnomalies';
import { type DetectionExplanation } from '../../../../core/detectors/explain/explanation';
import { findDetector } from '../../../../core/detectors/registry';
import { sliceMatrix } from '../../../../core/series/sliceMatrix';
import { type AnomalyAnalysis } from '../../../../protocol/analyses/anomaly';
import { type AnalysisPart, type AnalysisScope } from '../../analyser';
import { detectionDataOf } from '../../detection/detectionDataOf';
import { judge } from '../../detection/judge';
import { splitDetection } from '../../detection/splitDetection';
import { inParts } from '../../inParts';
import { anomalyFrames } from './anomalyFrames';
import { detectionRequestOf } from './detectionRequestOf';
import { joinDetections } from './joinDetections';
import { type JudgedMatrix } from '../../detection/judgedMatrix';
import { overAllTimes } from './overAllTimes';

/** Scores every series by the query's detector. */
export const anomalyAnalyser = inParts<'anomaly', FoundAnomalies>({
  reachOptions: [],
  fetchRange: (_, __, grid) => grid,
  split: (whole) => (judgesEachByItself(whole) ? splitDetection(whole) : [whole]),
  work: ({ analysis, context }) => {
    const { query, grid } = context;
    const data = detectionDataOf(context);
    const { matrix } = data;
    const request = detectionRequestOf(analysis, query.zone);
    const detection = judge(data, request);
    const found = { matrix: sliceMatrix(matrix, matrix.times[data.firstJudged] ?? Infinity, grid.toMs), detection };
    return formatOf(analysis, context) === 'events'
      ? {
          ...found,
          explanation: explainAnomalies(matrix, overAllTimes(detection, matrix.times.length), request, { range: grid }),
        }
      : found;
  },
  finish: (analysis, scope, parts) => {
    const [first] = parts;
    const found = joinDetections(parts);
    const whole = scope.complete === undefined ? found : scope.complete(found);
    return anomalyFrames(whole, formatOf(analysis, scope), scope.thinMs, first?.explanation);
  },
});

/** The judgements of some series, and what is said of them where that is asked for. */
interface FoundAnomalies extends JudgedMatrix {
  readonly explanation?: DetectionExplanation;
}

function formatOf({ format }: AnomalyAnalysis, { isFromAlert }: AnalysisScope): AnomalyAnalysis['format'] {
  const isForPeople = format === 'bands' || format === 'events';
  return isFromAlert && isForPeople ? 'scores' : format;
}

/** Whether series can be judged apart. Events cannot: their explanations look at the worst of all series. */
function judgesEachByItself({ analysis, context }: AnalysisPart<'anomaly'>): boolean {
  return findDetector(analysis.detector).shape === 'univariate' && formatOf(analysis, context) !== 'events';
}
