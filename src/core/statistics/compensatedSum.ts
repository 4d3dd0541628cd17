/** A sum that grows by one value at a time beside what rounding has left out of it so far (Neumaier 1974). */
export class CompensatedSum {
  total = 0;
  remainder = 0;

  /** Starts from 0, or from where another sum stood. */
  restart(total = 0, remainder = 0): void {
    this.total = total;
    this.remainder = remainder;
  }

  /** Adds a value; NaN is ignored. */
  add(value: number): void {
    if (value !== value) {
      return;
    }
    const { total } = this;
    const next = total + value;
    this.remainder += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    this.total = next;
  }

  /** The sum; infinite or NaN where the values or their sum are. */
  value(): number {
    return Number.isFinite(this.total) ? this.total + this.remainder : this.total;
  }
}
