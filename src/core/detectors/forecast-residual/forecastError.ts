import { quantile } from '../../statistics/quantile';
import { measuredBy } from '../rows/measuredBy';
import { fitRidgeForecast, forecastInPlace, type RidgeForecast } from './ridgeForecast';

/** Where rows to forecast from are cut: far out, since a forecast from cut values is wrong. */
export const forecastCut = 1000;
/** Errors beyond this many standard deviations are cut: one wild column must not hide all others. */
const largestError = 10;
/** Forecasts of a training are never so good that smaller errors, in standard deviations of the column, would matter. */
const leastErrorSpread = 0.05;

/** A single row counts by itself where its largest error exceeds that of one training row in a thousand; this share makes one of six standard
 * deviations count at the default tolerance. */
const singleRowShare = 1.2;

/**
 * The error of a ridge forecast of standardised rows, averaged over the last rows: each column's squared error in
 * standard deviations of its errors in the training.
 */
export class ForecastError {
  private readonly model: RidgeForecast;
  private readonly spreads: Float64Array;
  /** What 1 % of the training's averaged errors exceed. */
  readonly usual: number;
  /** The squared errors of the last row. */
  readonly newest: Float64Array;
  /** What one row in a thousand of the training exceeds by its largest error, in standard deviations of the column's errors. */
  private readonly usualLargest: number;
  private largest = 0;
  /** The last rows and, of each, its squared errors; the newest last. */
  private readonly rows: Float64Array;
  private readonly squares: Float64Array;
  private seen = 0;
  readonly forecast: Float64Array;

  constructor(
    training: Float64Array,
    private readonly columns: number,
    private readonly lags: number,
    private readonly smoothing: number
  ) {
    this.model = fitRidgeForecast(training, columns, lags);
    this.forecast = new Float64Array(columns);
    this.rows = new Float64Array((lags + 1) * columns);
    this.squares = new Float64Array(smoothing * columns);
    this.newest = this.squares.subarray((smoothing - 1) * columns);
    const count = training.length / columns - lags;
    this.spreads = new Float64Array(columns);
    for (let at = lags; at < training.length / columns; at++) {
      forecastInPlace(this.model, training, at, this.forecast);
      for (let c = 0; c < columns; c++) {
        this.spreads[c] += (training[at * columns + c] - this.forecast[c]) ** 2 / count;
      }
    }
    for (let c = 0; c < columns; c++) {
      this.spreads[c] = Math.max(Math.sqrt(this.spreads[c]), leastErrorSpread);
    }
    const errors: number[] = [];
    const largest: number[] = [];
    const sums = new Float64Array(columns);
    for (let start = 0; start < training.length; start += columns) {
      errors.push(this.pushInPlace(training.subarray(start, start + columns), sums));
      largest.push(this.largest);
    }
    this.usual = measuredBy(quantile(errors.slice(lags), 0.99));
    this.usualLargest = measuredBy(quantile(largest.slice(lags), 0.999));
    this.seen = 0;
    this.squares.fill(0);
  }

  /** The largest error of the last row by itself, relative to what is rare in the training. */
  get single(): number {
    return (singleRowShare * this.largest) / this.usualLargest;
  }

  /** The averaged error after one more standardised row, and in `sums` each column's part of it. */
  pushInPlace(row: Float64Array, sums: Float64Array): number {
    const { columns, lags, rows, squares, forecast, smoothing } = this;
    rows.copyWithin(0, columns);
    rows.set(row, lags * columns);
    squares.copyWithin(0, columns);
    this.seen += 1;
    const newest = (smoothing - 1) * columns;
    this.largest = 0;
    if (this.seen > lags) {
      forecastInPlace(this.model, rows, lags, forecast);
      for (let c = 0; c < columns; c++) {
        const error = Math.min(Math.abs(row[c] - forecast[c]) / this.spreads[c], largestError);
        squares[newest + c] = error * error;
        this.largest = Math.max(this.largest, error);
      }
    } else {
      forecast.fill(0);
      squares.fill(0, newest);
    }
    const averaged = Math.min(smoothing, Math.max(1, this.seen - lags));
    sums.fill(0);
    let total = 0;
    for (let start = squares.length - averaged * columns; start < squares.length; start += columns) {
      for (let c = 0; c < columns; c++) {
        sums[c] += squares[start + c];
        total += squares[start + c];
      }
    }
    return total / averaged / columns;
  }
}
