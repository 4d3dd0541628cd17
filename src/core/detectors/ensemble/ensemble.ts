import { type KeptWalk, type ModelContext, type SeriesJudgements, type UnivariateDetector } from '../detector/detector';
import { profileStepMs, type Samples, type SeriesHistory } from '../detector/seriesHistory';
import { ensembleEvidence } from './ensembleEvidence';
import { EnsemblePass } from './ensemblePass';
import { ensembleWindows, profileDays } from './ensembleWindows';
import { ensembleDeclaration } from './ensembleDeclaration';

const dayMs = 86_400_000;

/**
 * The default: a consensus of members that look at different things, each measured against what this series itself has done in the last
 * fifty hours (see `TailReference`) and at this time of day (see `DayProfile`), up to 28 days back. No state: a judgement depends on
 * windows of stated length alone (`ensembleWindows`).
 */
export const ensemble: UnivariateDetector = {
  ...ensembleDeclaration,
  shape: 'univariate',
  atAlertsPerWeek: (alertsPerWeek) => ({ alertsPerWeek: Math.min(100, Math.max(0.001, alertsPerWeek)) }),
  history: (_, stepMs) => {
    const fineMs = ensembleWindows(stepMs).reach * stepMs;
    // What the oldest sample is compared with, its neighbouring slots among it.
    return { fineMs, profileDays: profileDays + Math.ceil((fineMs + 5 * profileStepMs) / dayMs) };
  },
  judge: (series, context): SeriesJudgements => {
    const { training } = series;
    if (training !== undefined) {
      return judgePinned(series, training, context);
    }
    return judgedFromStart(series, context);
  },
  evidence: (series, context, at) => {
    const first = Math.max(0, at - ensembleWindows(context.stepMs).reach);
    const pass = new EnsemblePass(series, context, first);
    for (let i = first; i <= at; i++) {
      pass.judge(i);
    }
    return ensembleEvidence(pass, context);
  },
  walker: (context) => {
    const { tail } = ensembleWindows(context.stepMs);
    let pass: EnsemblePass | undefined;
    return (series, { resumed, keepAt }) => {
      const { values, firstJudged } = series;
      if (resumed === undefined) {
        return judgedFromStart(series, context, keepAt);
      }
      pass ??= new EnsemblePass(series, context, resumed.at + 1 - tail);
      pass.resume(series, resumed.state);
      return judged(pass, values, resumed.at + 1, firstJudged, keepAt);
    };
  },
};

/** Most of what is looked at before a value is learned from; the scores of the last hours count, too. */
function judgedFromStart(series: SeriesHistory, context: ModelContext, keepAt?: number): SeriesJudgements & KeptWalk {
  const { values, firstJudged } = series;
  const { reach, event, calm } = ensembleWindows(context.stepMs);
  const first = Math.max(0, firstJudged - reach);
  const firstScored = Math.max(first, Math.min(firstJudged - event - 2 * calm, keepAt ?? Infinity));
  return judged(new EnsemblePass(series, context, first, undefined, firstScored), values, first, firstJudged, keepAt);
}

/** Numbers of a state at a step of a minute, about. */
const usualState = 4900;

function judged(
  pass: EnsemblePass,
  values: Float64Array,
  first: number,
  firstJudged: number,
  keepAt = -1
): SeriesJudgements & KeptWalk {
  const length = values.length - firstJudged;
  const [expected, lower, upper, score] = Array.from({ length: 4 }, () => new Float64Array(length).fill(NaN));
  let isUnready = false;
  let state: Float64Array | undefined;
  for (let i = first; i < values.length; i++) {
    pass.judge(i);
    if (i === keepAt) {
      state = pass.stateAfter(i, usualState);
    }
    const at = i - firstJudged;
    if (at >= 0) {
      expected[at] = pass.expected;
      lower[at] = pass.lower;
      upper[at] = pass.upper;
      score[at] = pass.score;
      isUnready ||= !pass.isReady && values[i] === values[i];
    }
  }
  return {
    expected,
    lower,
    upper,
    score,
    ...(isUnready ? { reason: 'insufficient_data' as const } : {}),
    ...(state === undefined ? {} : { state }),
  };
}

/** Judges by a pinned range: what is usual, and how large deviations are, comes from it alone. */
function judgePinned(
  { times, values, firstJudged }: SeriesHistory,
  training: Samples,
  context: ModelContext
): SeriesJudgements {
  const { event, calm, long, rough } = ensembleWindows(context.stepMs);
  const first = Math.max(0, firstJudged - event - 2 * calm - long - rough);
  const learned = training.values.length;
  const joined = {
    times: joinedValues(training.times, times.subarray(first)),
    values: joinedValues(training.values, values.subarray(first)),
    firstJudged: learned + firstJudged - first,
  };
  const pass = new EnsemblePass(joined, context, 0, training);
  for (let i = 0; i < learned; i++) {
    pass.judge(i);
  }
  pass.freeze();
  return judged(pass, joined.values, learned, joined.firstJudged);
}

function joinedValues(before: Float64Array, after: Float64Array): Float64Array {
  const all = new Float64Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
