/** Some values in ascending order. */
export class AscendingRun {
  count = 0;
  private readonly values: Float64Array;

  constructor(capacity: number) {
    this.values = new Float64Array(capacity);
  }

  /** The value at a place in the order; Infinity after the last. */
  at(place: number): number {
    return place < this.count ? this.values[place] : Infinity;
  }

  /** The order statistic at or below a quantile; NaN without values. */
  quantile(probability: number): number {
    return this.count > 0 ? this.values[Math.floor(probability * (this.count - 1))] : NaN;
  }

  /** Adds a value that is present; there must be room for it. */
  add(value: number): void {
    const { values } = this;
    let place = this.count++;
    for (; place > 0 && values[place - 1] > value; place--) {
      values[place] = values[place - 1];
    }
    values[place] = value;
  }

  /** Has the values of three runs instead; only those up to a quantile are put in order. There must be room for them. */
  merge(a: AscendingRun, b: AscendingRun, c: AscendingRun, highest: number): void {
    const { values } = this;
    this.count = a.count + b.count + c.count;
    const last = Math.floor(highest * (this.count - 1));
    let ofA = 0;
    let ofB = 0;
    let ofC = 0;
    for (let i = 0; i <= last; i++) {
      const x = a.at(ofA);
      const y = b.at(ofB);
      const z = c.at(ofC);
      if (x <= y && x <= z) {
        values[i] = x;
        ofA++;
      } else if (y <= z) {
        values[i] = y;
        ofB++;
      } else {
        values[i] = z;
        ofC++;
      }
    }
  }
}
