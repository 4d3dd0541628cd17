import { lagScans, type LagScan } from './lagScans';

/** {@link lagScans} of one series. */
export function lagScan(
  target: ArrayLike<number>,
  series: ArrayLike<number>,
  maxLag: number,
  minOverlap?: number
): LagScan {
  return lagScans(target, [series], maxLag, minOverlap)[0];
}
