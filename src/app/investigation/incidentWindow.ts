import { type TimeSpan } from './investigation';

/** What set a symptom off began at most so long before it, and at most half as long as the symptom lasted. */
const longestLeadMs = 600_000;
const leadShare = 0.5;
/** In less time nobody can be ranked: a symptom may be a single sample, which begins and ends at one moment. */
const shortestMs = 300_000;

interface Event {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The incident of a symptom: it begins with the first of the events that go on when the symptom begins, since what set it off did so
 * before, and what it is compared with must not reach into it; it ends with the symptom, five minutes after its begin at the earliest.
 */
export function incidentWindow({ startMs, endMs }: Event, events: readonly Event[]): TimeSpan {
  const earliestMs = startMs - Math.min(longestLeadMs, leadShare * (endMs - startMs));
  const joined = events.filter(
    (event) => event.startMs >= earliestMs && event.startMs <= startMs && event.endMs >= startMs
  );
  return {
    fromMs: Math.min(startMs, ...joined.map((event) => event.startMs)),
    toMs: Math.max(endMs, startMs + shortestMs),
  };
}
