import { type FormatValue } from '../formatValue';
import { linearTicks } from './linearTicks';
import { logTicks } from './logTicks';
import { tickTexts } from './tickTexts';

/** A value axis without a place yet: where a value lies between its ends, and its ticks. */
export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly isLog: boolean;
  /** 0 at `min`, 1 at `max`; beyond the ends it goes on. NaN where a logarithm does not exist. */
  readonly share: (value: number) => number;
  /** The inverse of `share`. */
  readonly valueAt: (share: number) => number;
  readonly ticks: ReadonlyArray<{ readonly value: number; readonly text: string }>;
}

/** An axis from `min` to `max` with about `tickTarget` ticks. An empty interval is widened; a log axis stays positive. */
export function buildValueAxis(
  min: number,
  max: number,
  isLog: boolean,
  tickTarget: number,
  format: FormatValue
): ValueAxis {
  return isLog && max > 0 ? logAxis(min, max, tickTarget, format) : linearAxis(min, max, tickTarget, format);
}

function linearAxis(min: number, max: number, tickTarget: number, format: FormatValue): ValueAxis {
  const [from, to] = Number.isFinite(max - min) ? [min, max] : [0, 1];
  const pad = to > from ? 0 : Math.abs(from) * 0.05 || 1;
  const low = from - pad;
  const high = Math.max(from, to) + pad;
  const values = linearTicks(low, high, tickTarget);
  const texts = tickTexts(values, format);
  return {
    min: low,
    max: high,
    isLog: false,
    share: (value) => (value - low) / (high - low),
    valueAt: (share) => low + share * (high - low),
    ticks: values.map((value, index) => ({ value, text: texts[index] })),
  };
}

function logAxis(min: number, max: number, tickTarget: number, format: FormatValue): ValueAxis {
  const high = min >= max ? max * 1.2 : max;
  const low = min > 0 ? (min >= max ? max / 1.2 : min) : high / 1000;
  const lowLog = Math.log10(low);
  const range = Math.log10(high) - lowLog;
  return {
    min: low,
    max: high,
    isLog: true,
    share: (value) => (value > 0 ? (Math.log10(value) - lowLog) / range : Number.NaN),
    valueAt: (share) => 10 ** (lowLog + share * range),
    ticks: logTicks(low, high, tickTarget).map((value) => ({ value, text: format(value) })),
  };
}
