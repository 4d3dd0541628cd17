const unitsMs: Readonly<Record<string, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

/** The milliseconds of a duration of PromQL: the inverse of `promqlDuration`. */
export function promqlDurationMs(text: string): number {
  return [...text.matchAll(/(\d+)(ms|[wdhms])/g)].reduce(
    (sum, [, count = '', unit = '']) => sum + Number(count) * (unitsMs[unit] ?? NaN),
    0
  );
}
