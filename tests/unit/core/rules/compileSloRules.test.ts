import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { compileSloRules } from '../../../../src/core/rules/slo/compileSloRules';
import { eventsInWindow } from '../../../../src/core/rules/slo/eventsInWindow';
import { type ServiceLevelObjective } from '../../../../src/core/rules/slo/serviceLevelObjective';

const slo: ServiceLevelObjective = {
  name: 'availability',
  service: 'checkout',
  objective: 0.999,
  good: 'requests_total{code!~"5.."}',
  total: 'requests_total',
  counting: 'counter',
  periodMs: 30 * 86_400_000,
};

function rulesOf(more: Partial<ServiceLevelObjective> = {}) {
  const compiled = compileSloRules({ ...slo, ...more });
  if (!compiled.ok) {
    throw new Error(compiled.error);
  }
  return compiled.value.groups.flatMap(({ rules }) => rules);
}

describe('eventsInWindow', () => {
  it.each([
    ['requests_total{a="b"}', 'counter', 'sum(rate(requests_total{a="b"}[5m]))'],
    ['requests_per_second', 'rate', 'sum(avg_over_time(requests_per_second[5m]))'],
    ['sum(rate(x[$window]))', 'counter', 'sum(rate(x[5m]))'],
    ['sum(rate(x[{{.window}}])) + sum(rate(y[{{ .window }}]))', 'counter', 'sum(rate(x[5m])) + sum(rate(y[5m]))'],
    [
      'requests_total{path="/users/{id}"} offset 1h',
      'counter',
      'sum(rate(requests_total{path="/users/{id}"}[5m] offset 1h))',
    ],
    ['{"http.requests"}', 'counter', 'sum(rate({"http.requests"}[5m]))'],
    ['sum(requests_total{code="200"})', 'counter', 'sum(rate(requests_total{code="200"}[5m]))'],
    ['sum(rate(x{a="#"}[$window])) # of all', 'counter', 'sum(rate(x{a="#"}[5m]))'],
    ['# of all\nrequests_total # really', 'counter', 'sum(rate(requests_total[5m]))'],
    ['sum(rate(x[1m])) + y', 'rate', 'avg_over_time((sum(rate(x[1m])) + y)[5m:1m])'],
  ] as const)('counts the events of %s', (expr, counting, expected) => {
    expect(eventsInWindow(expr, '5m', counting)).toEqual({ ok: true, value: expected });
  });

  it('refuses an expression without a place for its window', () => {
    expect(eventsInWindow('sum(rate(x[5m]))', '5m', 'counter').ok).toBe(false);
  });
});

describe('compileSloRules', () => {
  it('records the ratio of each window of the alerts, as sloth names them', () => {
    const names = rulesOf().flatMap((rule) => ('record' in rule ? [rule.record] : []));
    expect(names.filter((name) => name.startsWith('slo:sli_error'))).toEqual(
      ['5m', '30m', '1h', '2h', '6h', '1d', '3d'].map((window) => `slo:sli_error:ratio_rate${window}`)
    );
  });

  it('is PromQL, from good and from bad events', () => {
    const { good: _, ...withoutGood } = slo;
    const bad = compileSloRules({ ...withoutGood, bad: 'sum(rate(errors_total[$window]))' });
    const all = [...rulesOf(), ...(bad.ok ? bad.value.groups.flatMap(({ rules }) => rules) : [])];
    expect(all).toHaveLength(26);
    for (const { expr } of all) {
      let isFaulty = false;
      parser.parse(expr).iterate({ enter: ({ type }) => void (isFaulty ||= type.isError) });
      expect([expr, isFaulty]).toEqual([expr, false]);
    }
  });

  it('has the burn rates of the workbook for 30 days, and the same shares of the budget for others', () => {
    const limits = (periodMs: number) =>
      rulesOf({ periodMs })
        .filter((rule) => 'alert' in rule)
        .flatMap(({ expr }) => [...expr.matchAll(/> \(([\d.]+) \* 0\.001\)/g)].map(([, limit]) => Number(limit)));
    expect(limits(30 * 86_400_000)).toEqual([14.4, 14.4, 6, 6, 3, 3, 1, 1]);
    expect(limits(15 * 86_400_000)).toEqual([7.2, 7.2, 3, 3, 1.5, 1.5, 0.5, 0.5]);
  });

  it('writes a service with braces of templates out unchanged', () => {
    const alert = rulesOf({ service: '{{ x }}' }).find((rule) => 'alert' in rule);
    expect(alert?.labels).toMatchObject({ sloth_service: '{{ "{{" }} x }}', sloth_slo: 'availability' });
  });

  it.each([
    [{ name: 'a b' }, 'the name "a b"'],
    [{ objective: 1 }, 'between 0 and 100 %'],
    [{ total: 'rate(x[5m])' }, 'neither a selector nor'],
    [{ periodMs: 3_600_000 }, 'from a day to 366 days'],
    [{ periodMs: Infinity }, 'from a day to 366 days'],
    [{ service: 'x'.repeat(101) }, 'more than 100 characters'],
    [{ good: undefined }, 'say which events are good'],
  ])('refuses %o', (more, message) => {
    const { good, ...rest } = { ...slo, ...more };
    const compiled = compileSloRules(good === undefined ? rest : { ...rest, good });
    expect(compiled.ok ? '' : compiled.error).toContain(message);
  });
});
