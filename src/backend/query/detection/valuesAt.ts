/** The values at some places; all of them, as they are, where no places are given. */
export function valuesAt(values: Float64Array, places: Int32Array | undefined): Float64Array {
  if (places === undefined) {
    return values;
  }
  const picked = new Float64Array(places.length);
  for (let i = 0; i < picked.length; i++) {
    picked[i] = values[places[i] ?? NaN] ?? NaN;
  }
  return picked;
}
