/** Mean and standard deviation (of a population) of the present values in trailing windows, by running sums. */
export class TrailingMoments {
  private readonly sums: Float64Array;
  private readonly squares: Float64Array;
  private readonly counts: Float64Array;
  /** Taken off first, so that an offset costs no digits. */
  private readonly origin: number;

  constructor(values: Float64Array) {
    this.origin = values.find((value) => value === value) ?? 0;
    this.sums = new Float64Array(values.length + 1);
    this.squares = new Float64Array(values.length + 1);
    this.counts = new Float64Array(values.length + 1);
    values.forEach((value, i) => {
      const isPresent = value === value;
      const x = isPresent ? value - this.origin : 0;
      this.sums[i + 1] = (this.sums[i] ?? 0) + x;
      this.squares[i + 1] = (this.squares[i] ?? 0) + x * x;
      this.counts[i + 1] = (this.counts[i] ?? 0) + (isPresent ? 1 : 0);
    });
  }

  /** The mean of the `width` values before the place `end`; NaN where none is present. */
  mean(end: number, width: number): number {
    return this.origin + this.between(this.sums, end, width) / this.between(this.counts, end, width);
  }

  /** The standard deviation of the same. */
  deviation(end: number, width: number): number {
    const count = this.between(this.counts, end, width);
    const mean = this.between(this.sums, end, width) / count;
    return Math.sqrt(Math.max(0, this.between(this.squares, end, width) / count - mean * mean));
  }

  private between(totals: Float64Array, end: number, width: number): number {
    return (totals[Math.max(0, end)] ?? NaN) - (totals[Math.max(0, end - width)] ?? NaN);
  }
}
