import { rangeUtil } from '@grafana/data';

const units: ReadonlyArray<readonly [string, number]> = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
];

/** Milliseconds in the largest unit that divides them: 300000 is `5m`, 0 is `0s`. */
export function durationText(ms: number): string {
  const unit = units.find(([, size]) => ms !== 0 && ms % size === 0);
  if (ms === 0) {
    return '0s';
  }
  return unit === undefined ? `${ms}ms` : `${ms / unit[1]}${unit[0]}`;
}

/** Milliseconds of a duration such as `30s`, `5m`, `1h` or `2d`, or of a bare number of milliseconds; else NaN. */
export function parseDuration(text: string): number {
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  try {
    return rangeUtil.intervalToMs(text);
  } catch {
    return NaN;
  }
}
