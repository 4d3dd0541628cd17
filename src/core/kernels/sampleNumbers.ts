const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A sample's time, given in seconds, in milliseconds; undefined if it is no number. */
export function sampleTime(seconds: unknown): number | undefined {
  return typeof seconds === 'number' ? Math.round(seconds * 1000) : undefined;
}

/** A sample's value as Prometheus writes it: a decimal number, NaN, +Inf or -Inf in a string; else undefined. */
export function sampleValue(text: unknown): number | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  switch (text) {
    case 'NaN':
      return NaN;
    case 'Inf':
    case '+Inf':
      return Infinity;
    case '-Inf':
      return -Infinity;
    default:
      return decimal.test(text) ? Number(text) : undefined;
  }
}
