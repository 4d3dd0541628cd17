import { describe, expect, it } from 'vitest';
import { askDemo, minuteMs, slowdown } from './askDemo';
import { rowsOf } from './readFrame';

const model = {
  inputs: [
    { refId: 'latency', expr: 'shop_service_latency_ms', legend: '{{service}} latency' },
    { refId: 'errors', expr: 'shop_service_error_percent', legend: '{{service}} errors' },
    { refId: 'calls', expr: 'traces_service_graph_request_total' },
  ],
  analysis: { kind: 'rootCause', lastMs: 10 * minuteMs, dependencies: { input: 'calls' } },
  stepMs: 15_000,
};

/** Who is accused, with more than 0.5, by the rule at so many seconds after the slowdown's onset. */
async function accusedAt(afterMs: number): Promise<Readonly<Record<string, number>>> {
  const toMs = slowdown.fromMs + afterMs;
  const [frame] = await askDemo(model, { fromMs: toMs - 30 * minuteMs, toMs, isFromAlert: true });
  const confidences = rowsOf(frame).map(({ service, confidence }) => [String(service), Number(confidence)] as const);
  return Object.fromEntries(confidences.filter(([, confidence]) => confidence > 0.5));
}

describe('an alert rule on what goes on, through the demo incident', () => {
  it.each([-10, -5, -1])('accuses nobody %d minutes after the onset', async (minutes) => {
    expect(await accusedAt(minutes * minuteMs)).toEqual({});
  });

  it.each([2, 4, 7, 10, 13, 16, 19, 20])(
    'accuses the database alone, with more than 0.8, %d minutes after it',
    async (minutes) => {
      const accused = await accusedAt(minutes * minuteMs);
      expect(Object.keys(accused)).toEqual(['database']);
      expect(accused['database']).toBeGreaterThan(0.8);
    }
  );

  it.each([22, 25, 30, 40])('accuses nobody any more %d minutes after it', async (minutes) => {
    expect(await accusedAt(minutes * minuteMs)).toEqual({});
  });
});
