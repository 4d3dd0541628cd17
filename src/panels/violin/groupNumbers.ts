import { median } from '../../core/statistics/median';
import { quantileOfSorted } from '../../core/order/quantileOfSorted';
import { histogramQuantile } from './histogramQuantile';
import { type ShapeGroup } from './shapeGroup';

/** What groups are ordered by and what their tooltips say: of all their values, whatever the scale. NaN without values. */
export interface GroupNumbers {
  readonly count: number;
  readonly least: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly greatest: number;
}

/** The numbers of one group, of which no value is missing; those of a histogram are interpolated. */
export function groupNumbers({ values, histogram }: ShapeGroup): GroupNumbers {
  const sorted = values.slice().sort();
  const at = (probability: number) =>
    histogram ? histogramQuantile(histogram, probability) : quantileOfSorted(sorted, probability);
  return {
    count: histogram ? histogram.counts.reduce((sum, count) => sum + count, 0) : values.length,
    least: at(0),
    median: histogram ? at(0.5) : median(sorted),
    p95: at(0.95),
    p99: at(0.99),
    greatest: at(1),
  };
}
