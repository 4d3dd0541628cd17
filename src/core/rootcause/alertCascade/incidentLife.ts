import { type Incident } from './alertCascade';

/** What an incident is like at a time: 0 over, 1 open, 2 growing, since a service has joined it within the window. */
export type IncidentState = 0 | 1 | 2;

/** An incident through time. */
export interface IncidentLife {
  /** At each time how many of its services alert. */
  readonly services: Float64Array;
  readonly states: Float64Array;
}

/**
 * The life of an incident at given times. A service alerts from its first alert to its last, ends included, and a step
 * longer, since a sample stands for its step; while one does, the incident is open, and growing for `windowMs` after each service that
 * joined. Before its begin it is over, like after its end.
 */
export function incidentLife(
  { services }: Incident,
  times: Float64Array,
  windowMs: number,
  stepMs: number
): IncidentLife {
  const alerting = times.map(
    (time) =>
      new Set(
        services.filter(({ startMs, endMs }) => startMs <= time && time < endMs + stepMs).map(({ service }) => service)
      ).size
  );
  const states = times.map((time, i): IncidentState => {
    const hasJoined = services.some(({ startMs }) => startMs <= time && time < startMs + windowMs);
    return alerting[i] === 0 ? 0 : hasJoined ? 2 : 1;
  });
  return { services: alerting, states };
}
