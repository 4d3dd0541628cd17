/**
 * A binary heap of keyed values, least first, whose values may change: keys are the positions in the array given.
 */
export class IndexedHeap {
  private readonly values: Float64Array;
  private readonly keyAt: Int32Array;
  private readonly positionOf: Int32Array;
  private size: number;

  constructor(values: Float64Array) {
    this.values = values.slice();
    this.size = values.length;
    this.keyAt = new Int32Array(values.length).map((_, i) => i);
    this.positionOf = this.keyAt.slice();
    for (let i = (this.size >> 1) - 1; i >= 0; i--) {
      this.siftDown(i);
    }
  }

  /** The key with the least value. */
  leastKey(): number {
    return this.keyAt[0];
  }

  /** The least value. */
  leastValue(): number {
    return this.values[0];
  }

  removeLeast(): void {
    this.swap(0, this.size - 1);
    this.size--;
    this.siftDown(0);
  }

  change(key: number, value: number): void {
    const position = this.positionOf[key];
    const before = this.values[position];
    this.values[position] = value;
    if (value < before) {
      this.siftUp(position);
    } else {
      this.siftDown(position);
    }
  }

  private siftUp(start: number): void {
    let position = start;
    let parent = (position - 1) >> 1;
    while (position > 0 && this.values[parent] > this.values[position]) {
      this.swap(position, parent);
      position = parent;
      parent = (position - 1) >> 1;
    }
  }

  private siftDown(start: number): void {
    let position = start;
    let child = 2 * position + 1;
    while (child < this.size) {
      if (child + 1 < this.size && this.values[child + 1] < this.values[child]) {
        child++;
      }
      if (!(this.values[position] > this.values[child])) {
        break;
      }
      this.swap(position, child);
      position = child;
      child = 2 * position + 1;
    }
  }

  private swap(a: number, b: number): void {
    const value = this.values[a];
    this.values[a] = this.values[b];
    this.values[b] = value;
    const key = this.keyAt[a];
    this.keyAt[a] = this.keyAt[b];
    this.keyAt[b] = key;
    this.positionOf[this.keyAt[a]] = a;
    this.positionOf[this.keyAt[b]] = b;
  }
}
