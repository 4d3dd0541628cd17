import { SortedWindow } from '../../order/sortedWindow';
import { type StateTape } from '../../stateTape';

/**
 * The last `size` values, in order of time and in order of size; NaN stands for a missing one and takes its place in the window. What was taken
 * from a tape is sorted when somebody asks for its order: most who go on from a state judge some samples and ask for few.
 */
export class LastValues {
  private readonly sorted: SortedWindow;
  private readonly ring: Float64Array;
  private position = 0;
  private isSorted = true;

  constructor(private readonly size: number) {
    this.sorted = new SortedWindow(size);
    this.ring = new Float64Array(size).fill(NaN);
  }

  push(value: number): void {
    const { ring, position } = this;
    if (this.isSorted) {
      this.sorted.replace(ring[position], value);
    }
    ring[position] = value;
    this.position = position + 1 === this.size ? 0 : position + 1;
  }

  /** The value that was pushed so many values before the next one: 1 to the size of the window. */
  before(age: number): number {
    return this.ring[(this.position - age + this.size) % this.size];
  }

  /** Writes the window on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    tape.numbers(this.ring);
    this.position = tape.number(this.position);
    this.isSorted &&= !tape.isRead;
  }

  /** How many of the values are present. */
  get count(): number {
    return this.inOrder().count;
  }

  /** The present values, in a view that the next value changes. */
  ascending(): Float64Array {
    return this.inOrder().ascending();
  }

  /** NaN while there is no value. */
  median(): number {
    return this.inOrder().median();
  }

  private inOrder(): SortedWindow {
    if (!this.isSorted) {
      this.sorted.fill(this.ring);
      this.isSorted = true;
    }
    return this.sorted;
  }
}
