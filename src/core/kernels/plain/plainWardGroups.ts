import { GroupColumns } from '../groupColumns';
import { type WardGroups } from '../groupsToJoin';

/** The twin of wardGroups without WebAssembly. */
export function plainWardGroups(data: Float64Array, rows: number, columns: number): WardGroups {
  const centroids = new Float64Array(rows * columns);
  const inverses = new Float64Array(rows);
  const groups = new GroupColumns(centroids, inverses, rows, columns, data);
  const chain = new Int32Array(rows);
  let distance = Infinity;
  const squaredDistance = (a: number, b: number): number => {
    let sum = 0;
    for (let at = 0; at < centroids.length; at += rows) {
      const difference = centroids[at + a] - centroids[at + b];
      sum += difference * difference;
    }
    return (sum + sum) / (inverses[a] + inverses[b]);
  };
  /** The nearest group that is nearer than `distance`, which becomes its own. */
  const nearest = (x: number, neighbour: number): number => {
    let place = neighbour;
    for (let i = 0; i < groups.count; i++) {
      // The factor is least for a partner of one member: what is farther than this cannot be nearest.
      const bound = distance * (inverses[x] + 1) * 0.5;
      let sum = 0;
      for (let at = 0; at < centroids.length && sum < bound; at += rows) {
        const difference = centroids[at + i] - centroids[at + x];
        sum += difference * difference;
      }
      if (sum < bound && i !== x) {
        const ward = (sum + sum) / (inverses[x] + inverses[i]);
        if (ward < distance) {
          distance = ward;
          place = i;
        }
      }
    }
    return place;
  };
  return {
    groups,
    chain,
    extend(length) {
      let end = length;
      distance = end > 1 ? squaredDistance(chain[end - 2], chain[end - 1]) : Infinity;
      for (;;) {
        const previous = end > 1 ? chain[end - 2] : -1;
        const place = nearest(chain[end - 1], previous);
        if (place === previous) {
          return end;
        }
        chain[end++] = place;
      }
    },
    distance: () => distance,
  };
}
