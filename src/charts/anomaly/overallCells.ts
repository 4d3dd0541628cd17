import { type LaneCells } from './laneCells';

/** One lane that stands for several. */
export interface OverallCells {
  readonly scores: Float64Array;
  /** The lane that each column's score is of; −1 where none has one. */
  readonly owners: Int32Array;
}

/** Of each column the highest score of all lanes, and whose it is. */
export function overallCells({ columns, scores }: LaneCells, lanes: number): OverallCells {
  const highest = new Float64Array(columns).fill(Number.NaN);
  const owners = new Int32Array(columns).fill(-1);
  for (let lane = 0; lane < lanes; lane++) {
    for (let column = 0; column < columns; column++) {
      const score = scores[lane * columns + column];
      if (!Number.isNaN(score) && !(highest[column] >= score)) {
        highest[column] = score;
        owners[column] = lane;
      }
    }
  }
  return { scores: highest, owners };
}
