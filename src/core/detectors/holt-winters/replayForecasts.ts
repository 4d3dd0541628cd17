import { type LocalClock } from '../clock/localClock';
import { type SeasonGrid } from '../history/seasonGrid';

/** Errors beyond this many standard deviations teach the model no more than this much, so that an outlier leaves no trace. */
const learningLimit = 3;
/** How much of the error's variance the newest error makes up. */
const errorWeight = 0.02;
/** The first period sets the seasonal terms, the second is forecast but not judged. */
const unjudgedPeriods = 2;

/** How a model is replayed. */
export interface Replay {
  readonly periodMs: number;
  /** How many periods before the present one it learns from. */
  readonly periods: number;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/**
 * Forecasts of additive Holt–Winters for the places of a grid from the one before `fromMs` to the one after `toMs`, each from what lies
 * before it by two places at least (so that no part of a mean is forecast from itself). A place's forecast comes from a model
 * that begins `periods` periods before the period, by the clock, that the place lies in.
 */
export function replayForecasts(
  grid: SeasonGrid,
  fromMs: number,
  toMs: number,
  clock: LocalClock,
  replay: Replay
): ReadonlyMap<number, number> {
  const forecasts = new Map<number, number>();
  const last = Math.floor((toMs - grid.firstMs) / grid.stepMs) + 1;
  let place = Math.floor((fromMs - grid.firstMs) / grid.stepMs);
  while (place <= last) {
    const begin = beginOf(grid, place, clock, replay);
    let end = place + 1;
    while (end <= last && beginOf(grid, end, clock, replay) === begin) {
      end += 1;
    }
    replayInto(forecasts, grid, { begin, from: place, end }, clock, replay);
    place = end;
  }
  return forecasts;
}

/** The place at which the model of a place begins. */
function beginOf(
  { firstMs, stepMs }: SeasonGrid,
  place: number,
  clock: LocalClock,
  { periodMs, periods }: Replay
): number {
  const timeMs = firstMs + place * stepMs;
  const localMs = clock.localMs(timeMs);
  const sincePeriodMs = localMs - Math.floor(localMs / periodMs) * periodMs;
  return Math.ceil((timeMs - sincePeriodMs - periods * periodMs - firstMs) / stepMs);
}

function replayInto(
  forecasts: Map<number, number>,
  { firstMs, stepMs, values }: SeasonGrid,
  { begin, from, end }: { readonly begin: number; readonly from: number; readonly end: number },
  clock: LocalClock,
  replay: Replay
): void {
  const phases = Math.max(1, Math.round(replay.periodMs / stepMs));
  const model = new Model(phases, replay);
  const phaseAt = (place: number): number => {
    const localMs = clock.localMs(firstMs + place * stepMs);
    return Math.floor((localMs - Math.floor(localMs / replay.periodMs) * replay.periodMs) / stepMs) % phases;
  };
  for (let place = begin; place < end; place++) {
    // The newest place is still being filled while its neighbour is forecast: the model is one place behind.
    if (place > begin) {
      model.learn(phaseAt(place - 2), values[place - 2] ?? NaN);
    }
    if (place >= from) {
      forecasts.set(place, model.forecast(phaseAt(place), 2));
    }
  }
}

class Model {
  /** The seasonal terms; in the first period the values themselves, NaN where none was seen. */
  private readonly seasonal: Float64Array;
  private samples = 0;
  private level = 0;
  private trend = 0;
  private errors = 0;
  private errorVariance = 0;

  constructor(
    private readonly phases: number,
    private readonly replay: Replay
  ) {
    this.seasonal = new Float64Array(phases).fill(NaN);
  }

  /** NaN while there is too little to forecast from. */
  forecast(phase: number, steps: number): number {
    return this.samples < unjudgedPeriods * this.phases ? NaN : this.level + steps * this.trend + this.seasonal[phase];
  }

  learn(phase: number, value: number): void {
    const { seasonal, phases } = this;
    if (this.samples === 0 && Number.isNaN(value)) {
      return;
    }
    this.samples += 1;
    if (this.samples <= phases) {
      seasonal[phase] = value;
      if (this.samples === phases) {
        this.startForecasting();
      }
      return;
    }
    this.learnError(phase, value - (this.level + this.trend + seasonal[phase]));
  }

  /** The first period is complete: its mean is the level, what remains the season; a missing phase has the mean. */
  private startForecasting(): void {
    const { seasonal } = this;
    let sum = 0;
    let count = 0;
    for (const value of seasonal) {
      if (!Number.isNaN(value)) {
        sum += value;
        count += 1;
      }
    }
    this.level = sum / count;
    for (let i = 0; i < seasonal.length; i++) {
      seasonal[i] = Number.isNaN(seasonal[i]) ? 0 : seasonal[i] - this.level;
    }
  }

  private learnError(phase: number, forecastError: number): void {
    const { alpha, beta, gamma } = this.replay;
    if (Number.isNaN(forecastError)) {
      this.level += this.trend;
      return;
    }
    const limit =
      this.samples > unjudgedPeriods * this.phases ? learningLimit * Math.sqrt(this.errorVariance) : Infinity;
    const error = Math.min(Math.max(forecastError, -limit), limit);
    this.errors += 1;
    const weight = Math.max(errorWeight, 1 / this.errors);
    // A limited error must still be able to widen the limit, or a new regime would stay strange for ever.
    const widened = Math.min(Math.abs(forecastError), 2 * limit);
    this.errorVariance += weight * (widened * widened - this.errorVariance);
    this.level += this.trend + alpha * error;
    this.trend += alpha * beta * error;
    this.seasonal[phase] += gamma * (1 - alpha) * error;
  }
}
