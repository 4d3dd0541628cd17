import { once } from 'node:events';
import { createServer } from 'node:http';
import { seededRandom } from '../../../src/core/random';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

export interface MinuteStore {
  readonly url: string;
  /** How many range queries it was sent. */
  calls(): number;
  /** Has each third series be high for a while. */
  setOutage(fromMs: number, toMs: number): void;
  /** Has samples come late: from now on the time has another value. */
  setLate(timeMs: number, value: number): void;
  close(): void;
}

/**
 * A Prometheus whose series have a daily rhythm and noise: the same at a time whoever asks, unless it comes late. As many series as the expression says: "load(50)".
 */
export async function startMinuteStore(): Promise<MinuteStore> {
  const noises: Float64Array[] = [];
  const late = new Map<number, number>();
  let calls = 0;
  let outage: readonly [number, number] = [Infinity, -Infinity];
  const noiseOf = (s: number): Float64Array => {
    const random = seededRandom(s);
    noises[s] ??= Float64Array.from({ length: 7919 }, () => random());
    return noises[s] ?? new Float64Array(0);
  };
  const valueAt = (s: number, timeMs: number): number => {
    const minute = Math.floor(timeMs / minuteMs);
    const shift = s % 3 === 0 && timeMs >= outage[0] && timeMs <= outage[1] ? 60 : 0;
    const rhythm = 20 * Math.sin((2 * Math.PI * timeMs) / dayMs + s);
    return late.get(timeMs) ?? 100 + rhythm + 5 * (noiseOf(s)[minute % 7919] ?? 0) + shift;
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
    if (!pathname.endsWith('/query_range')) {
      response.writeHead(404).end();
      return;
    }
    calls += 1;
    const number = (name: string): number => Number(searchParams.get(name));
    const count = Number(/\d+/.exec(searchParams.get('query') ?? '')?.[0]);
    const result = Array.from({ length: count }, (_, s) => {
      const values: Array<readonly [number, string]> = [];
      for (let time = number('start'); time <= number('end'); time += number('step')) {
        values.push([time, String(valueAt(s, time * 1000))]);
      }
      return { metric: { instance: `node-${s}` }, values };
    });
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    calls: () => calls,
    setOutage: (fromMs, toMs) => {
      outage = [fromMs, toMs];
    },
    setLate: (timeMs, value) => {
      late.set(timeMs, value);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
