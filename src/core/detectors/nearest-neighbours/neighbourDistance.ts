import { NearestDistances } from '../rows/nearestDistances';

/** References beyond this many are thinned out evenly: they cost more and change little. */
const mostReferences = 1500;

/** The distance of standardised rows from their nearest ones in a training, all references looked at. */
export class NeighbourDistance {
  private readonly references: Float64Array;
  private readonly nearest: NearestDistances;
  /** Where the reference that was nearest to the last row starts. */
  private best = 0;

  /** From standardised rows: flat, `columns` values a row. */
  constructor(
    rows: Float64Array,
    private readonly columns: number,
    neighbours: number
  ) {
    const count = rows.length / columns;
    const used = Math.min(count, mostReferences);
    this.references = new Float64Array(used * columns);
    for (let i = 0; i < used; i++) {
      const row = Math.floor((i * count) / used);
      this.references.set(rows.subarray(row * columns, (row + 1) * columns), i * columns);
    }
    this.nearest = new NearestDistances(Math.min(neighbours, used));
  }

  /** The Euclidean distance of the k-th nearest reference from the row at `offset` of `rows`. */
  distance(rows: Float64Array, offset: number): number {
    const { references, columns, nearest } = this;
    nearest.clear();
    let smallest = Infinity;
    for (let start = 0; start < references.length; start += columns) {
      const limit = nearest.farthest;
      let squared = 0;
      for (let c = 0; c < columns && squared < limit; c++) {
        const difference = rows[offset + c] - references[start + c];
        squared += difference * difference;
      }
      if (squared < smallest) {
        smallest = squared;
        this.best = start;
      }
      nearest.offer(squared);
    }
    return Math.sqrt(nearest.farthest);
  }

  /** The squared differences of the columns between a standardised row and the reference that was nearest to it. */
  differencesInPlace(row: Float64Array, differences: Float64Array): void {
    for (let c = 0; c < this.columns; c++) {
      differences[c] = (row[c] - this.references[this.best + c]) ** 2;
    }
  }

  /** The nearest reference's value of a column. */
  nearestValue(column: number): number {
    return this.references[this.best + column];
  }
}
