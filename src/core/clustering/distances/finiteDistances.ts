/** A copy of distances in which one that is not a number or infinite is the greatest finite one there is, else 0. */
export function finiteDistances(distances: Float64Array): Float64Array {
  const copy = distances.slice();
  let greatest = 0;
  let missing = 0;
  for (let i = 0; i < copy.length; i++) {
    if (Number.isFinite(copy[i])) {
      greatest = Math.max(greatest, copy[i]);
    } else {
      missing++;
    }
  }
  for (let i = 0; missing > 0 && i < copy.length; i++) {
    if (!Number.isFinite(copy[i])) {
      copy[i] = greatest;
      missing--;
    }
  }
  return copy;
}
