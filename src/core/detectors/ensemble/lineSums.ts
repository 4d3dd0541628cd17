import { median } from '../../statistics/median';
import { medianAbsoluteDeviation } from '../../statistics/medianAbsoluteDeviation';

/** Pairs farther from the middle difference than this many median distances are incidents, and no points of a line. */
const farthest = 6;

/** Sums over pairs that are both present, from which a straight line through them follows; taken around the first pair, so that an offset costs no digits. */
export class LineSums {
  count = 0;
  private x0 = 0;
  private y0 = 0;
  private x = 0;
  private y = 0;
  private squaresX = 0;
  private products = 0;

  /** The sums over pairs but for those whose y - x is far from that of most: some slots of an outage would turn the line. */
  static ofMost(x: Float64Array, y: Float64Array): LineSums {
    const differences = y.map((one, i) => one - x[i]);
    const middle = median(differences);
    const reach = farthest * medianAbsoluteDeviation(differences, middle);
    const sums = new LineSums();
    for (let i = 0; i < differences.length; i++) {
      if (Math.abs(differences[i] - middle) <= reach) {
        sums.add(x[i], y[i]);
      }
    }
    return sums;
  }

  add(x: number, y: number): void {
    if (x - y !== x - y) {
      return;
    }
    if (this.count === 0) {
      this.x0 = x;
      this.y0 = y;
    }
    const dx = x - this.x0;
    const dy = y - this.y0;
    this.count += 1;
    this.x += dx;
    this.y += dy;
    this.squaresX += dx * dx;
    this.products += dx * dy;
  }

  /** NaN without pairs, as all that follows. */
  get meanX(): number {
    return this.x0 + this.x / this.count;
  }

  get meanY(): number {
    return this.y0 + this.y / this.count;
  }

  /** The sum of squared distances from the mean of x. */
  get xx(): number {
    return this.squaresX - (this.x * this.x) / this.count;
  }

  get xy(): number {
    return this.products - (this.x * this.y) / this.count;
  }

  /**
   * What the best line that does not fall leaves of pairs, which may be others than those of the sums: the sum of squared distances, each of
   * `most` at the most; missing ones leave nothing.
   */
  unexplainedOf(x: Float64Array, y: Float64Array, most: number): number {
    const { meanX, meanY, xx, xy } = this;
    const slope = xx > 0 && xy > 0 ? xy / xx : 0;
    let sum = 0;
    for (let i = 0; i < x.length; i++) {
      const distance = Math.abs(y[i] - meanY - slope * (x[i] - meanX));
      sum += Math.min(distance, most) ** 2 || 0;
    }
    return sum;
  }
}
