const greatestPool = 131_072;

/** Collects the samples of one series after the other in shared buffers, so that a series is two views and no copies. */
export class SamplePool {
  private times = new Float64Array(0);
  private values = new Float64Array(0);
  private start = 0;
  private end = 0;
  private readonly poolLength: number;

  /** @param mostSamples no more will come in all, for all that is known */
  constructor(mostSamples: number) {
    this.poolLength = Math.min(greatestPool, Math.ceil(mostSamples));
  }

  append(times: Float64Array, values: Float64Array): void {
    this.makeRoom(times.length);
    this.times.set(times, this.end);
    this.values.set(values, this.end);
    this.end += times.length;
  }

  push(time: number, value: number): void {
    this.makeRoom(1);
    this.times[this.end] = time;
    this.values[this.end] = value;
    this.end++;
  }

  /** The samples since the last call. */
  takeSeries(): { times: Float64Array; values: Float64Array } {
    const { start, end } = this;
    this.start = end;
    return { times: this.times.subarray(start, end), values: this.values.subarray(start, end) };
  }

  private makeRoom(count: number): void {
    if (this.end + count <= this.times.length) {
      return;
    }
    const pending = this.end - this.start;
    const length = Math.max(this.poolLength, 2 * (pending + count));
    const { times, values, start, end } = this;
    this.times = new Float64Array(length);
    this.values = new Float64Array(length);
    this.times.set(times.subarray(start, end));
    this.values.set(values.subarray(start, end));
    this.start = 0;
    this.end = pending;
  }
}
