import { GroupColumns } from '../groupColumns';
import { type WardGroups } from '../groupsToJoin';

/** The twin of wardGroups without WebAssembly. */
export function plainWardGroups(data: Float64Array, rows: number, columns: number): WardGroups {
  const centroids = new Float64Array(rows * columns);
  const inverses = new Float64Array(rows);
  const groups = new GroupColumns(centroids, inverses, rows, columns, data);
  return {
    groups,
    nearest(x, neighbour, least) {
      let place = neighbour;
      let distance = least;
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
      return { place, distance };
    },
  };
}
