/**
 * The least and greatest finite value of several lists, a share of their distance added on both sides. On a log axis
 * only positive values count, and the share is of their distance in powers of ten. Where there is no value: 0 to 1.
 */
export function valueExtent(
  lists: ReadonlyArray<ArrayLike<number>>,
  padShare: number,
  isLog: boolean
): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const values of lists) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (Number.isFinite(value) && !(isLog && value <= 0)) {
        low = value < low ? value : low;
        high = value > high ? value : high;
      }
    }
  }
  if (low > high) {
    return [0, 1];
  }
  if (isLog) {
    const factor = (high / low) ** padShare;
    return [low / factor, high * factor];
  }
  const pad = (high - low) * padShare;
  return [low - pad, high + pad];
}
