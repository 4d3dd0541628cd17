import tables from '../../tests/golden/data/scalers_seed_tables.json';

/** Start of every story's time axis: a Monday, 00:00 UTC. */
const startMs = Date.UTC(2026, 0, 5);
const minuteMs = 60_000;

/** The infrastructure metrics of the first document: 100 minutes of a load test. */
export const infraMetrics: Readonly<Record<string, readonly number[]>> = tables.seedInfra;

/** API latencies in ms of three clusters. */
export const latencies: Readonly<Record<string, readonly number[]>> = tables.seedLatency;

/** Connections of ten web nodes over 24 hours; web-node-04 has three times its load from 14:00 to 18:00. */
export const traffic: ReadonlyArray<readonly number[]> = tables.seedTraffic;

/** Times of `count` samples, a step apart. */
export function sampleTimes(count: number, stepMs = minuteMs): number[] {
  return Array.from({ length: count }, (_, index) => startMs + index * stepMs);
}
