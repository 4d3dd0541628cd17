import { type DetectionRequest } from './detection';
import { type DetectionReason, type ModelContext, type MultivariateDetector, type MultivariateModel } from './detector';
import { numberOption } from './detectorOptions';
import { fittedColumns } from './fittedColumns';
import { requestedContext } from './requestedContext';
import { RuleFilter } from './ruleFilter';
import { type SavedState, saveNumbers, savedEntry, savedList, savedNumbers } from './savedState';

interface Fit {
  readonly rows: Float64Array;
  readonly columns: readonly number[];
  readonly means: Float64Array;
  readonly model: MultivariateModel | DetectionReason;
}

/** What a group stream says of one row; overwritten by the next. */
export interface GroupJudgement {
  /** Each series' score: the group's, scaled by the series' share relative to the largest share. */
  readonly scores: Float64Array;
  readonly expected: Float64Array;
  readonly contributions: Float64Array;
  /** The highest score of the series; NaN when every value is missing. */
  groupScore: number;
  reason: DetectionReason | undefined;
}

/**
 * Several series judged together, row by row, in order of time. Unless its training is pinned, the model is fitted
 * anew on the rows before each multiple of `refitSamples` steps since the epoch: a row's score depends on no later row
 * and not on where the stream began, once its training rows lie behind it.
 */
export class GroupStream {
  private readonly context: ModelContext;
  private readonly filters: readonly RuleFilter[];
  private readonly trainingSamples: number;
  private readonly refitSamples: number;
  private readonly contextRows: number;
  private readonly history: Float64Array[] = [];
  private fit: Fit | undefined;
  private readonly judgement: GroupJudgement;

  constructor(
    private readonly detector: MultivariateDetector,
    request: DetectionRequest,
    stepMs: number,
    private readonly width: number,
    saved?: SavedState
  ) {
    this.context = requestedContext(detector, request, stepMs);
    this.trainingSamples = numberOption(this.context.options, 'trainingSamples');
    this.refitSamples = numberOption(this.context.options, 'refitSamples');
    this.contextRows = detector.contextRows(this.context.options);
    this.judgement = {
      scores: new Float64Array(width),
      expected: new Float64Array(width),
      contributions: new Float64Array(width),
      groupScore: NaN,
      reason: undefined,
    };
    if (saved === undefined) {
      this.filters = Array.from({ length: width }, () => new RuleFilter(request));
    } else {
      this.filters = savedList(savedEntry(saved, 'filters')).map((filter) => new RuleFilter(request, filter));
      this.history.push(...savedList(savedEntry(saved, 'history')).map(savedNumbers));
      const fitted = savedEntry(saved, 'fitted');
      if (fitted !== null) {
        this.fitTo(savedNumbers(fitted));
        this.prime();
      }
    }
  }

  /** Fits the model to pinned rows (flat, NaN where missing); updates must then not learn. */
  train(rows: Float64Array): void {
    this.fitTo(rows);
    for (let i = 0; i < rows.length; i++) {
      this.filters[i % this.width].countTraining(rows[i]);
    }
  }

  /** Judges the next row; the result is overwritten by the next call. */
  update(timeMs: number, row: Float64Array, learn: boolean): GroupJudgement {
    if (learn && Math.round(timeMs / this.context.stepMs) % this.refitSamples === 0) {
      this.fitTo(flatten(this.history.slice(-this.trainingSamples), this.width));
      this.prime();
    }
    this.judge(row);
    this.history.push(row.slice());
    if (this.history.length > Math.max(learn ? this.trainingSamples : 0, this.contextRows)) {
      this.history.shift();
    }
    return this.judgement;
  }

  /** Everything the stream knows, as plain data. */
  save(): SavedState {
    return {
      filters: this.filters.map((filter) => filter.save()),
      history: this.history.map(saveNumbers),
      fitted: this.fit === undefined ? null : saveNumbers(this.fit.rows),
    };
  }

  private fitTo(rows: Float64Array): void {
    const { columns, rows: complete, means } = fittedColumns(rows, this.width);
    const isEnough = columns.length > 0 && complete.length / columns.length >= this.detector.minimumRows;
    const model = isEnough ? this.detector.fit(complete, columns.length, this.context) : 'insufficient_data';
    this.fit = { rows, columns, means, model };
  }

  /** Shows a new model the rows before the next one, on which its scores depend. */
  private prime(): void {
    const { fit } = this;
    if (fit === undefined || typeof fit.model === 'string' || this.contextRows === 0) {
      return;
    }
    for (const row of this.history.slice(-this.contextRows)) {
      this.scoreBy(fit, fit.model, row);
    }
  }

  private judge(row: Float64Array): void {
    const { judgement, fit } = this;
    judgement.scores.fill(0);
    judgement.expected.fill(NaN);
    judgement.contributions.fill(0);
    judgement.reason = undefined;
    if (fit === undefined || typeof fit.model === 'string') {
      judgement.reason = fit === undefined || typeof fit.model !== 'string' ? 'insufficient_data' : fit.model;
    } else {
      this.scoreBy(fit, fit.model, row);
    }
    judgement.groupScore = NaN;
    for (let s = 0; s < this.width; s++) {
      const score = this.filters[s].apply(row[s], {
        expected: judgement.expected[s],
        lower: NaN,
        upper: NaN,
        score: judgement.scores[s],
        reason: judgement.reason,
      });
      judgement.scores[s] = score;
      if (!Number.isNaN(score) && !(judgement.groupScore >= score)) {
        judgement.groupScore = score;
      }
    }
  }

  private scoreBy(fit: Fit, model: MultivariateModel, row: Float64Array): void {
    const { judgement } = this;
    const values = Float64Array.from(fit.columns, (column, i) =>
      Number.isNaN(row[column]) ? fit.means[i] : row[column]
    );
    const shares = new Float64Array(values.length);
    const expected = new Float64Array(values.length);
    const score = model.scoreInPlace(values, shares, expected);
    let largest = 0;
    for (let i = 0; i < shares.length; i++) {
      largest = Math.max(largest, shares[i]);
    }
    fit.columns.forEach((column, i) => {
      judgement.contributions[column] = shares[i];
      judgement.expected[column] = expected[i];
      judgement.scores[column] = largest === 0 ? score : (score * shares[i]) / largest;
    });
  }
}

function flatten(rows: readonly Float64Array[], width: number): Float64Array {
  const flat = new Float64Array(rows.length * width);
  rows.forEach((row, i) => flat.set(row, i * width));
  return flat;
}
