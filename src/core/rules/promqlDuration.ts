const units = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** A duration as PromQL writes it: `1d12h`, `90s` as `1m30s`; not shorter than a millisecond. */
export function promqlDuration(durationMs: number): string {
  let left = Math.max(1, Math.round(durationMs));
  let text = '';
  for (const [unit, unitMs] of units) {
    const count = Math.floor(left / unitMs);
    text += count === 0 ? '' : `${count}${unit}`;
    left -= count * unitMs;
  }
  return text;
}
