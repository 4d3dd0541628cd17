import { expect } from 'vitest';
import { type WireFrame } from '../../src/frames/schema/wireFrame';
import { column, rowsOf } from '../unit/backend/query/analyses/readFrame';
import { failures, incidentMinute, latencyOf, minuteMs, minutes, requests } from './shop';

/** How a store is asked for the shop's series: the text of an input, or what else it says. */
export interface ShopInputs {
  readonly latency: object;
  readonly good: object;
  readonly total: object;
  readonly alerts: object;
  readonly calls: object;
  /** Counters grow, increments are the events of each minute. */
  readonly encoding: 'counter' | 'increment';
}

/** An analysis of the shop, and what every store has to answer. */
export interface ShopAnalysis {
  readonly kind: string;
  readonly model: object;
  readonly isFromAlert?: boolean;
  readonly check: (frames: readonly WireFrame[]) => void;
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's coefficient by its definition. */
function pearson(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (of: (i: number) => number): number => a.reduce((total, _, i) => total + of(i), 0);
  const product = sum((i) => ((a[i] ?? NaN) - meanA) * ((b[i] ?? NaN) - meanB));
  const squares = sum((i) => ((a[i] ?? NaN) - meanA) ** 2) * sum((i) => ((b[i] ?? NaN) - meanB) ** 2);
  return product / Math.sqrt(squares);
}

function rowOf(frame: WireFrame | undefined, name: string, value: string): Readonly<Record<string, unknown>> {
  return rowsOf(frame).find((row) => row[name] === value) ?? {};
}

/** Every analysis of series, on the shop's two hours with an incident after an hour and a half. */
export function shopAnalyses(
  { latency, good, total, alerts, calls, encoding }: ShopInputs,
  fromMs: number
): readonly ShopAnalysis[] {
  const incidentMs = fromMs + incidentMinute * minuteMs;
  const inputs = [{ refId: 'latency', legend: '{{service}}', ...latency }];
  const callInput = { refId: 'calls', ...calls };
  const stepMs = minuteMs;
  const slow = minutes - incidentMinute + 1;
  return [
    {
      kind: 'quality',
      model: { inputs, analysis: { kind: 'quality' }, stepMs },
      check: ([frame]) => {
        expect([...column(frame, 'service')].sort()).toEqual(['api', 'cache', 'database', 'web']);
        expect(column(frame, 'samples')).toEqual([1, 1, 1, 1].map(() => minutes + 1));
        expect(column(frame, 'coverage')).toEqual([1, 1, 1, 1]);
        expect(column(frame, 'stale')).toEqual([0, 0, 0, 0]);
      },
    },
    {
      kind: 'aggregate',
      model: { inputs, analysis: { kind: 'aggregate', function: 'max', windowMs: 10 * minuteMs }, stepMs },
      check: (frames) => {
        const field = frames.flatMap(({ fields }) => fields).find(({ labels }) => labels?.['service'] === 'web');
        const values = field?.type === 'number' ? field.values : new Float64Array();
        expect(values.at(-1)).toBe(Math.max(...latencyOf('web').subarray(-10)));
      },
    },
    {
      kind: 'correlation',
      model: { inputs, analysis: { kind: 'correlation' }, stepMs },
      check: ([frame]) => {
        const { web } = rowOf(frame, 'series', 'database');
        expect(web).toBeCloseTo(pearson(latencyOf('web'), latencyOf('database')), 9);
      },
    },
    {
      kind: 'related',
      model: { inputs, analysis: { kind: 'related', target: 'database', maxLagMs: 5 * minuteMs }, stepMs },
      check: ([frame]) => {
        expect(rowOf(frame, 'service', 'api')).toMatchObject({ lag: 60, strong: 1 });
        expect(rowOf(frame, 'service', 'web')).toMatchObject({ lag: 120, strong: 1 });
        expect(rowOf(frame, 'service', 'cache')).toMatchObject({ strong: 0 });
      },
    },
    {
      kind: 'anomaly',
      model: {
        inputs,
        analysis: { kind: 'anomaly', detector: 'rollingZScore', format: 'scores' },
        stepMs,
        profileDays: 0,
      },
      isFromAlert: true,
      check: (frames) => {
        const anomalous = new Map(
          frames.flatMap(({ fields }) => {
            const times = fields.flatMap((field) => (field.type === 'time' ? [...field.values] : []));
            return fields.flatMap((field) =>
              field.type === 'number'
                ? [[field.labels?.['service'], times.filter((_, i) => (field.values[i] ?? NaN) > 1)] as const]
                : []
            );
          })
        );
        expect(anomalous.get('database')?.[0]).toBe(incidentMs);
        expect(anomalous.get('api')?.[0]).toBe(incidentMs + minuteMs);
        expect(anomalous.get('web')?.[0]).toBe(incidentMs + 2 * minuteMs);
        expect(anomalous.get('cache')).toEqual([]);
      },
    },
    {
      kind: 'backtest',
      model: {
        inputs: [...inputs, { refId: 'alerts', ...alerts }],
        analysis: { kind: 'backtest', detector: 'rollingZScore', incidentInput: 'alerts', leadMs: 10 * minuteMs },
        stepMs,
        profileDays: 0,
      },
      check: ([frame]) => {
        const [row] = rowsOf(frame);
        expect(row).toMatchObject({ recall: 1 });
        expect(row?.['alerts']).toBeGreaterThan(0);
      },
    },
    {
      kind: 'eventImpact',
      model: {
        inputs,
        analysis: {
          kind: 'eventImpact',
          events: [{ timeMs: incidentMs, name: 'incident' }],
          windowMs: 20 * minuteMs,
        },
        stepMs,
      },
      check: ([frame]) => {
        const values = latencyOf('database');
        const before = mean(values.subarray(incidentMinute - 10, incidentMinute));
        const after = mean(values.subarray(incidentMinute, incidentMinute + 11));
        const row = rowOf(frame, 'service', 'database');
        expect(row['before']).toBeCloseTo(before, 9);
        expect(row['change']).toBeCloseTo((100 * (after - before)) / before, 6);
      },
    },
    {
      kind: 'rootCause',
      model: {
        inputs: [...inputs, callInput],
        analysis: { kind: 'rootCause', target: 'web', dependencies: { input: 'calls' } },
        stepMs,
      },
      check: ([frame]) => {
        expect(rowsOf(frame)[0]).toMatchObject({ service: 'database' });
        expect(rowsOf(frame)[0]?.['confidence']).toBeGreaterThan(0.5);
      },
    },
    {
      kind: 'alertCascade',
      model: {
        inputs: [{ refId: 'alerts', ...alerts }, callInput],
        analysis: { kind: 'alertCascade', dependencies: { input: 'calls' } },
        stepMs,
      },
      check: ([frame]) => {
        expect(rowOf(frame, 'role', 'root')).toMatchObject({ service: 'database', explains: 2 });
      },
    },
    {
      kind: 'cluster',
      model: { inputs, analysis: { kind: 'cluster', features: ['mean'], count: 2 }, stepMs },
      check: ([frame]) => {
        const clusters = new Map(rowsOf(frame).map((row) => [row['service'], row['cluster']]));
        expect(clusters.get('web')).toBe(clusters.get('api'));
        expect(clusters.get('cache')).not.toBe(clusters.get('web'));
      },
    },
    {
      kind: 'slo',
      model: {
        inputs: [
          { refId: 'good', ...good },
          { refId: 'total', ...total },
        ],
        analysis: { kind: 'slo', objective: 0.99, by: ['service'], encoding, periodMs: minutes * minuteMs },
        stepMs,
      },
      check: ([frame]) => {
        const { good: share, 'bad events': badEvents } = rowOf(frame, 'service', 'database');
        expect(badEvents).toBe(failures * slow);
        expect(share).toBeCloseTo(1 - (failures * slow) / (requests * minutes), 12);
      },
    },
  ];
}
