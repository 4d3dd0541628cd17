const units: ReadonlyArray<readonly [string, number]> = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** A duration in its largest fitting unit, with at most one decimal: "1.5 hours", "40 seconds". */
export function formatDuration(durationMs: number): string {
  const [name, size] = units.find(([, unitMs]) => durationMs >= unitMs) ?? ['second', 1000];
  const count = Number((durationMs / size).toFixed(1));
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
