/**
 * Centroids kept column by column, `capacity` values a column, beside the inverses of the groups' sizes. An empty place
 * has its centroid at infinity, so that nothing is near it.
 */
export class GroupColumns {
  count: number;

  constructor(
    readonly centroids: Float64Array,
    readonly inverses: Float64Array,
    private readonly capacity: number,
    private readonly columns: number,
    data: Float64Array
  ) {
    this.count = data.length / columns;
    centroids.fill(Infinity);
    inverses.fill(1);
    for (let i = 0; i < this.count; i++) {
      for (let c = 0; c < columns; c++) {
        centroids[c * capacity + i] = data[i * columns + c];
      }
    }
  }

  /** Joins one group into another and leaves its place empty. */
  join(from: number, to: number): void {
    const sizeFrom = 1 / this.inverses[from];
    const sizeTo = 1 / this.inverses[to];
    const share = sizeFrom / (sizeFrom + sizeTo);
    for (let at = 0; at < this.capacity * this.columns; at += this.capacity) {
      this.centroids[at + to] += share * (this.centroids[at + from] - this.centroids[at + to]);
      this.centroids[at + from] = Infinity;
    }
    this.inverses[to] = 1 / Math.round(sizeFrom + sizeTo);
  }

  /** The first place that is not empty. */
  firstPlace(): number {
    let place = 0;
    while (this.centroids[place] === Infinity) {
      place++;
    }
    return place;
  }

  /** Closes the gaps, in order; tells of each group that moves where it was and is, places ascending. */
  compact(moved: (from: number, to: number) => void): void {
    let next = 0;
    for (let i = 0; i < this.count; i++) {
      if (this.centroids[i] === Infinity) {
        continue;
      }
      for (let at = 0; at < this.capacity * this.columns; at += this.capacity) {
        this.centroids[at + next] = this.centroids[at + i];
      }
      this.inverses[next] = this.inverses[i];
      moved(i, next++);
    }
    for (let at = 0; at < this.capacity * this.columns; at += this.capacity) {
      this.centroids.fill(Infinity, at + next, at + this.count);
    }
    this.count = next;
  }
}
