import { BandJudgement } from '../bandJudgement';
import { type ModelContext, type UnivariateDetector } from '../detector';
import { type Judgement, judgeStepwise, type UnivariateModel } from '../judgeStepwise';
import { numberOption, textOption } from '../detectorOptions';
import { sensitivityAt } from '../sensitivityAt';
import { sigmaThreshold } from '../sigmaThreshold';
import { thresholdOption } from '../thresholdOption';
import { ZoneClock } from '../zoneClock';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** A mean and a spread of fewer reference values than this say nothing. */
const minimumReferences = 3;
/** Periods that must have passed before anything is judged. */
const minimumPeriods = 2;

/**
 * |x − mean| / sd over the values of the same slot (hour of the day, or of the week) in earlier periods. The present
 * occurrence of the slot is never among its own references: with it, n values could score √(n − 1) at most, and no
 * threshold above that could ever be reached. Standard deviations are of the population.
 */
export const seasonal: UnivariateDetector = {
  id: 'seasonal',
  title: 'Seasonal',
  description: 'Distance from what is usual at this hour of the day or of the week',
  shape: 'univariate',
  options: [
    {
      name: 'season',
      title: 'Season',
      description: 'What comes back: the hour of the day or the hour of the week',
      kind: 'choice',
      default: 'hourOfDay',
      choices: ['hourOfDay', 'hourOfWeek'],
    },
    {
      name: 'periods',
      title: 'Periods',
      description: 'How many periods back references are taken from, the present one counted',
      kind: 'integer',
      default: 7,
      minimum: 3,
      maximum: 100,
    },
    {
      name: 'slotMinutes',
      title: 'Slot',
      description: 'The length in minutes of what counts as the same time',
      kind: 'number',
      default: 60,
      minimum: 1,
      maximum: 1440,
    },
    {
      name: 'timeZone',
      title: 'Time zone',
      description: 'The zone whose clock is meant, daylight saving included: UTC or a name such as Europe/Berlin',
      kind: 'text',
      default: 'UTC',
    },
    thresholdOption(2.5),
  ],
  atAlertsPerWeek: (alertsPerWeek) => ({ threshold: sigmaThreshold(sensitivityAt(alertsPerWeek)) }),
  history: (options) => ({
    fineMs: numberOption(options, 'periods') * (textOption(options, 'season') === 'hourOfWeek' ? 7 * dayMs : dayMs),
    profileDays: 0,
  }),
  judge: judgeStepwise((context) => new SeasonalModel(context)),
};

/** The values of one occurrence of a slot, summed up. */
interface Occurrence {
  readonly period: number;
  count: number;
  mean: number;
  squares: number;
}

class SeasonalModel implements UnivariateModel {
  private readonly judgement = new BandJudgement();
  private readonly clock: ZoneClock;
  private readonly periodMs: number;
  private readonly slotMs: number;
  private readonly periods: number;
  private readonly threshold: number;
  private readonly slots = new Map<number, Occurrence[]>();
  private seen = 0;
  private readonly minimumSeen: number;

  constructor(context: ModelContext) {
    const { options } = context;
    this.clock = new ZoneClock(textOption(options, 'timeZone'));
    this.periodMs = textOption(options, 'season') === 'hourOfWeek' ? 7 * dayMs : dayMs;
    this.slotMs = numberOption(options, 'slotMinutes') * minuteMs;
    this.periods = numberOption(options, 'periods');
    this.threshold = numberOption(options, 'threshold');
    this.minimumSeen = Math.floor((minimumPeriods * this.periodMs) / context.stepMs) - 1;
  }

  update(timeMs: number, value: number, learn: boolean): Judgement {
    const localMs = this.clock.localMs(timeMs);
    const period = Math.floor(localMs / this.periodMs);
    const slot = Math.floor((localMs - period * this.periodMs) / this.slotMs);
    const occurrences = this.slots.get(slot) ?? [];
    this.judge(value, period, occurrences);
    if (learn) {
      this.seen += 1;
      if (!Number.isNaN(value)) {
        this.slots.set(slot, occurrences);
        addValue(occurrences, period, value);
        while (occurrences[0].period <= period - this.periods) {
          occurrences.shift();
        }
      }
    }
    return this.judgement;
  }

  private judge(value: number, period: number, occurrences: readonly Occurrence[]): void {
    let count = 0;
    let mean = 0;
    let squares = 0;
    for (const occurrence of occurrences) {
      if (occurrence.period !== period && occurrence.period > period - this.periods) {
        const total = count + occurrence.count;
        const difference = occurrence.mean - mean;
        squares += occurrence.squares + (difference * difference * count * occurrence.count) / total;
        mean += (difference * occurrence.count) / total;
        count = total;
      }
    }
    if (this.seen < this.minimumSeen) {
      this.judgement.withhold(value, 'insufficient_data');
    } else if (count < minimumReferences) {
      this.judgement.withhold(value, 'insufficient_seasonal_data');
    } else {
      this.judgement.judge(value, mean, Math.sqrt(squares / count), this.threshold, 'no_seasonal_variation');
    }
  }
}

function addValue(occurrences: Occurrence[], period: number, value: number): void {
  let last = occurrences.at(-1);
  if (last === undefined || last.period !== period) {
    last = { period, count: 0, mean: 0, squares: 0 };
    occurrences.push(last);
  }
  last.count += 1;
  const deviation = value - last.mean;
  last.mean += deviation / last.count;
  last.squares += deviation * (value - last.mean);
}
