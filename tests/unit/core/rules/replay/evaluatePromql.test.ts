import { describe, expect, it } from 'vitest';
import { type RecordedColumns } from '../../../../../src/core/rules/replay/column';
import { evaluatePromql } from '../../../../../src/core/rules/replay/evaluatePromql';
import { parsePromql } from '../../../../../src/core/rules/replay/parsePromql';

const minuteMs = 60_000;
const recorded = (
  series: ReadonlyArray<readonly [labels: Readonly<Record<string, string>>, values: readonly number[]]>,
  stepMs = minuteMs,
  isSeenAtOnce = true
): RecordedColumns => ({
  times: { fromMs: 0, stepMs, length: series[0]?.[1].length ?? 0 },
  columns: series.map(([labels, values]) => ({ labels, values: Float64Array.from(values) })),
  isSeenAtOnce,
});

const known: Readonly<Record<string, RecordedColumns>> = {
  a: recorded([[{ job: 'x' }, [1, 2, 3, 4, 5, 6]]]),
  gaps: recorded([[{ job: 'x' }, [1, NaN, 3, NaN, NaN, 6]]]),
  jobs: recorded([
    [{ job: 'x', zone: 'n' }, [1, 2, 3, 4, 5, NaN]],
    [{ job: 'y', zone: 'n' }, [10, 20, 30, 40, 50, 60]],
  ]),
  slow: recorded([[{ job: 'x' }, [1, 2]]], 3 * minuteMs),
  later: recorded([[{ job: 'x' }, [1, 2, 3, 4, 5, 6]]], minuteMs, false),
};

function evaluated(text: string): ReadonlyArray<readonly [string, readonly number[]]> {
  const found = evaluatePromql(parsePromql(text), { fromMs: 0, stepMs: minuteMs, length: 6 }, (name) => {
    const one = known[name];
    if (one === undefined) {
      throw new RangeError(`no ${name}`);
    }
    return one;
  });
  return found.map(({ labels, values }) => [Object.values(labels).join(' '), [...values]]);
}

describe('PromQL over what was recorded', () => {
  it.each<[string, readonly number[]]>([
    ['a', [1, 2, 3, 4, 5, 6]],
    ['a offset 2m', [NaN, NaN, 1, 2, 3, 4]],
    // A sample that is missing ends the series; the newest of the others counts for less than five minutes.
    ['gaps', [1, NaN, 3, NaN, NaN, 6]],
    ['slow', [1, 1, 1, 2, 2, 2]],
    // What comes later in the file has recorded nothing of this time yet.
    ['later', [NaN, 1, 2, 3, 4, 5]],
    // Three minutes are three samples, the end included and the beginning not.
    ['avg_over_time(a[3m])', [1, 1.5, 2, 3, 4, 5]],
    ['stdvar_over_time(a[3m])', [0, 0.25, 2 / 3, 2 / 3, 2 / 3, 2 / 3]],
    ['count_over_time(gaps[2m])', [1, 1, 1, 1, NaN, 1]],
    ['last_over_time(gaps[2m])', [1, 1, 3, 3, NaN, 6]],
    ['quantile_over_time(0.25, a[5m])', [1, 1.25, 1.5, 1.75, 2, 3]],
    ['2 + 3 * a ^ 2 ^ 1', [5, 14, 29, 50, 77, 110]],
    ['a - 1 - 1', [-1, 0, 1, 2, 3, 4]],
    ['a > 2 and gaps', [NaN, NaN, 3, NaN, NaN, 6]],
    ['gaps or a * 10', [1, 20, 3, 40, 50, 6]],
    ['clamp_min(abs(a - 4), 1)', [3, 2, 1, 1, 1, 2]],
    ['sum_of_nothing', []],
  ])('%s', (text, values) => {
    if (text === 'sum_of_nothing') {
      expect(() => evaluated(text)).toThrow(RangeError);
    } else {
      expect(evaluated(text)).toEqual([['x', values]]);
    }
  });

  it('joins series by their labels', () => {
    expect(evaluated('quantile by(zone) (0.5, jobs)')).toEqual([['n', [5.5, 11, 16.5, 22, 27.5, 60]]]);
    expect(evaluated('count by(zone) (jobs)')).toEqual([['n', [2, 2, 2, 2, 2, 1]]]);
    expect(evaluated('jobs{job="y"} - on(zone) group_left() quantile by(zone) (0.5, jobs)')).toEqual([
      ['y n', [4.5, 9, 13.5, 18, 22.5, 0]],
    ]);
    expect(
      evaluated(
        'avg without(day) (label_replace(a, "day", "1", "", "") or label_replace(a offset 1m, "day", "2", "", ""))'
      )
    ).toEqual([['x', [1, 1.5, 2.5, 3.5, 4.5, 5.5]]]);
  });

  it('knows the days of the week', () => {
    // The epoch was a Thursday.
    expect(evaluated('a and on() (day_of_week() == 4)')[0]?.[1]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(evaluated('a and on() (day_of_week(vector(time() + 86400)) == 4)')[0]?.[1]).toEqual(Array(6).fill(NaN));
  });

  it.each(['rate(a[5m])', 'a{job=~"x"}', 'a[5m:1m]', 'a offset', '(a', 'a b'])('refuses %s', (text) => {
    expect(() => evaluated(text)).toThrow(RangeError);
  });
});
