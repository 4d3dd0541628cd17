import { type ModelContext } from '../detector/detector';
import { profileOf } from './profileOf';
import { type SeriesHistory } from '../detector/seriesHistory';

/** A pinned training followed by one season without values, and where in that season each judged sample lies. */
export interface AfterTraining {
  readonly after: SeriesHistory;
  readonly places: readonly number[];
}

/**
 * What stands for a model that learns from a pinned training alone: the season right after it, to which every judged
 * sample is laid by its time within the season (of the clock).
 */
export function afterTraining(
  { times, firstJudged, training }: SeriesHistory,
  { stepMs, clock }: ModelContext,
  seasonMs: number
): AfterTraining {
  const trained = training?.times.length ?? 0;
  const ahead = Math.max(1, Math.round(seasonMs / stepMs));
  const lastMs = training?.times[trained - 1] ?? 0;
  const values = new Float64Array(trained + ahead).fill(NaN);
  values.set(training?.values ?? []);
  const grid = Float64Array.from({ length: trained + ahead }, (_, t) =>
    t < trained ? (training?.times[t] ?? NaN) : lastMs + (t - trained + 1) * stepMs
  );
  const profile = profileOf({ times: grid, values, stepMs, series: [{ name: '', labels: {}, inputRefId: '' }] });
  const startMs = clock.localMs(lastMs + stepMs);
  return {
    after: {
      times: grid,
      values,
      firstJudged: trained,
      ...(profile === undefined ? {} : { profile: { times: profile.times, values: profile.values } }),
    },
    places: Array.from(times.subarray(firstJudged), (timeMs) => {
      const since = (clock.localMs(timeMs) - startMs) / stepMs;
      return Math.round(since - Math.floor(since / ahead) * ahead) % ahead;
    }),
  };
}
