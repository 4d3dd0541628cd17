import { lowerBound } from './lowerBound';

/**
 * The present values of a sliding window in ascending order: the median and the median absolute deviation of the window
 * are read off. A step costs a binary search and moving the elements between the old and the new place.
 */
export class SortedWindow {
  private readonly sorted: Float64Array;
  private present = 0;
  private view: Float64Array;

  constructor(capacity: number) {
    this.sorted = new Float64Array(capacity);
    this.view = this.sorted;
  }

  /** How many values are in the window. */
  get count(): number {
    return this.present;
  }

  /** The values, in a view that the next change of the window changes, too. */
  ascending(): Float64Array {
    if (this.view.length !== this.present) {
      this.view = this.sorted.subarray(0, this.present);
    }
    return this.view;
  }

  /** Empties the window. */
  clear(): void {
    this.present = 0;
  }

  /** Adds a value; NaN is ignored. The window must not be full. */
  add(value: number): void {
    if (value !== value) {
      return;
    }
    const sorted = this.sorted;
    let i = this.present++;
    while (i > 0 && sorted[i - 1] > value) {
      sorted[i] = sorted[i - 1];
      i--;
    }
    sorted[i] = value;
  }

  /** Takes out a value that was added; NaN is ignored. */
  remove(value: number): void {
    if (value !== value) {
      return;
    }
    const last = --this.present;
    for (let i = lowerBound(this.sorted, value, last + 1); i < last; i++) {
      this.sorted[i] = this.sorted[i + 1];
    }
  }

  /** {@link remove} and {@link add} in one pass. */
  replace(removed: number, added: number): void {
    if (removed !== removed || added !== added) {
      this.remove(removed);
      this.add(added);
      return;
    }
    const sorted = this.sorted;
    const last = this.present - 1;
    let i = lowerBound(sorted, removed, this.present);
    if (added > removed) {
      for (; i < last && sorted[i + 1] < added; i++) {
        sorted[i] = sorted[i + 1];
      }
    } else {
      for (; i > 0 && sorted[i - 1] > added; i--) {
        sorted[i] = sorted[i - 1];
      }
    }
    sorted[i] = added;
  }

  /** Has these values in the window instead, in any order; NaN is ignored. There must be room for them. */
  fill(values: Float64Array): void {
    this.present = 0;
    for (let i = 0; i < values.length; i++) {
      if (values[i] === values[i]) {
        this.sorted[this.present++] = values[i];
      }
    }
    this.ascending().sort();
  }

  /** NaN when the window is empty. */
  median(): number {
    const half = this.present >>> 1;
    if (this.present === 0) {
      return NaN;
    }
    return this.present % 2 === 1 ? this.sorted[half] : middle(this.sorted[half - 1], this.sorted[half]);
  }

  /** The median distance from `centre`; NaN when the window is empty. */
  medianDistance(centre: number): number {
    const { sorted, present } = this;
    if (present === 0) {
      return NaN;
    }
    // Distances grow from the centre outwards on both sides: merge the sides up to the middle of the order.
    let above = lowerBound(sorted, centre, present);
    let below = above - 1;
    const half = present >>> 1;
    let previous = 0;
    let current = 0;
    for (let taken = 0; taken <= half; taken++) {
      previous = current;
      const left = below >= 0 ? centre - sorted[below] : Infinity;
      const right = above < present ? sorted[above] - centre : Infinity;
      if (left < right) {
        current = left;
        below--;
      } else {
        current = right;
        above++;
      }
    }
    return present % 2 === 1 ? current : middle(previous, current);
  }
}

function middle(low: number, high: number): number {
  const sum = low + high;
  return Number.isFinite(sum) ? sum / 2 : low / 2 + high / 2;
}
