import { type FormatValue } from '../formatValue';
import { tickDecimals } from './tickDecimals';

/**
 * Evenly spaced ticks as texts: all with the decimals that tell them apart, unless a unit that grows on the way (ms to
 * s) makes some of them equal; then each with as many as it needs.
 */
export function tickTexts(values: readonly number[], format: FormatValue): string[] {
  const decimals = tickDecimals(values);
  const texts = values.map((value) => format(value, decimals));
  return new Set(texts).size === texts.length ? texts : values.map((value) => format(value));
}
