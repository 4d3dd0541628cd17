import { SortedWindow } from '../../order/sortedWindow';
import { type StateTape } from '../../stateTape';

/** The median of the last `size` values; NaN stands for a missing one and takes its place in the window. */
export class SlidingMedian {
  private readonly sorted: SortedWindow;
  private readonly ring: Float64Array;
  private position = 0;

  constructor(size: number) {
    this.sorted = new SortedWindow(size);
    this.ring = new Float64Array(size).fill(NaN);
  }

  push(value: number): void {
    this.sorted.replace(this.ring[this.position], value);
    this.ring[this.position] = value;
    this.position = this.position + 1 === this.ring.length ? 0 : this.position + 1;
  }

  /** Writes the window on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    tape.numbers(this.ring);
    if (tape.isRead) {
      this.sorted.fill(this.ring);
    }
    this.position = tape.number(this.position);
  }

  /** NaN while there is no value. */
  median(): number {
    return this.sorted.median();
  }
}
