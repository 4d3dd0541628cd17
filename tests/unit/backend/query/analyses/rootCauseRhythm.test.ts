import { describe, expect, it } from 'vitest';
import { runQuery } from '../../../../../src/backend/query/answer/runQuery';
import { type Upstream } from '../../../../../src/backend/upstreams/upstream';
import { seededRandom } from '../../../../../src/core/random';
import { success } from '../../../../../src/core/result';
import { gridTimes } from '../../../../../src/core/series/timeGrid';
import { type WireFrame } from '../../../../../src/frames/schema/wireFrame';
import { rowsOf } from './readFrame';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const onsetMs = 1_795_824_000_000 + 300 * minuteMs;
const window = { fromMs: onsetMs, toMs: onsetMs + 30 * minuteMs };

/** How many times its usual value a service's metric has, so many days before the incident's day and milliseconds after the onset's time of day. */
type Course = (daysBefore: number, sinceMs: number) => number;

const during = (sinceMs: number): boolean => sinceMs >= 0 && sinceMs <= 40 * minuteMs;
const nightly: Course = (_, sinceMs) => (during(sinceMs) ? 5 : 1);
const weekly: Course = (days, sinceMs) => (days % 7 === 0 && during(sinceMs) ? 5 : 1);
const today: Course = (days, sinceMs) => (days === 0 && during(sinceMs) ? 2 : 1);
/** Its own incident in two of the last days at the same time. */
const twiceBefore: Course = (days, sinceMs) => ([0, 2, 5].includes(days) && during(sinceMs) ? 3 : 1);

function storeOf(courses: Readonly<Record<string, Course>>, keptDays = 100): Upstream {
  return {
    queryRange: (grid) => {
      const times = gridTimes(grid).filter((time) => time > onsetMs - keptDays * dayMs);
      const series = Object.entries(courses).map(([service, course]) => {
        const values = times.map((time) => {
          const days = Math.round((onsetMs - time) / dayMs);
          const noise = seededRandom(Math.round(time / minuteMs) + service.length)() - 0.5;
          return 100 * course(days, time + days * dayMs - onsetMs) * (1 + 0.05 * noise);
        });
        return { name: `${service} cpu`, labels: { service, __name__: 'cpu' }, times, values };
      });
      return Promise.resolve({ series, warnings: [], executed: '' });
    },
    health: () => Promise.resolve('memory'),
    close: () => Promise.resolve(),
  };
}

async function ask(
  store: Upstream,
  analysis: object = { window },
  isFromAlert = false
): Promise<WireFrame | undefined> {
  const model = {
    inputs: [{ refId: 'A', expr: 'cpu' }],
    analysis: { kind: 'rootCause', ...analysis },
    stepMs: minuteMs,
  };
  const query = { refId: 'A', queryType: '', model, ...window, intervalMs: minuteMs, maxDataPoints: 1000 };
  const upstreams = new Map([['memory', success(store)]]);
  const [frame] = await runQuery(query, upstreams, isFromAlert, new AbortController().signal);
  return frame;
}

describe('a change that comes at this time of the day', () => {
  it('is not blamed, and the service that changed today only is', async () => {
    const [first, second] = rowsOf(await ask(storeOf({ backup: nightly, shop: today })));
    expect(first).toMatchObject({ service: 'shop', against: '' });
    expect(Number(first?.['confidence'])).toBeGreaterThan(0.6);
    expect(second?.['against']).toMatch(/^does so at this time on other days too/);
    expect(Number(second?.['confidence'])).toBeLessThan(0.2);
    const [loudest] = rowsOf(await ask(storeOf({ backup: nightly, shop: today }), { window, earlierDays: 0 }));
    expect(loudest?.['service']).toBe('backup');
  });

  it('is not blamed where it comes on this weekday only', async () => {
    const [first] = rowsOf(await ask(storeOf({ backup: weekly, shop: today })));
    expect(first?.['service']).toBe('shop');
  });

  it('leaves nothing that stands out where nothing else changed, for alert rules too', async () => {
    const alone = storeOf({ backup: nightly, shop: () => 1 });
    const frame = await ask(alone);
    expect(frame?.meta?.notices?.map(({ text }) => text)).toContain('no metric stands out');
    const accused = rowsOf(await ask(alone, { lastMs: 10 * minuteMs }, true));
    expect(accused.map(({ confidence }) => confidence)).toEqual([0, 0]);
    const silenced = rowsOf(await ask(alone, { lastMs: 10 * minuteMs, earlierDays: 0 }, true));
    expect(silenced.find(({ service }) => service === 'backup')?.['confidence']).toBeGreaterThan(0.5);
  });

  it('is blamed where too few days are known, or it came on a few days only', async () => {
    expect(rowsOf(await ask(storeOf({ backup: nightly, shop: today }, 2.5)))[0]?.['service']).toBe('backup');
    expect(rowsOf(await ask(storeOf({ broken: twiceBefore, shop: today })))[0]?.['service']).toBe('broken');
  });

  it('is blamed where the store may not be asked for earlier days unasked, and none are asked for', async () => {
    const asked: number[] = [];
    const store = storeOf({ backup: nightly, shop: today });
    const dear: Upstream = {
      ...store,
      profileDays: 0,
      queryRange: (request, signal) => {
        asked.push(request.toMs);
        return store.queryRange(request, signal);
      },
    };
    expect(rowsOf(await ask(dear))[0]?.['service']).toBe('backup');
    expect(asked).toEqual([window.toMs]);
  });

  it('is compared with the baseline that is given, and not with other days', async () => {
    const baseline = { fromMs: onsetMs - 120 * minuteMs, toMs: onsetMs - minuteMs };
    const [first] = rowsOf(await ask(storeOf({ backup: nightly, shop: today }), { window, baseline }));
    expect(first?.['service']).toBe('backup');
  });
});
