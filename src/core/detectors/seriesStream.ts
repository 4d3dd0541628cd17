import { type DetectionReason, type UnivariateDetector, type UnivariateModel } from './detector';
import { type DetectionRequest } from './detection';
import { requestedContext } from './requestedContext';
import { RuleFilter } from './ruleFilter';
import { type SavedState, savedEntry } from './savedState';

/** What a stream says of one value, after the rules of the request. */
export interface StreamedJudgement {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly score: number;
  readonly reason: DetectionReason | undefined;
}

/**
 * One series judged value by value, in order of time, by a univariate detector and the rules of a request. Its state
 * is plain data, so that a stream can go on where another stopped; batch detection runs the same stream.
 */
export class SeriesStream {
  private readonly model: UnivariateModel;
  private readonly filter: RuleFilter;
  private readonly result: { -readonly [key in keyof StreamedJudgement]: StreamedJudgement[key] } = {
    expected: NaN,
    lower: NaN,
    upper: NaN,
    score: NaN,
    reason: undefined,
  };

  constructor(detector: UnivariateDetector, request: DetectionRequest, stepMs: number, saved?: SavedState) {
    const context = requestedContext(detector, request, stepMs);
    if (saved === undefined) {
      this.model = detector.start(context);
      this.filter = new RuleFilter(request);
    } else {
      this.model = detector.start(context, savedEntry(saved, 'model'));
      this.filter = new RuleFilter(request, savedEntry(saved, 'filter'));
    }
  }

  /** Lets the model learn from a value without judging it by the rules: the training of a pinned range. */
  train(timeMs: number, value: number): void {
    this.model.update(timeMs, value, true);
    this.filter.countTraining(value);
  }

  /** Judges the next value; the result is overwritten by the next call. */
  update(timeMs: number, value: number, learn: boolean): StreamedJudgement {
    const judgement = this.model.update(timeMs, value, learn);
    const isEarly = this.filter.isWarmingUp;
    this.result.score = this.filter.apply(value, judgement);
    this.result.expected = judgement.expected;
    this.result.lower = judgement.lower;
    this.result.upper = judgement.upper;
    this.result.reason = judgement.reason ?? (isEarly ? 'insufficient_data' : undefined);
    return this.result;
  }

  /** Everything the stream knows, as plain data. */
  save(): SavedState {
    return { model: this.model.save(), filter: this.filter.save() };
  }
}
