import { createServer, type ServerResponse } from 'node:http';
import { seededRandom } from '../../src/core/random';

/**
 * A Prometheus of its own process that holds its samples in memory, as text: `series` series with a daily rhythm and noise, the same at a
 * time whoever asks; those of an alert rule, fifty, where the expression names one: `load{rule="7"}`. Prints its port.
 */
const series = Number(process.argv[2] ?? 1000);
const ownMs = 60_000;
const dayMs = 86_400_000;
/** The noise of a series comes again after so many minutes: a prime number. */
const noiseLength = 7919;
const noises = Array.from({ length: series }, (_, s) => {
  const random = seededRandom(s);
  return Float64Array.from({ length: noiseLength }, () => 5 * random());
});

/** The text of a day at a step, from a day's first time on: made once. */
const kept = new Map<string, { readonly text: Buffer; readonly ends: Int32Array }>();

function dayOf(s: number, day: number, stepMs: number, phaseMs: number) {
  const key = `${s} ${day} ${stepMs} ${phaseMs}`;
  const known = kept.get(key);
  if (known !== undefined) {
    return known;
  }
  const count = Math.floor((dayMs - phaseMs - 1) / stepMs) + 1;
  const ends = new Int32Array(count);
  const parts: string[] = [];
  let length = 0;
  for (let i = 0; i < count; i++) {
    const timeMs = day * dayMs + phaseMs + i * stepMs;
    const noise = noises[s]?.[Math.floor(timeMs / ownMs) % noiseLength] ?? 0;
    const value = 100 + 20 * Math.sin((2 * Math.PI * timeMs) / dayMs + s) + noise;
    const text = `[${timeMs / 1000},"${value.toFixed(6)}"],`;
    length += text.length;
    ends[i] = length;
    parts.push(text);
  }
  const made = { text: Buffer.from(parts.join(''), 'latin1'), ends };
  kept.set(key, made);
  return made;
}

/** How many series an alert rule has. */
const ofRule = 50;

function writeSeries(response: ServerResponse, s: number, startMs: number, endMs: number, stepMs: number): void {
  const phaseMs = startMs % stepMs;
  const parts: Buffer[] = [];
  for (let day = Math.floor(startMs / dayMs); day * dayMs <= endMs; day++) {
    const { text, ends } = dayOf(s % series, day, stepMs, phaseMs);
    const first = Math.max(0, Math.ceil((startMs - day * dayMs - phaseMs) / stepMs));
    const last = Math.min(ends.length - 1, Math.floor((endMs - day * dayMs - phaseMs) / stepMs));
    if (first <= last) {
      parts.push(text.subarray(first === 0 ? 0 : ends[first - 1], ends[last]));
    }
  }
  const samples = Buffer.concat(parts);
  response.write(`{"metric":{"__name__":"load","instance":"node-${s}"},"values":[`);
  response.write(samples.subarray(0, Math.max(0, samples.length - 1)));
  response.write(']}');
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
  if (!pathname.endsWith('/query_range')) {
    response.writeHead(404).end();
    return;
  }
  const milliseconds = (name: string): number => Math.round(1000 * Number(searchParams.get(name)));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"status":"success","data":{"resultType":"matrix","result":[');
  const rule = /rule="(\d+)"/.exec(searchParams.get('query') ?? '')?.[1];
  const first = rule === undefined ? 0 : Number(rule) * ofRule;
  const end = rule === undefined ? series : first + ofRule;
  for (let s = first; s < end; s++) {
    response.write(s === first ? '' : ',');
    writeSeries(response, s, milliseconds('start'), milliseconds('end'), milliseconds('step'));
  }
  response.end(']}}');
}).listen(0, '127.0.0.1', function (this: ReturnType<typeof createServer>) {
  const address = this.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
