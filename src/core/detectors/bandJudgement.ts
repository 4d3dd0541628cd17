import { type DetectionReason } from './detector';
import { type Judgement } from './judgeStepwise';

/** A judgement that its model overwrites from value to value. */
export class BandJudgement implements Judgement {
  expected = NaN;
  lower = NaN;
  upper = NaN;
  score = 0;
  reason: DetectionReason | undefined = undefined;

  /** No judgement, and why; a missing value needs none. */
  withhold(value: number, reason: DetectionReason): this {
    this.expected = NaN;
    this.lower = NaN;
    this.upper = NaN;
    this.score = NaN;
    this.reason = Number.isNaN(value) ? undefined : reason;
    return this;
  }

  /**
   * Distance from the expected value over `threshold` times the spread; a spread of 0 makes nothing anomalous and
   * gives `unvaried` as the reason.
   */
  judge(value: number, expected: number, spread: number, threshold: number, unvaried: DetectionReason): this {
    const reach = spread * threshold;
    this.expected = expected;
    this.lower = expected - reach;
    this.upper = expected + reach;
    if (Number.isNaN(value)) {
      this.score = NaN;
      this.reason = undefined;
    } else {
      this.score = spread > 0 ? Math.abs(value - expected) / spread / threshold : 0;
      this.reason = spread > 0 ? undefined : unvaried;
    }
    return this;
  }
}
