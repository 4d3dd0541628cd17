/** The least deviation that is clear of usual ones. */
const clearDeviation = 3;

/** The first sample that has half the lasting level and is not alone; NaN for a level that does not stand out. */
export function onsetSample(deviations: Float64Array, level: number): number {
  const side = Math.sign(level);
  const size = Math.max(clearDeviation, Math.abs(level) / 2);
  if (Math.abs(level) < clearDeviation) {
    return Number.NaN;
  }
  for (let i = 0; i < deviations.length; i++) {
    const isAlone = i + 1 < deviations.length && side * deviations[i + 1] < clearDeviation;
    if (side * deviations[i] >= size && !isAlone) {
      return i;
    }
  }
  return Number.NaN;
}
