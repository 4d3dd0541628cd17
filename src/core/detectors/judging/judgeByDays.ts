import { type ModelContext, type SeriesJudgements, type UnivariateDetector } from '../detector/detector';
import { recentProfile } from '../history/recentProfile';
import { type SeriesHistory } from '../detector/seriesHistory';

const dayMs = 86_400_000;

/**
 * Judges a series by a profile of so many days before the day (of UTC) of each judged time, so that a judgement does not depend on how
 * much of the profile was fetched for others. Without `profileDays`, or a profile, everything is judged at once.
 */
export function judgeByDays(
  detector: UnivariateDetector,
  series: SeriesHistory,
  context: ModelContext,
  profileDays: number | undefined
): SeriesJudgements {
  const { times, values, firstJudged, profile } = series;
  if (profileDays === undefined || profile === undefined) {
    return detector.judge(series, context);
  }
  const length = times.length - firstJudged;
  const [expected, lower, upper, score] = Array.from({ length: 4 }, () => new Float64Array(length).fill(NaN));
  let reason: SeriesJudgements['reason'];
  for (let from = firstJudged; from < times.length;) {
    const day = Math.floor(times[from] / dayMs);
    let end = from + 1;
    while (end < times.length && Math.floor(times[end] / dayMs) === day) {
      end += 1;
    }
    const judged = detector.judge(
      {
        times: times.subarray(0, end),
        values: values.subarray(0, end),
        firstJudged: from,
        profile: recentProfile(profile, times[from], profileDays),
      },
      context
    );
    expected.set(judged.expected, from - firstJudged);
    lower.set(judged.lower, from - firstJudged);
    upper.set(judged.upper, from - firstJudged);
    score.set(judged.score, from - firstJudged);
    reason = judged.reason ?? reason;
    from = end;
  }
  return { expected, lower, upper, score, ...(reason === undefined ? {} : { reason }) };
}
