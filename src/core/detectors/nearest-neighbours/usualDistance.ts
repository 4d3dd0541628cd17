import { quantile } from '../../statistics/quantile';
import { NeighbourDistance } from './neighbourDistance';

/** Rows that are tried out: more would hardly move the quantile. */
const mostTrials = 2000;

/**
 * The distance from its neighbours that 1 % of the training's own rows exceed. A row that is its own reference finds
 * itself first, hence one neighbour more than asked for.
 */
export function usualDistance(rows: Float64Array, columns: number, neighbours: number): number {
  const count = rows.length / columns;
  const model = new NeighbourDistance(rows, columns, neighbours + 1);
  const trials = Math.min(count, mostTrials);
  const distances = Float64Array.from({ length: trials }, (_, i) =>
    model.distance(rows, Math.floor((i * count) / trials) * columns)
  );
  return quantile(distances, 0.99);
}
