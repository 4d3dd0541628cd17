import { type Bands } from './bands';
import { type ModelContext } from './detector';
import { profileOf } from './profileOf';
import { type Samples, type SeriesHistory } from './seriesHistory';

/**
 * The bands of a model that learned from a pinned training alone: those of the season right after the training, laid out over
 * the judged samples by their time within the season (of the clock).
 */
export function trainedBands(
  bandsOf: (series: SeriesHistory) => Bands,
  training: Samples,
  { times, firstJudged }: SeriesHistory,
  { stepMs, clock }: ModelContext,
  seasonMs: number
): Bands {
  const trained = training.times.length;
  const ahead = Math.max(1, Math.round(seasonMs / stepMs));
  const lastMs = trained === 0 ? 0 : training.times[trained - 1];
  const values = new Float64Array(trained + ahead).fill(NaN);
  values.set(training.values);
  const grid = Float64Array.from({ length: trained + ahead }, (_, t) =>
    t < trained ? training.times[t] : lastMs + (t - trained + 1) * stepMs
  );
  const profile = profileOf({
    times: grid,
    values,
    stepMs,
    series: [{ name: '', labels: {}, inputRefId: '' }],
  });
  const bands = bandsOf({
    times: grid,
    values,
    firstJudged: trained,
    ...(profile === undefined ? {} : { profile: { times: profile.times, values: profile.values } }),
  });
  const startMs = clock.localMs(lastMs + stepMs);
  const place = Array.from(times.subarray(firstJudged), (timeMs) => {
    const since = (clock.localMs(timeMs) - startMs) / stepMs;
    return Math.round(since - Math.floor(since / ahead) * ahead) % ahead;
  });
  return {
    ...bands,
    expected: Float64Array.from(place, (at) => bands.expected[at]),
    reach: Float64Array.from(place, (at) => bands.reach[at]),
  };
}
