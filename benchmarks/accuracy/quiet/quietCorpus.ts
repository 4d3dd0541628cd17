import { type Incident, incidentKinds } from './incident';
import { injectIncident } from './injectIncident';
import { quietKinds } from './kinds/quietKinds';
import { residualSigma } from './residualSigma';
import { SeededRandom } from './seededRandom';

const dayMs = 86_400_000;
/** A Monday's midnight. */
const startMs = Date.UTC(2026, 7, 31);

/** What to generate. */
export interface QuietRequest {
  /** Another seed gives other series of the same kinds. */
  readonly seed: number;
  readonly stepMs: number;
  /** Weeks a series; 4 at most up to a step of a minute is what memory likes. */
  readonly weeks: number;
  /** How much of each series comes before what is judged. */
  readonly historyDays: number;
  readonly seriesPerKind: number;
  /** Whether each series has one incident in each week that is judged. */
  readonly withIncidents: boolean;
}

/** A generated series. */
export interface QuietSeries {
  /** `<kind>-<number>`. */
  readonly name: string;
  readonly kind: string;
  readonly startMs: number;
  readonly stepMs: number;
  readonly values: Float64Array;
  /** Judged is what lies from this sample on. */
  readonly historyLength: number;
  /** Standard deviation of the fault-free residual. */
  readonly sigma: number;
  /** In order of time; empty without incidents. */
  readonly incidents: readonly Incident[];
}

/** The sizes of incidents, in standard deviations of the fault-free residual. */
const sizes = [3, 4, 6] as const;
const attempts = 20;
/** What can only happen to a rhythm: each other incident of a series that has one. */
const rhythmic = ['missingPeak', 'wrongDay', 'clockChange'] as const;

/** Generates the series of every kind, one after the other. Same request, same series. */
export function* quietCorpus(request: QuietRequest): Generator<QuietSeries> {
  for (const kind of quietKinds) {
    for (let number = 0; number < request.seriesPerKind; number++) {
      yield quietSeries(request, kind, number);
    }
  }
}

function quietSeries(request: QuietRequest, kind: (typeof quietKinds)[number], number: number): QuietSeries {
  const { stepMs, seed } = request;
  const grid = { startMs, stepMs, length: Math.round((request.weeks * 7 * dayMs) / stepMs) };
  const name = `${kind.name}-${number}`;
  const series = kind.draw(SeededRandom.of(seed, name, String(stepMs)), grid);
  const sigma = residualSigma(series, grid);
  const values = series.values.slice();
  const incidents: Incident[] = [];
  if (request.withIncidents) {
    const random = SeededRandom.of(seed, name, String(stepMs), 'incidents');
    const firstWeek = Math.ceil(request.historyDays / 7);
    for (let week = firstWeek; week < request.weeks; week++) {
      // Monday to Wednesday, so that what comes a day later comes on a workday too.
      const dayStart = Math.round(((week * 7 + Math.floor(random.between(0, 3))) * dayMs) / stepMs);
      for (let attempt = 0; attempt < attempts; attempt++) {
        const injection = { grid, series, values, sigma };
        const isRhythmic = series.rhythm !== 'none' && random.uniform() < 0.5;
        const incidentKind = random.pick(isRhythmic ? rhythmic : incidentKinds);
        const found = injectIncident(incidentKind, random.pick(sizes), dayStart, injection, random);
        if (found.length > 0) {
          incidents.push(...found);
          break;
        }
      }
    }
  }
  const historyLength = Math.round((request.historyDays * dayMs) / stepMs);
  return { name, kind: kind.name, startMs, stepMs, values, historyLength, sigma, incidents };
}
