import { type Detection } from '../../../../core/detectors/request/detection';
import { explainAnomalies } from '../../../../core/detectors/explain/explainAnomalies';
import { type DetectionExplanation } from '../../../../core/detectors/explain/explanation';
import { findDetector } from '../../../../core/detectors/registry';
import { type AnomalyAnalysis } from '../../../../protocol/analyses/anomaly';
import { type AnalysisPart, type AnalysisScope } from '../../analyser/analyser';
import { detectionDataOf } from '../../detection/detectionDataOf';
import { judge } from '../../detection/judge';
import { splitDetection } from '../../detection/splitDetection';
import { inParts } from '../../analyser/inParts';
import { anomalyFrames } from './anomalyFrames';
import { detectionRequestOf } from '../../detection/detectionRequestOf';
import { type JudgedRange } from '../../analyser/judgedRange';
import { sharedDetection } from '../../detection/sharedDetection';
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
    return formatOf(analysis, context) === 'events'
      ? {
          detection,
          explanation: explainAnomalies(matrix, overAllTimes(detection, matrix.times.length), request, {
            range: grid,
            inputs: data,
          }),
        }
      : { detection: sharedDetection(detection) };
  },
  *finish(analysis, scope, parts) {
    const { matrix, complete } = judgedOf(scope);
    const detection = yield* complete(parts.map((part) => part.detection));
    return yield* anomalyFrames({ matrix, detection }, formatOf(analysis, scope), scope.thinMs, parts[0]?.explanation);
  },
});

/** The judgements of some series, and what is said of them where that is asked for. */
interface FoundAnomalies {
  readonly detection: Detection;
  readonly explanation?: DetectionExplanation;
}

function judgedOf({ judged }: AnalysisScope): JudgedRange {
  if (judged === undefined) {
    throw new TypeError('a detection has no range');
  }
  return judged;
}

function formatOf({ format }: AnomalyAnalysis, { isFromAlert }: AnalysisScope): AnomalyAnalysis['format'] {
  const isForPeople = format === 'bands' || format === 'events';
  return isFromAlert && isForPeople ? 'scores' : format;
}

/** Whether series can be judged apart. Events cannot: their explanations look at the worst of all series. */
function judgesEachByItself({ analysis, context }: AnalysisPart<'anomaly'>): boolean {
  return findDetector(analysis.detector).shape === 'univariate' && formatOf(analysis, context) !== 'events';
}
