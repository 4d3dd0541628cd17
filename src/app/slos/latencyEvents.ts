import { anyOf } from '../../core/rules/anyOf';
import { plainPromql } from '../../core/rules/plainPromql';
import { promqlSelector } from '../../core/rules/promqlSelector';
import { promqlString } from '../../core/rules/promqlString';
import { failure, type Result, success } from '../../core/result';

const text = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/.source;
/** A name before braces, or quoted within them, as names with dots are written. */
const namedBefore = /^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?$/s;
const namedWithin = /^\{\s*((?:__name__\s*=\s*)?")((?:[^"\\]|\\.)+)"\s*(?:,(.*))?\}$/s;
const matcher = new RegExp(`([a-zA-Z_]\\w*|${text})\\s*(?:=~|!~|!=|=)\\s*(?:${text})`, 'g');
const suffix = /_(?:bucket|count|sum)$/;

/**
 * The events of a latency objective: those of a classic histogram that took at most `threshold`, which is the bound of one of its buckets in the
 * histogram's unit, and all of them. `histogram`: its name, with or without `_bucket`, and matchers.
 */
export function latencyEvents(
  histogram: string,
  threshold: string
): Result<{ readonly good: string; readonly total: string }> {
  const series = seriesOf(plainPromql(histogram));
  if (series === undefined) {
    return failure('the histogram is a name with labels: http_request_duration_seconds{job="api"}');
  }
  const bound = Number(threshold.trim());
  if (threshold.trim() === '' || !(bound > 0) || bound === Infinity) {
    return failure("the threshold is a number above 0 in the histogram's unit: 0.3");
  }
  const spellings = spellingsOf(bound);
  const bounds = spellings.length === 1 ? `le="${spellings[0] ?? ''}"` : `le=~${promqlString(anyOf(spellings))}`;
  return success({ good: series('_bucket', [bounds]), total: series('_count', []) });
}

type Series = (suffix: string, more: readonly string[]) => string;

/** How a series of the histogram is selected. */
function seriesOf(histogram: string): Series | undefined {
  if (promqlSelector(histogram)?.modifiers !== '') {
    return undefined;
  }
  const [, name, matchers = ''] = namedBefore.exec(histogram) ?? [];
  if (name !== undefined) {
    const own = matchersOf(matchers);
    return (end, more) => {
      const all = [...own, ...more].join(', ');
      return `${name.replace(suffix, '')}${end}${all === '' ? '' : `{${all}}`}`;
    };
  }
  const [, opening, quoted, others = ''] = namedWithin.exec(histogram) ?? [];
  return opening === undefined || quoted === undefined
    ? undefined
    : (end, more) =>
        `{${[`${opening}${quoted.replace(suffix, '')}${end}"`, ...matchersOf(others), ...more].join(', ')}}`;
}

/** Those of labels other than the bounds of buckets. */
function matchersOf(matchers: string): string[] {
  return [...matchers.matchAll(matcher)].flatMap((found) => (found[1] === 'le' ? [] : [found[0]]));
}

/** As clients write a bound: whole ones with and without a fraction, small and large ones with an exponent as Go (`5e-05`) and Java (`5.0E-5`) have it. */
function spellingsOf(bound: number): readonly string[] {
  const [mantissa = '', exponent = ''] = bound.toExponential().split('e');
  const power = Number(exponent);
  const goPower = `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  const whole = Number.isInteger(bound) ? [`${bound}.0`] : [];
  const go = power < -4 || power >= 6 ? [`${mantissa}e${goPower}`] : [];
  const java = power < -3 || power >= 7 ? [`${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${power}`] : [];
  return [String(bound), ...whole, ...go, ...java];
}
