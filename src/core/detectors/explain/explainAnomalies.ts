import { seriesValues, type SeriesMatrix } from '../../series/seriesMatrix';
import { anomalousIntervals, type AnomalousInterval } from '../rules/anomalousIntervals';
import { type Detection, type DetectionRequest, type SeriesDetection } from '../request/detection';
import { type TimeRange } from '../../series/timeRange';
import { detect } from '../judging/detect';
import { type DetectionInputs } from '../request/detectionInputs';
import { profileOf } from '../history/profileOf';
import { recentProfile } from '../history/recentProfile';
import { detectors, findDetector } from '../registry';
import { anomalySentence } from './anomalySentence';
import { type AnomalyExplanation, type Contribution, type DetectionExplanation } from './explanation';
import { reasonSentence } from './reasonSentence';
import { requestedContext } from '../request/requestedContext';
import { ZoneClock } from '../clock/zoneClock';

/** Anomalous stretches with no more than this many samples between them are one event. */
const joinedGap = 5;
/** Other detectors are asked about at most this many series: theirs is a second opinion, not a second detection. */
const mostSecondOpinions = 20;
/** ... and the detector is asked what at most this many anomalies, the worst, rest on. */
const mostEvidence = 50;

export interface ExplainOptions {
  /** Explain only what lies in this range; the whole matrix by default. */
  readonly range?: TimeRange;
  /** How many contributing series to name; 5 by default. */
  readonly mostContributions?: number;
  /** What the detection looked at besides the matrix. */
  readonly inputs?: DetectionInputs;
}

/**
 * Explains what a detection found in a matrix: each anomalous interval, and each series that could not be judged. For
 * series judged by themselves, the other univariate detectors are run with their defaults on the series that have
 * anomalies (the 20 worst at most), to say which of them agree.
 */
export function explainAnomalies(
  matrix: SeriesMatrix,
  detection: Detection,
  request: DetectionRequest,
  options: ExplainOptions = {}
): DetectionExplanation {
  const { range, inputs = {} } = options;
  const isInside = (interval: AnomalousInterval): boolean =>
    range === undefined || (matrix.times[interval.last] >= range.fromMs && matrix.times[interval.first] <= range.toMs);
  const anomalies =
    detection.group === undefined
      ? explainEach(matrix, detection, request, withProfile(inputs, matrix), isInside)
      : explainGroup(matrix, detection, detection.group, options.mostContributions ?? 5, isInside);
  const unjudged = detection.series.flatMap(({ reason }, seriesIndex) =>
    reason === undefined
      ? []
      : [{ seriesIndex, reason, sentence: reasonSentence(matrix.series[seriesIndex].name, reason) }]
  );
  return { anomalies: anomalies.sort((a, b) => a.startMs - b.startMs), unjudged };
}

function explainEach(
  matrix: SeriesMatrix,
  detection: Detection,
  request: DetectionRequest,
  inputs: DetectionInputs,
  isInside: (interval: AnomalousInterval) => boolean
): AnomalyExplanation[] {
  const found = detection.series.map((series) => anomalousIntervals(series.score, joinedGap).filter(isInside));
  const worst = (index: number): number =>
    found[index].reduce((most, { peak }) => Math.max(most, detection.series[index].score[peak]), 0);
  const asked = Array.from(found.keys())
    .filter((index) => found[index].length > 0)
    .sort((a, b) => worst(b) - worst(a))
    .slice(0, mostSecondOpinions);
  const opinions = new Map(
    asked.map((index) => [index, secondOpinions(matrix, index, found[index][0].first, request, inputs)])
  );
  const peaks = found.flatMap((intervals, index) => intervals.map(({ peak }) => detection.series[index].score[peak]));
  const leastPeak = peaks.sort((a, b) => b - a)[mostEvidence - 1] ?? 0;
  return found.flatMap((intervals, seriesIndex) =>
    intervals.map((interval) => {
      const series = detection.series[seriesIndex];
      const others = opinions.get(seriesIndex) ?? [];
      const verdicts = others.map(({ title, scores }) => ({
        title,
        verdict: verdictIn(interval, found[seriesIndex][0].first, scores),
      }));
      return withSentence(matrix, {
        ...measured(matrix, interval, seriesIndex, series, series.score),
        ...(series.score[interval.peak] < leastPeak
          ? {}
          : evidenceAt(matrix, seriesIndex, interval.peak, request, inputs)),
        agreeing: verdicts.filter(({ verdict }) => verdict === 'agrees').map(({ title }) => title),
        disagreeing: verdicts.filter(({ verdict }) => verdict === 'disagrees').map(({ title }) => title),
        contributions: [],
      });
    })
  );
}

function explainGroup(
  matrix: SeriesMatrix,
  detection: Detection,
  group: NonNullable<Detection['group']>,
  mostContributions: number,
  isInside: (interval: AnomalousInterval) => boolean
): AnomalyExplanation[] {
  const length = matrix.times.length;
  return anomalousIntervals(group.score, joinedGap)
    .filter(isInside)
    .map((interval) => {
      const shares = matrix.series.map((_, index) => {
        const own = group.contributions.subarray(index * length + interval.first, index * length + interval.last + 1);
        return { index, share: own.reduce((sum, share) => sum + share, 0) / own.length };
      });
      shares.sort((a, b) => b.share - a.share);
      const contributions: Contribution[] = shares
        .slice(0, mostContributions)
        .filter(({ share }) => share > 0)
        .map(({ index, share }) => ({ name: matrix.series[index].name, labels: matrix.series[index].labels, share }));
      const leading = shares[0].index;
      return withSentence(matrix, {
        ...measured(matrix, interval, leading, detection.series[leading], group.score),
        agreeing: [],
        disagreeing: [],
        contributions,
      });
    });
}

function measured(
  matrix: SeriesMatrix,
  interval: AnomalousInterval,
  seriesIndex: number,
  series: SeriesDetection,
  scores: Float64Array
): Omit<AnomalyExplanation, 'agreeing' | 'disagreeing' | 'contributions' | 'sentence'> {
  const { first, last, peak } = interval;
  return {
    seriesIndex,
    startMs: matrix.times[first],
    endMs: matrix.times[last],
    peakMs: matrix.times[peak],
    peakScore: scores[peak],
    expected: series.expected[peak],
    actual: seriesValues(matrix, seriesIndex)[peak],
  };
}

function withSentence(matrix: SeriesMatrix, parts: Omit<AnomalyExplanation, 'sentence'>): AnomalyExplanation {
  return { ...parts, sentence: anomalySentence(matrix.series[parts.seriesIndex].name, parts, matrix.stepMs) };
}

/** The scores that the other univariate detectors give one series from a time on, under the same rules, with their own defaults. */
function secondOpinions(
  matrix: SeriesMatrix,
  index: number,
  firstJudged: number,
  request: DetectionRequest,
  inputs: DetectionInputs
): Array<{ title: string; scores: SeriesDetection }> {
  const alone = seriesAlone(matrix, index);
  const profile = inputs.profile && seriesAlone(inputs.profile, index);
  const asking = findDetector(request.detector);
  return detectors.flatMap((detector) =>
    detector.shape !== 'univariate' || detector === asking
      ? []
      : [
          {
            title: detector.title,
            scores: detect(
              alone,
              { ...request, detector: detector.id, options: {}, quietSamples: 0 },
              {
                firstJudged,
                ...(profile === undefined ? {} : { profile }),
                ...(inputs.profileDays === undefined ? {} : { profileDays: inputs.profileDays }),
              }
            ).series[0],
          },
        ]
  );
}

/** What a detector that judged from `firstJudged` on says of an interval. */
function verdictIn(
  interval: AnomalousInterval,
  firstJudged: number,
  detection: SeriesDetection
): 'agrees' | 'disagrees' | 'silent' {
  let isJudged = false;
  for (let i = interval.first - firstJudged; i <= interval.last - firstJudged; i++) {
    if (detection.score[i] > 1) {
      return 'agrees';
    }
    isJudged ||= !Number.isNaN(detection.expected[i]);
  }
  return isJudged ? 'disagrees' : 'silent';
}

/** What the detector rests the judgement of one value on; nothing where it does not say, or was told what to learn from. */
function evidenceAt(
  matrix: SeriesMatrix,
  index: number,
  at: number,
  request: DetectionRequest,
  inputs: DetectionInputs
): Pick<AnomalyExplanation, 'evidence'> {
  const detector = findDetector(request.detector);
  if (detector.shape !== 'univariate' || detector.evidence === undefined || request.training !== undefined) {
    return {};
  }
  const context = requestedContext(
    detector,
    request,
    matrix.stepMs,
    inputs.clock ?? new ZoneClock(request.zone ?? 'UTC')
  );
  const { profile, profileDays } = inputs;
  const history = {
    times: matrix.times,
    values: seriesValues(matrix, index),
    firstJudged: at,
    ...(profile === undefined
      ? {}
      : {
          profile: recentProfile(
            { times: profile.times, values: seriesValues(profile, index) },
            matrix.times[at],
            profileDays
          ),
        }),
  };
  return { evidence: detector.evidence(history, context, at) };
}

/** As `detect` has it: a profile made of the samples where there is no other. */
function withProfile(inputs: DetectionInputs, matrix: SeriesMatrix): DetectionInputs {
  const profile = inputs.profile ?? profileOf(matrix);
  return profile === undefined ? inputs : { ...inputs, profile };
}

function seriesAlone(matrix: SeriesMatrix, index: number): SeriesMatrix {
  return { ...matrix, series: [matrix.series[index]], values: seriesValues(matrix, index) };
}
