import { type PackedForest } from '../packedForest';

/** The twin of forestPathLengths without WebAssembly. */
export function plainForestPathLengths(
  forest: PackedForest,
  data: Float64Array,
  rows: number,
  columns: number
): Float64Array {
  const { trees, depth, splitColumns, thresholds, pathLengths } = forest;
  const splits = 2 ** depth - 1;
  const lengths = new Float64Array(rows);
  for (let tree = 0; tree < trees; tree++) {
    const first = tree * splits;
    const places = tree * (splits + 1) - splits;
    for (let i = 0; i < rows; i++) {
      let node = 0;
      for (let level = 0; level < depth; level++) {
        const split = first + node;
        node = 2 * node + (data[i * columns + splitColumns[split]] <= thresholds[split] ? 1 : 2);
      }
      lengths[i] += pathLengths[places + node];
    }
  }
  return lengths.map((sum) => sum / trees);
}
