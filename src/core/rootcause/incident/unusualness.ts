import { type SeriesMatrix, seriesValues } from '../../series/seriesMatrix';
import { presentValues } from '../../statistics/presentValues';
import { selectInPlace } from '../../statistics/selectInPlace';
import { quantileInPlace } from '../ranking/quantileInPlace';

/** Deviations up to so many units are usual. */
const usualDeviation = 3;
/** A tenth of the series counts, the most unusual ones: an incident touches few. */
const topShare = 0.1;
const fewestSeries = 3;
const fewestSamples = 3;
/** How often the target counts. */
const targetCount = 3;
const relativeFloor = 0.05;
const normalInterquartileRange = 1.349;
const noiseQuantile = 0.8;
/** The same quantile of the absolute difference of two normal values of deviation 1. */
const noiseOfOne = 1.2816 * Math.SQRT2;
const noiseUnits = 2;

/**
 * How unusual a set of series is at each time: the mean of ln(1 + units beyond the third) over the tenth of the series
 * that deviate most from their median before index `first`. A unit is the smaller of the interquartile range and twice the
 * noise between neighbours, which a lasting incident within the history hardly touches, with 5 % of the median as floor.
 * NaN where no series has a value. Series of fewer than 3 values in the history are left out.
 *
 * @param target index of the series that counts three times; none where absent
 */
export function unusualness(matrix: SeriesMatrix, first: number, target?: number): Float64Array {
  const length = matrix.times.length;
  const rows: Float64Array[] = [];
  matrix.series.forEach((_, series) => {
    const values = seriesValues(matrix, series);
    const history = presentValues(values.subarray(0, first));
    if (history.length < fewestSamples) {
      return;
    }
    const noise = noiseOf(history);
    const low = quantileInPlace(history, 0.25);
    const median = quantileInPlace(history, 0.5);
    const spread = (quantileInPlace(history, 0.75) - low) / normalInterquartileRange;
    const unit = Math.hypot(Math.min(spread, noiseUnits * noise), relativeFloor * median);
    if (unit > 0) {
      const row = values.map((value) => Math.log1p(Math.max(0, Math.abs(value - median) / unit - usualDeviation)));
      rows.push(...Array.from({ length: series === target ? targetCount : 1 }, () => row));
    }
  });
  const top = Math.max(fewestSeries, Math.round(rows.length * topShare));
  const column = new Float64Array(rows.length);
  return Float64Array.from({ length }, (_, i) => {
    let present = 0;
    for (const row of rows) {
      if (!Number.isNaN(row[i])) {
        column[present++] = row[i];
      }
    }
    return present === 0 ? Number.NaN : sumOfGreatest(column.subarray(0, present), top) / top;
  });
}

function sumOfGreatest(valuesInPlace: Float64Array, count: number): number {
  const from = Math.max(0, valuesInPlace.length - count);
  selectInPlace(valuesInPlace, from);
  let sum = 0;
  for (let i = from; i < valuesInPlace.length; i++) {
    sum += valuesInPlace[i];
  }
  return sum;
}

/** The deviation of the values from one to the next. */
function noiseOf(values: Float64Array): number {
  const differences = new Float64Array(values.length - 1);
  for (let i = 1; i < values.length; i++) {
    differences[i - 1] = Math.abs(values[i] - values[i - 1]);
  }
  return quantileInPlace(differences, noiseQuantile) / noiseOfOne;
}
