import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../../src/core/rules/compileRules';
import { type RuleFile } from '../../../../src/core/rules/ruleFile';
import { type RuleRequest } from '../../../../src/core/rules/ruleRequest';
import { ruleStrategies } from '../../../../src/core/rules/ruleStrategies';

const request: RuleRequest = { name: 'shop', expr: 'sum by (service) (up)', stepMs: 60_000, detector: 'ensemble' };

function compiled(more: Partial<RuleRequest> = {}): RuleFile {
  const result = compileRules({ ...request, ...more });
  if (!result.ok) {
    throw new Error(result.error);
  }
  return result.value.file;
}

function recorded(file: RuleFile, name: string): string[] {
  return file.groups.flatMap(({ rules }) =>
    rules.flatMap((rule) => ('record' in rule && rule.record === name ? [rule.expr] : []))
  );
}

function hasFault(expr: string): boolean {
  let found = false;
  parser.parse(expr).iterate({ enter: ({ type }) => void (found ||= type.isError) });
  return found;
}

describe.each(ruleStrategies.map(({ detector }) => detector.id))('the rules of %s', (detector) => {
  it.each([
    ['minutes', {}],
    ['steps of five minutes', { stepMs: 300_000 }],
    ['steps of an hour', { stepMs: 3_600_000 }],
    ['shards', { shards: { label: 'service', values: [['a.b', 'c"'], ['d']] }, peersBy: ['service'] }],
    [
      'all rules',
      { direction: 'below', minDeviation: 2.5, isNeverNegative: true, alertsPerWeek: 2, zoneOffsetMs: -3_600_000 },
    ],
  ] as const)('are PromQL at %s', (_, more) => {
    const file = compiled({ detector, ...more });
    const faults = file.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)).filter(hasFault);
    expect(faults).toEqual([]);
  });

  it('record level and band once, under the labels of promql-anomaly-detection', () => {
    const file = compiled({ detector, type: 'requests' });
    const rules = file.groups.flatMap((group) => group.rules);
    for (const name of ['anomaly:level', 'anomaly:lower_band', 'anomaly:upper_band']) {
      const [rule, ...others] = rules.filter((each) => 'record' in each && each.record === name);
      expect(others).toEqual([]);
      expect(rule?.labels).toMatchObject({ anomaly_name: 'shop', anomaly_strategy: `covary-${detector}` });
    }
    const source = rules.find(({ expr }) => expr === request.expr);
    expect(source?.labels).toMatchObject({ anomaly_select: '1', anomaly_type: 'requests' });
  });

  it('read nothing that a later rule of their own group records', () => {
    for (const { rules } of compiled({ detector }).groups) {
      rules.forEach((rule, i) => {
        const later = rules.slice(i + 1).flatMap((each) => ('record' in each ? [each.record] : []));
        // A range or an offset reads the past, which is there.
        const now = rule.expr.replaceAll(/[\w:]+\{[^}]*\}(\[\w+\]|( offset \w+))/g, '');
        expect(later.filter((name) => new RegExp(`(?<![\\w:])${name}(?![\\w:])`).test(now))).toEqual([]);
      });
    }
  });

  it('tell every rule of a file apart', () => {
    const shards = { label: 'service', values: [['a'], ['b']] };
    const rules = compiled({ detector, shards, peersBy: ['service'] }).groups.flatMap((group) => group.rules);
    const names = rules.map((rule) => JSON.stringify(['record' in rule ? rule.record : rule.alert, rule.labels]));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('compileRules', () => {
  it('puts the z-score of the window before into PromQL', () => {
    const file = compiled({ detector: 'rollingZScore', options: { window: 60 } });
    expect(recorded(file, 'anomaly:covary:expected')).toEqual([
      'avg_over_time(anomaly:level{anomaly_name="shop", anomaly_strategy="covary-rollingZScore"}[1h] offset 1m) and ' +
        'count_over_time(anomaly:level{anomaly_name="shop", anomaly_strategy="covary-rollingZScore"}[1h] offset 1m) >= 10',
    ]);
  });

  it('raises thresholds where fewer alerts are wanted', () => {
    const at = (alertsPerWeek: number): number => {
      const [upper = ''] = recorded(compiled({ detector: 'robust', alertsPerWeek }), 'anomaly:upper_band');
      return Number(/\+ ([\d.]+) \*/.exec(upper)?.[1]);
    };
    expect(at(0.25)).toBe(5.6);
    expect(at(0.025)).toBeGreaterThan(at(0.25));
    expect(at(2.5)).toBeLessThan(at(0.25));
  });

  it('compares the ensemble with seven earlier days, each from the slot that is to come', () => {
    const [usual = ''] = recorded(compiled(), 'anomaly:covary:usual');
    expect([...usual.matchAll(/offset (\w+), "covary_day", "(\d)"/g)].map(([, offset, day]) => [offset, day])).toEqual([
      ['23h55m', '1'],
      ['1d23h55m', '2'],
      ['2d23h55m', '3'],
      ['3d23h55m', '4'],
      ['4d23h55m', '5'],
      ['5d23h55m', '6'],
      ['6d23h55m', '7'],
    ]);
  });

  it('compares a workday with workdays by the clock that is said', () => {
    const [usual = ''] = recorded(compiled({ detector: 'seasonal', zoneOffsetMs: 7_200_000 }), 'anomaly:covary:usual');
    // The day before is of the same class on Tuesday to Friday and on Sunday; a week before always is.
    const today = 'day_of_week(vector(time() + 7200))';
    expect(usual).toContain(
      `"covary_day", "1", "", "") and on() (${[0, 2, 3, 4, 5].map((day) => `${today} == ${day}`).join(' or ')})`
    );
    expect(usual).toContain('"covary_day", "7", "", "") or ');
  });

  it('watches the rate of a counter', () => {
    expect(recorded(compiled({ expr: 'requests_total', isCounter: true }), 'anomaly:level')).toEqual([
      'rate(requests_total[4m])',
    ]);
  });

  it('gives each shard its values and the last one all others', () => {
    const file = compiled({ shards: { label: 'service', values: [['a.b', 'c'], ['d']] } });
    expect(recorded(file, 'anomaly:covary:value')).toEqual([request.expr]);
    expect(recorded(file, 'anomaly:level').map((expr) => /service.*(?=})/.exec(expr)?.[0])).toEqual([
      'service=~"a\\\\.b|c"',
      'service=~"d"',
      'service!~"a\\\\.b|c|d"',
    ]);
  });

  it('alerts on the side that counts, far enough from the middle', () => {
    const alert = (more: Partial<RuleRequest>): string | undefined =>
      compiled({ detector: 'robust', ...more })
        .groups.flatMap(({ rules }) => rules)
        .find((rule) => 'alert' in rule)?.expr;
    expect(alert({ direction: 'above' })).not.toContain('<');
    expect(alert({ direction: 'below' })).not.toContain('>');
    expect(alert({ minDeviation: 2 })).toContain('>= 2');
  });

  it.each([
    [{ isCounter: true, expr: 'sum(x)' }, '"sum(x)" is none'],
    [{ isCounter: true, expr: 'x[5m]' }, 'counters are watched by a selector'],
    [{ expr: 'rate(x[$__range])' }, 'a rule has no $__range'],
    [{ alertsPerWeek: NaN }, 'alertsPerWeek'],
    [{ alertsPerWeek: 0 }, 'alertsPerWeek'],
    [{ minDeviation: -1 }, 'minDeviation'],
    [{ forMs: Infinity }, 'forMs'],
    [{ zoneOffsetMs: NaN }, 'zoneOffsetMs'],
    [{ stepMs: 1e13 }, 'the step is longer'],
    [{ alertLabels: { 'a-b': 'c' } }, 'the label "a-b"'],
    [{ detector: 'isolationForest' }, 'the detector "isolationForest" cannot be a rule: take ensemble, '],
    [{ name: 'my shop' }, 'the name "my shop" is not one of letters'],
    [{ expr: ' ' }, 'there is no expression to watch'],
    [{ stepMs: 10 }, 'once a second at most'],
    [{ detector: 'robust', options: { window: 1 } }, 'option "window"'],
    [{ detector: 'peerMad', shards: { label: 'pod', values: [['a']] } }, 'peers must not be parted'],
  ])('refuses %o', (more, message) => {
    const result = compileRules({ ...request, ...more });
    expect(result.ok ? '' : result.error).toContain(message);
  });
});

it.each([
  ['x{a="#}"} # of all', 'rate(x{a="#}"}[4m])'],
  ['x offset 1h', 'rate(x[4m] offset 1h)'],
  ['{"http.requests", job="a"}', 'rate({"http.requests", job="a"}[4m])'],
])('the rate of the counters %s is PromQL', (expr, expected) => {
  expect(recorded(compiled({ expr, isCounter: true }), 'anomaly:level')[0]).toBe(expected);
});

it('writes labels with dots in quotes', () => {
  const label = 'k8s.pod.name';
  const file = compiled({ detector: 'peerMad', peersBy: [label], shards: { label, values: [['a']] } });
  const all = file.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)).filter((expr) => expr.includes(label));
  expect(all).not.toEqual([]);
  expect(all.filter((expr) => !expr.includes(`"${label}"`))).toEqual([]);
});

it.each([60_000, 1_800_000, 7_200_000])(
  'looks up earlier days where slots were recorded, at a step of %i ms',
  (stepMs) => {
    for (const detector of ['ensemble', 'seasonal']) {
      const file = compiled({ detector, stepMs });
      const profile = file.groups.find(({ name }) => name.endsWith('-profile'));
      const [usual = ''] = recorded(file, 'anomaly:covary:usual');
      const offsets = [...usual.matchAll(/offset ((?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?), "covary_day"/g)].map(
        ([, text = '']) => minutes(text)
      );
      expect(offsets.length).toBeGreaterThanOrEqual(7);
      expect(offsets.filter((offset) => offset % minutes(profile?.interval ?? '') !== 0)).toEqual([]);
    }
  }
);

function minutes(duration: string): number {
  const sizes: Record<string, number> = { w: 10_080, d: 1440, h: 60, m: 1 };
  return [...duration.matchAll(/(\d+)([wdhm])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (sizes[unit] ?? NaN),
    0
  );
}

describe('how long rules learn', () => {
  const minuteMs = 60_000;
  const dayMs = 1440 * minuteMs;
  it.each([
    ['ensemble', 8 * dayMs],
    ['seasonal', 15 * dayMs],
    ['rollingZScore', 100 * minuteMs],
    ['robust', 100 * minuteMs],
    ['peerMad', 0],
  ])('is stated: %s', (detector, learnedMs) => {
    const result = compileRules({ ...request, detector });
    expect(result.ok ? result.value.learnedMs : NaN).toBe(learnedMs);
  });
});
