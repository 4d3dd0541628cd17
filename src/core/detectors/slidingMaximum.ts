import { type SavedState, saveNumbers, savedEntry, savedNumber, savedNumbers } from './savedState';

/** The maximum of the last `window` numbers in O(1) a number: those that a later, larger one hides are dropped. */
export class SlidingMaximum {
  /** Numbers that may still become the maximum, falling, and when each came. */
  private values: number[] = [];
  private arrivals: number[] = [];
  private arrived = 0;

  constructor(
    private readonly window: number,
    saved?: SavedState
  ) {
    if (saved !== undefined) {
      this.values = Array.from(savedNumbers(savedEntry(saved, 'values')));
      this.arrivals = Array.from(savedNumbers(savedEntry(saved, 'arrivals')));
      this.arrived = savedNumber(savedEntry(saved, 'arrived'));
    }
  }

  /** −Infinity before the first number. */
  get maximum(): number {
    return this.values.length === 0 ? -Infinity : this.values[0];
  }

  push(value: number): void {
    while (this.values.length > 0 && this.values[this.values.length - 1] <= value) {
      this.values.pop();
      this.arrivals.pop();
    }
    this.values.push(value);
    this.arrivals.push(this.arrived);
    this.arrived += 1;
    if (this.arrivals[0] <= this.arrived - 1 - this.window) {
      this.values.shift();
      this.arrivals.shift();
    }
  }

  save(): SavedState {
    return { values: saveNumbers(this.values), arrivals: saveNumbers(this.arrivals), arrived: this.arrived };
  }
}
