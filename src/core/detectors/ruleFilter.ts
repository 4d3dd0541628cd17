import { type ScoreRules } from './detection';
import { type Judgement } from './detector';
import { SlidingMaximum } from './slidingMaximum';
import { type SavedState, saveNumbers, savedEntry, savedNumber, savedNumbers } from './savedState';

/**
 * Applies the rules that every detector shares to one series' judgements, in order of time: too few samples, the wrong
 * direction and too small a deviation score 0; confirmation replaces the score by the `required`-th highest of the
 * last `of`, so that it passes 1 exactly when that many of them did; the quiet time silences what comes after.
 */
export class RuleFilter {
  private seen = 0;
  private readonly recent: Float64Array;
  private readonly sorted: Float64Array;
  private readonly quiet: SlidingMaximum | undefined;
  private position = 0;

  constructor(
    private readonly rules: ScoreRules,
    saved?: SavedState
  ) {
    if (rules.confirm.required > rules.confirm.of || rules.confirm.required < 1) {
      throw new RangeError('confirm must require at least 1 and at most all of its scores');
    }
    this.recent = new Float64Array(rules.confirm.of);
    this.sorted = new Float64Array(rules.confirm.of);
    const { quietSamples = 0 } = rules;
    if (quietSamples > 0) {
      this.quiet = new SlidingMaximum(quietSamples, saved === undefined ? undefined : savedEntry(saved, 'quiet'));
    }
    if (saved !== undefined) {
      this.seen = savedNumber(savedEntry(saved, 'seen'));
      this.recent.set(savedNumbers(savedEntry(saved, 'recent')));
      this.position = savedNumber(savedEntry(saved, 'position'));
    }
  }

  /** Whether the next value comes too early to be judged. */
  get isWarmingUp(): boolean {
    return this.seen < this.rules.minSamples;
  }

  /** Counts a value that is learned from but not judged. */
  countTraining(value: number): void {
    if (!Number.isNaN(value)) {
      this.seen += 1;
    }
  }

  /** The score of the next value under the rules. */
  apply(value: number, judgement: Judgement): number {
    const score = this.unconfirmed(value, judgement);
    if (!Number.isNaN(value)) {
      this.seen += 1;
    }
    const confirmed = this.rules.confirm.of === 1 ? score : this.confirmed(score);
    if (this.quiet === undefined) {
      return confirmed;
    }
    const loudest = this.quiet.maximum;
    this.quiet.push(Number.isNaN(confirmed) ? 0 : confirmed);
    return confirmed <= loudest ? 0 : confirmed;
  }

  save(): SavedState {
    return {
      seen: this.seen,
      recent: saveNumbers(this.recent),
      position: this.position,
      ...(this.quiet === undefined ? {} : { quiet: this.quiet.save() }),
    };
  }

  private confirmed(score: number): number {
    this.recent[this.position] = Number.isNaN(score) ? 0 : score;
    this.position = (this.position + 1) % this.recent.length;
    if (Number.isNaN(score)) {
      return NaN;
    }
    this.sorted.set(this.recent);
    this.sorted.sort();
    return this.sorted[this.sorted.length - this.rules.confirm.required];
  }

  private unconfirmed(value: number, judgement: Judgement): number {
    if (Number.isNaN(value)) {
      return NaN;
    }
    if (this.isWarmingUp) {
      return 0;
    }
    const { direction, minDeviation } = this.rules;
    const deviation = value - judgement.expected;
    const isWrongSide = (direction === 'above' && deviation < 0) || (direction === 'below' && deviation > 0);
    return isWrongSide || Math.abs(deviation) < minDeviation ? 0 : judgement.score;
  }
}
