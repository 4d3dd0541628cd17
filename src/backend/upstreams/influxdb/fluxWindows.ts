import { type FluxToken, fluxTokens } from '../readOnly/fluxTokens';
import { textNumber } from '../textNumber';
import { type TimeBuckets } from './timeBuckets';

const opening: ReadonlySet<string> = new Set(['(', '[', '{']);
const closing: ReadonlySet<string> = new Set([')', ']', '}']);

/**
 * The windows that a Flux script puts samples into, by `aggregateWindow` or `window`: the last call's, whose rows it gives.
 * Undefined where there is none, or where a width is computed or goes by the calendar.
 */
export function fluxWindows(script: string, stepMs: number): TimeBuckets | undefined {
  const read = fluxTokens(script.replace(/\$\{?__interval\}?(?!\w)/g, 'v.windowPeriod'));
  const tokens = read.ok ? read.value : [];
  const call = tokens.findLastIndex(
    ({ kind, text }, i) =>
      kind === 'word' &&
      (text === 'aggregateWindow' || text === 'window') &&
      tokens[i + 1]?.text === '(' &&
      // Puts windows together again.
      argument(tokens, i + 2, 'every')?.[0]?.text !== 'inf'
  );
  if (call < 0) {
    return undefined;
  }
  const durationMs = (name: string): number | undefined => {
    const value = argument(tokens, call + 2, name);
    return value === undefined ? undefined : durationOf(tokens, value, stepMs);
  };
  const widthMs = durationMs('every') ?? NaN;
  const offsetMs = durationMs('offset') ?? 0;
  return widthMs >= 1 && !Number.isNaN(offsetMs) ? { widthMs, offsetMs } : undefined;
}

/** The tokens of a named argument of the call whose arguments begin at a place. */
function argument(tokens: readonly FluxToken[], from: number, name: string): readonly FluxToken[] | undefined {
  let depth = 0;
  let start: number | undefined;
  for (let i = from; i < tokens.length; i++) {
    const { kind, text = '' } = tokens[i] ?? {};
    const isSign = kind === 'sign';
    if (isSign && depth === 0 && (text === ',' || text === ')')) {
      if (start !== undefined) {
        return tokens.slice(start, i);
      }
      if (text === ')') {
        return undefined;
      }
    } else if (depth === 0 && kind === 'word' && text === name && tokens[i + 1]?.text === ':') {
      start = i + 2;
    }
    depth += isSign && opening.has(text) ? 1 : isSign && closing.has(text) ? -1 : 0;
  }
  return undefined;
}

/** A duration that is written, that is the step, or that a name stands for; NaN for any other. */
function durationOf(tokens: readonly FluxToken[], value: readonly FluxToken[], stepMs: number): number {
  const [first, second, third, ...rest] = value;
  const isNegative = first?.text === '-' && second?.kind === 'literal' && third === undefined;
  if (first?.text === 'v' && second?.text === '.' && third?.text === 'windowPeriod' && rest.length === 0) {
    return stepMs;
  }
  if (isNegative) {
    return -1000 * textNumber(second.text);
  }
  if (first === undefined || second !== undefined) {
    return NaN;
  }
  if (first.kind === 'literal') {
    return 1000 * textNumber(first.text);
  }
  const given = tokens.findIndex(({ text }, i) => text === first.text && tokens[i + 1]?.text === '=');
  const literal = tokens[given + 2];
  return given >= 0 && literal?.kind === 'literal' ? 1000 * textNumber(literal.text) : NaN;
}
