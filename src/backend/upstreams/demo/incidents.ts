export const dayMs = 86_400_000;
const minuteMs = 60_000;

/** How long after the database each service feels its slowdown. */
const slowdownDelayMs: Readonly<Record<string, number>> = {
  database: 0,
  'user-service': 30_000,
  'product-service': 45_000,
  'web-frontend': 60_000,
};
const slowdownLengthMs = 20 * minuteMs;

/** An incident of the demo: what happened to whom, and when. */
export interface Incident {
  readonly kind: 'database-slowdown' | 'noisy-neighbour' | 'memory-leak';
  readonly service: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The incidents that start on one day (days since 1970, UTC): each day the database slows down for 20 minutes, at an
 * hour that moves through the working day; on even days web-node-04 has three times its load from 14:00 to 18:00; each
 * fourth day of seven the cache leaks memory from 20:00 until it is restarted at 23:00.
 */
export function incidentsOfDay(day: number): readonly Incident[] {
  const midnight = day * dayMs;
  const slowdown = midnight + (9 * 60 + ((day * 37) % 480)) * minuteMs;
  const incidents: Incident[] = [
    { kind: 'database-slowdown', service: 'database', fromMs: slowdown, toMs: slowdown + slowdownLengthMs },
  ];
  if (day % 2 === 0) {
    incidents.push({
      kind: 'noisy-neighbour',
      service: 'web-frontend',
      fromMs: midnight + 14 * 60 * minuteMs,
      toMs: midnight + 18 * 60 * minuteMs,
    });
  }
  if (day % 7 === 3) {
    incidents.push({
      kind: 'memory-leak',
      service: 'cache',
      fromMs: midnight + 20 * 60 * minuteMs,
      toMs: midnight + 23 * 60 * minuteMs,
    });
  }
  return incidents;
}

/** Whether a service feels the database's slowdown at a time: 1 if it does, else 0. */
export function slowdownAt(service: string, timeMs: number): number {
  const delayMs = slowdownDelayMs[service];
  if (delayMs === undefined) {
    return 0;
  }
  const incident = find('database-slowdown', timeMs - delayMs);
  return incident === undefined ? 0 : 1;
}

/** How many times its usual load a node has at a time. */
export function loadFactorAt(node: string, timeMs: number): number {
  return node === 'web-node-04' && find('noisy-neighbour', timeMs) !== undefined ? 3 : 1;
}

/** How far the cache's leak has come: 0 where there is none, up to 1 just before the restart. */
export function leakAt(service: string, timeMs: number): number {
  const incident = service === 'cache' ? find('memory-leak', timeMs) : undefined;
  return incident === undefined ? 0 : (timeMs - incident.fromMs) / (incident.toMs - incident.fromMs);
}

function find(kind: Incident['kind'], timeMs: number): Incident | undefined {
  return incidentsOfDay(Math.floor(timeMs / dayMs)).find(
    (incident) => incident.kind === kind && incident.fromMs <= timeMs && timeMs < incident.toMs
  );
}
