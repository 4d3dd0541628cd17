/**
 * The smaller of two deviations of one sign, else 0: the way back from an incident is a jump from the last minutes, not from the last hours. NaN
 * where one is.
 */
export function smallerOf(a: number, b: number): number {
  return a * b > 0 ? (Math.abs(a) < Math.abs(b) ? a : b) : a * b === a * b ? 0 : NaN;
}
