/** A number as a person reads it: four significant digits, powers of ten only where zeros would be many. */
export function formatQuantity(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) {
    return value.toExponential(2);
  }
  return String(Number(value.toPrecision(4)));
}
