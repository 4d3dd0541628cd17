import { madToSigma } from '../../statistics/medianAbsoluteDeviation';
import { medianInPlace } from '../../statistics/median';

/** More references than this make the median no better, only dearer: they are thinned out evenly. */
const mostReferences = 64;
/** A mean absolute deviation times this is the standard deviation of normal values. */
const meanDeviationToSigma = Math.sqrt(Math.PI / 2);

/** Median and robust standard deviation of references. */
export class UsualRange {
  private readonly scratch = new Float64Array(mostReferences);
  median = NaN;
  /** 1.4826 MAD; where more than half of the references are equal, 1.2533 times their mean absolute deviation. */
  spread = NaN;

  /** Of the first `count` references, at least one. */
  measure(references: Float64Array, count: number): void {
    const used = Math.min(count, mostReferences);
    const sample = this.scratch.subarray(0, used);
    for (let i = 0; i < used; i++) {
      sample[i] = references[Math.floor((i * count) / used)];
    }
    this.median = medianInPlace(sample);
    let sum = 0;
    for (let i = 0; i < used; i++) {
      sample[i] = Math.abs(sample[i] - this.median);
      sum += sample[i];
    }
    this.spread = madToSigma * medianInPlace(sample);
    if (this.spread === 0) {
      this.spread = (meanDeviationToSigma * sum) / used;
    }
  }
}
