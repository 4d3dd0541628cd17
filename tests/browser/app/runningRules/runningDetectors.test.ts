import { createDataFrame, FieldType } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../../src/core/rules/compileRules';
import { ruleBacktest } from '../../../../src/app/runningRules/ruleBacktest';
import { ruleJudgements, ruleQueries } from '../../../../src/app/runningRules/ruleJudgements';
import { runningDetectorsOf } from '../../../../src/app/runningRules/runningDetectorsOf';

const store = { uid: 'p', name: 'prometheus' };
const answerOf = (rules: readonly object[]) => ({ status: 'success', data: { groups: [{ name: 'g', rules }] } });
const recording = (name: string, query: string, labels: Readonly<Record<string, string>>) => ({
  type: 'recording',
  name,
  query,
  labels,
  health: 'ok',
});

describe('anomaly rules that run', () => {
  it('are those of promql-anomaly-detection, for each of its strategies', () => {
    const rules = [
      recording('anomaly:request:rate5m', 'sum(rate(http_requests_total[5m])) by (job)', {
        anomaly_name: 'requests',
        anomaly_type: 'requests',
      }),
      recording('anomaly:upper_band', 'x', { anomaly_strategy: 'adaptive' }),
      recording('anomaly:lower_band', 'x', { anomaly_strategy: 'adaptive' }),
      recording('anomaly:upper_band', 'y', { anomaly_strategy: 'robust' }),
      recording('job:up:sum', 'sum(up)', {}),
      { type: 'alerting', name: 'AnomalyDetected', query: 'z', labels: { anomaly_name: 'other' } },
    ];
    expect(runningDetectorsOf(store, answerOf(rules))).toEqual(
      ['adaptive', 'robust'].map((strategy) => ({
        store,
        name: 'requests',
        strategy,
        expr: 'sum(rate(http_requests_total[5m])) by (job)',
      }))
    );
  });

  it.each(['ensemble', 'levelShift', 'rollingZScore', 'robust', 'seasonal', 'peerMad'])(
    'are ours: %s, with what it watches',
    (detector) => {
      const compiled = compileRules({ name: 'api', expr: 'sum by (job) (up)', stepMs: 60_000, detector });
      const rules = (compiled.ok ? compiled.value.file.groups : []).flatMap((group) =>
        group.rules.map((rule) =>
          'record' in rule
            ? recording(rule.record, rule.expr, rule.labels ?? {})
            : { type: 'alerting', name: rule.alert, query: rule.expr, labels: rule.labels }
        )
      );
      expect(runningDetectorsOf(store, answerOf(rules))).toEqual([
        { store, name: 'api', strategy: `covary-${detector}`, expr: 'sum by (job) (up)' },
      ]);
    }
  );

  it('are none in an answer of another shape', () => {
    expect(runningDetectorsOf(store, '<html>')).toEqual([]);
    expect(runningDetectorsOf(store, { data: {} })).toEqual([]);
  });
});

const minuteMs = 60_000;
const times = Array.from({ length: 120 }, (_, i) => i * minuteMs);
const frame = (refId: string, values: readonly number[], labels: Readonly<Record<string, string>>) => ({
  ...createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [...times] },
      { name: 'Value', type: FieldType.number, values: [...values], labels },
    ],
  }),
  refId,
});

describe('what running rules said', () => {
  // Out of the band of 90 to 110 from minute 30 to 39 and, below it, at 80.
  const level = times.map((_, i) => (i >= 30 && i < 40 ? 130 : i === 80 ? 60 : 100));
  const own = { job: 'api', anomaly_name: 'api' };
  const judgements = ruleJudgements([
    frame('level', level, { __name__: 'anomaly:level', ...own, anomaly_type: 'requests', anomaly_select: '1' }),
    frame(
      'lower',
      times.map(() => 90),
      { ...own, anomaly_strategy: 'adaptive' }
    ),
    frame(
      'upper',
      times.map(() => 110),
      { ...own, anomaly_strategy: 'adaptive' }
    ),
    frame('level', level, { job: 'new', anomaly_name: 'api' }),
  ]);

  it('is one frame a series, as detectors give them', () => {
    expect(judgements.map(({ name }) => name)).toEqual(['api', 'new']);
    const [first] = judgements;
    expect(first?.fields.map(({ name }) => name)).toEqual(['time', 'value', 'expected', 'lower', 'upper', 'score']);
    const score = first?.fields[5]?.values ?? [];
    expect([score[0], score[35], score[80]]).toEqual([0, 3, 4]);
    expect(judgements[1]?.fields[5]?.values.every((value: unknown) => Number.isNaN(value))).toBe(true);
  });

  it('is tried against what people marked', () => {
    const incidents = [{ fromMs: 28 * minuteMs, toMs: 45 * minuteMs }];
    const columns = ruleBacktest(judgements, minuteMs, incidents)?.fields ?? [];
    const figures = Object.fromEntries(columns.map(({ name, values }) => [name, values[0]]));
    expect(figures).toMatchObject({ alerts: 2, precision: 0.5, recall: 1, 'mean delay': 2 * minuteMs });
    expect(figures['alerts per week']).toBeCloseTo((2 * 7 * 1440) / 120, 6);
  });

  it('is nothing without judgements', () => {
    expect(ruleBacktest([], minuteMs, [])).toBeUndefined();
    expect(ruleJudgements([])).toEqual([]);
  });

  it('is asked by name and strategy', () => {
    const ofFramework = ruleQueries({ store, name: 'a"b', strategy: 'adaptive', expr: '' });
    expect(ofFramework.upper).toBe('anomaly:upper_band{anomaly_name="a\\"b", anomaly_strategy="adaptive"}');
    expect(ofFramework.level).not.toContain('adaptive');
  });
});
