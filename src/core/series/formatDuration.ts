const units: ReadonlyArray<readonly [name: string, sizeMs: number, upToMs: number]> = [
  ['s', 1000, 120_000],
  ['min', 60_000, 7_200_000],
  ['h', 3_600_000, 172_800_000],
  ['d', 86_400_000, Infinity],
];

/** A duration for people, of three digits in the unit that suits it: `1.5 s`, `90 s`, `2 min`, `36 h`, `3 d`. At least 0. */
export function formatDuration(durationMs: number): string {
  const [name, sizeMs] = units.find(([, , upToMs]) => durationMs < upToMs) ?? ['d', 86_400_000];
  return `${Number((durationMs / sizeMs).toPrecision(3))} ${name}`;
}
