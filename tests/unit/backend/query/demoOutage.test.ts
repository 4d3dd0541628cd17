import { describe, expect, it } from 'vitest';
import { runQuery } from '../../../../src/backend/query/answer/runQuery';
import { incidentsOfDay } from '../../../../src/backend/upstreams/demo/incidents';
import { type NumberField } from '../../../../src/frames/schema/wireFrame';
import { demoUpstreams } from './demoUpstreams';

const minuteMs = 60_000;
/** A day without another incident near the outage. */
const day = 20_785;
const [outage] = incidentsOfDay(day);
const onsetMs = outage?.fromMs ?? NaN;
const lengthMs = (outage?.toMs ?? NaN) - onsetMs;
/** When each service feels the outage, after the database. */
const delaysMs: Readonly<Record<string, number>> = {
  database: 0,
  'user-service': 30_000,
  'product-service': 45_000,
  'web-frontend': 60_000,
};

/** The scores by the default detector, as an alert rule gets them two and a half hours around the outage. */
async function scoresOf(expr: string, stepMs: number): Promise<readonly NumberField[][]> {
  const frames = await runQuery(
    {
      refId: 'A',
      queryType: '',
      model: { inputs: [{ refId: 'a', expr }], analysis: { kind: 'anomaly', format: 'scores' }, stepMs },
      fromMs: onsetMs - 150 * minuteMs,
      toMs: onsetMs + 150 * minuteMs,
      intervalMs: stepMs,
      maxDataPoints: 100_000,
    },
    demoUpstreams,
    true,
    new AbortController().signal
  );
  return frames.map(({ fields }) => fields.filter((field): field is NumberField => field.type !== 'string'));
}

describe('the default detector on the demo’s outage', () => {
  it.each(
    [15, 30, 60, 120, 300].flatMap((seconds) =>
      ['shop_service_latency_ms', 'shop_service_error_percent', 'shop_cpu_percent{service="database"}'].map(
        (expr) => [expr, seconds] as const
      )
    )
  )(
    'marks %s every %d s from onset to recovery, and nothing before it or on a healthy service',
    async (expr, seconds) => {
      const series = await scoresOf(expr, seconds * 1000);
      expect(series.length).toBeGreaterThan(0);
      for (const [time, score] of series) {
        const service = score?.labels?.['service'] ?? '';
        const delayMs = delaysMs[service];
        let inside = 0;
        let marked = 0;
        let elsewhere = 0;
        time?.values.forEach((timeMs, i) => {
          const isMarked = (score?.values[i] ?? NaN) > 1;
          const sinceMs = timeMs - onsetMs - (delayMs ?? 0);
          if (delayMs !== undefined && sinceMs >= 0 && sinceMs < lengthMs) {
            inside += 1;
            marked += isMarked ? 1 : 0;
          } else if (delayMs === undefined || sinceMs < 0 || sinceMs >= lengthMs + 15 * minuteMs) {
            elsewhere += isMarked ? 1 : 0;
          }
        });
        expect({ service, elsewhere }).toEqual({ service, elsewhere: 0 });
        if (delayMs !== undefined) {
          expect(inside).toBeGreaterThan(0);
          expect(marked / inside, service).toBeGreaterThanOrEqual(0.9);
        }
      }
    }
  );

  it('is over for error rates once they are back: at a minute, three marks at the most in the quarter of an hour behind it', async () => {
    for (const [time, score] of await scoresOf('shop_service_error_percent', minuteMs)) {
      const delayMs = delaysMs[score?.labels?.['service'] ?? ''] ?? 0;
      const behind = [...(time?.values ?? [])].filter((timeMs, i) => {
        const sinceMs = timeMs - onsetMs - delayMs - lengthMs;
        return sinceMs >= 0 && sinceMs < 15 * minuteMs && (score?.values[i] ?? NaN) > 1;
      });
      expect(behind.length).toBeLessThanOrEqual(3);
    }
  });
});
