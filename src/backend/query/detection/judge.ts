import { detect } from '../../../core/detectors/judging/detect';
import { type Detection, type DetectionRequest, type SeriesDetection } from '../../../core/detectors/request/detection';
import { replayRules } from '../../../core/rules/replay/replayRules';
import { QueryError } from '../../queryError';
import { withOptionErrors } from '../analyser/withOptionErrors';
import { type DetectionData } from '../analyser/detectionData';
import { type JudgementRequest } from './judgementRequest';

/** Judges what is to be judged of the data: the one way in which panels, alert rules, streams and backtests do it. */
export function judge(data: DetectionData, { asRules, ...request }: JudgementRequest): Detection {
  const { matrix, ...inputs } = data;
  return asRules ? replayed(data, request) : withOptionErrors(() => detect(matrix, request, inputs));
}

/** Rules know no history but their own: they are replayed from the beginning of the data, and what comes before the judged times is left out. */
function replayed({ matrix, firstJudged = 0 }: DetectionData, request: DetectionRequest): Detection {
  const said = replayRules(matrix, request);
  if (!said.ok) {
    throw new QueryError(`analysis: ${said.error}`);
  }
  return {
    detector: request.detector,
    series: said.value.map(({ expected, lower, upper, score }): SeriesDetection => ({
      expected: expected.subarray(firstJudged),
      lower: lower.subarray(firstJudged),
      upper: upper.subarray(firstJudged),
      score: score.subarray(firstJudged),
      ...(score.subarray(firstJudged).some((one) => !Number.isNaN(one)) ? {} : { reason: 'insufficient_data' }),
    })),
  };
}
