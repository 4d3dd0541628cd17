import { SortedWindow } from '../../order/sortedWindow';
import { type StateTape } from '../../stateTape';

/** Sorting anew costs as much as keeping the order for so many values. */
const mostUnasked = 20;

/**
 * The last `size` values, in order of time and in order of size; NaN stands for a missing one and takes its place in the window. They are put
 * in order when somebody asks for it, and kept so as long as somebody asks again and again: most who go on from a state judge some samples and
 * ask for few, and who learns from what was long ago asks for none.
 */
export class LastValues {
  private readonly sorted: SortedWindow;
  private readonly ring: Float64Array;
  private position = 0;
  private present = 0;
  private isSorted = true;
  /** How many values were pushed since somebody asked for their order. */
  private unasked = 0;

  constructor(private readonly size: number) {
    this.sorted = new SortedWindow(size);
    this.ring = new Float64Array(size).fill(NaN);
  }

  push(value: number): void {
    const { ring, position } = this;
    const removed = ring[position];
    this.unasked += 1;
    this.isSorted &&= this.unasked <= mostUnasked;
    if (this.isSorted) {
      this.sorted.replace(removed, value);
    }
    if (value === value) {
      this.present += 1;
    }
    if (removed === removed) {
      this.present -= 1;
    }
    ring[position] = value;
    this.position = position + 1 === this.size ? 0 : position + 1;
  }

  /** The value that was pushed so many values before the next one: 1 to the size of the window. */
  before(age: number): number {
    const place = this.position - age;
    return this.ring[place < 0 ? place + this.size : place];
  }

  /** Writes the window on a tape, or takes it from there. */
  carry(tape: StateTape): void {
    tape.numbers(this.ring);
    this.position = tape.number(this.position);
    this.present = tape.number(this.present);
    this.isSorted &&= !tape.isRead;
  }

  /** How many of the values are present. */
  get count(): number {
    return this.present;
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
    this.unasked = 0;
    if (!this.isSorted) {
      this.sorted.fill(this.ring);
      this.isSorted = true;
    }
    return this.sorted;
  }
}
