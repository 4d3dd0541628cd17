import { type LogValue } from './logRecord';

/** How many milliseconds a unit has, however it is spelled in a value ("12 msec") or at the end of a name (`elapsed_us`). */
const shortUnitsMs: ReadonlyArray<readonly [names: string, ms: number]> = [
  ['ns nsec nanos nano nanosec nanosecond nanoseconds', 1e-6],
  ['us µs μs usec micros micro microsec microsecond microseconds', 1e-3],
  ['ms msec msecs millis milli millisec millisecond milliseconds', 1],
  ['s sec secs second seconds', 1000],
];
/** Units that stand in values only: in a name, `min` is the least. */
const longUnitsMs: ReadonlyArray<readonly [names: string, ms: number]> = [
  ['m min mins minute minutes', 60_000],
  ['h hr hrs hour hours', 3_600_000],
  ['d day days', 86_400_000],
];

function byName(units: ReadonlyArray<readonly [names: string, ms: number]>): ReadonlyMap<string, number> {
  return new Map(units.flatMap(([names, ms]) => names.split(' ').map((name) => [name, ms] as const)));
}

const unitsMs = byName([...shortUnitsMs, ...longUnitsMs]);
const amounts = /(\d+(?:\.\d+)?)\s*([a-zµμ]+)/g;

/** Of "12ms", "1.5 seconds", "1m2.5s", "PT0.25S" (ISO 8601), "00:00:01.5" or a number in `unitMs`; NaN for anything else. */
export function durationOf(value: LogValue | undefined, unitMs: number): number {
  if (typeof value === 'number') {
    // What is counted in nanoseconds has no fractions.
    return unitMs === 1e-6 && !Number.isInteger(value) ? Number.NaN : value * unitMs;
  }
  if (typeof value !== 'string' || value.trim() === '') {
    return Number.NaN;
  }
  const bare = Number(value);
  if (!Number.isNaN(bare)) {
    return bare * unitMs;
  }
  const clock = /^(?:(\d+)\.)?(\d{1,3}):(\d\d):(\d\d(?:[.,]\d+)?)$/.exec(value.trim());
  if (clock !== null) {
    const [, days = '0', hours, minutes, seconds = ''] = clock;
    return (
      Number(days) * 86_400_000 +
      Number(hours) * 3_600_000 +
      Number(minutes) * 60_000 +
      Number(seconds.replace(',', '.')) * 1000
    );
  }
  const text = value.trim().replace(/^P(?=[\dT])(?:T(?=\d))?/, '');
  const plain = (text === value.trim() ? text : text.replace('T', '')).toLowerCase();
  const parts = [...plain.matchAll(amounts)].map(
    ([, amount, unit = '']) => Number(amount) * (unitsMs.get(unit) ?? NaN)
  );
  const isWhole = plain.replace(amounts, '').trim() === '';
  return parts.length > 0 && isWhole ? parts.reduce((sum, part) => sum + part, 0) : Number.NaN;
}

/** What programs call the time that something took, the most telling first. */
const quantities = [
  'latency',
  'duration',
  'elapsed',
  'responsetime',
  'requesttime',
  'took',
  'elapsedtime',
  'timetaken',
  'requestduration',
  'requestlatency',
  'responselatency',
  'responseduration',
  'processingtime',
  'executiontime',
  'grpctime',
];
/** Names without a unit, and the one that they have all the same. */
const unitless: ReadonlyArray<readonly [name: string, unitMs: number]> = [
  ['responsetime', 1],
  ['responselatency', 1],
  ['duration', 1],
  ['latency', 1],
  ['elapsed', 1],
  ['took', 1],
  ['qtime', 1],
  ['requesttime', 1000],
  ['requestduration', 1000],
  ['timetaken', 1000],
  ['upstreamresponsetime', 1000],
  ['timems', 1],
];

/** By the name, without case and separators: its unit, and how telling it is, the lower the better. */
const latencyNames: ReadonlyMap<string, { readonly unitMs: number; readonly rank: number }> = new Map(
  [
    ...quantities.flatMap((quantity) =>
      Array.from(byName(shortUnitsMs), ([unit, ms]) => [`${quantity}${unit}`, ms] as const)
    ),
    ...unitless,
  ].map(([name, unitMs], rank) => [name, { unitMs, rank }])
);

/** The latency that the most telling field says, in milliseconds; NaN where none does. */
export function namedLatency(fields: ReadonlyMap<string, LogValue>): number {
  let best = Number.NaN;
  let bestName = '';
  let bestRank = Number.POSITIVE_INFINITY;
  for (const [name, value] of fields) {
    const known = latencyNames.get(name);
    if (known !== undefined && known.rank < bestRank) {
      const latency = durationOf(value, known.unitMs);
      if (latency >= 0) {
        best = latency;
        bestName = name;
        bestRank = known.rank;
      }
    }
  }
  // Rust and Protocol Buffers write both: {"secs":1,"nanos":500000000}
  const whole = /^(.+)nanos$/.exec(bestName)?.[1];
  const seconds =
    whole === undefined ? Number.NaN : durationOf(fields.get(`${whole}secs`) ?? fields.get(`${whole}seconds`), 1000);
  return Number.isNaN(seconds) ? best : seconds + best;
}
