import { type ChangeEvent } from './changeEvent';

/** A change that may have set off an incident. */
export interface SuspectChange extends ChangeEvent {
  /** How long before the incident's onset, milliseconds; below 0 after it. */
  readonly leadMs: number;
  /** How often the same kind of change happened to the same before, as far as is known. */
  readonly earlier: number;
  /** How well time and rarity fit, 0..1; whether its service is affected is not in it. */
  readonly weight: number;
}

/** Older changes have shown that they do no harm. */
const lookbackMs = 3_600_000;
/** After this long the weight is halved. */
const halfMs = 900_000;
/** Changes are seen when they are scraped, and rates rise with what they count: so much later still counts as before. */
const slackMs = 120_000;
/** What a change after the onset counts: it is likelier a consequence, or a remedy. */
const afterwards = 0.2;

/**
 * The changes from an hour before an incident's onset to its end, the most suspect first. The weight of one before the
 * onset is 1 / (1 + lead / 15 min); one more than two minutes after it counts 0.2. What has happened to the same
 * service (or node) n times before is divided by n + 1.
 */
export function weighChanges(events: readonly ChangeEvent[], onsetMs: number, endMs: number): readonly SuspectChange[] {
  const seen = new Map<string, number>();
  const suspects: SuspectChange[] = [];
  for (const event of [...events].sort((a, b) => a.timeMs - b.timeMs)) {
    const key = JSON.stringify([event.kind, event.service, event.node]);
    const earlier = seen.get(key) ?? 0;
    const leadMs = onsetMs - event.timeMs;
    if (leadMs > lookbackMs) {
      seen.set(key, earlier + 1);
    } else if (event.timeMs <= endMs) {
      const timing = leadMs < -slackMs ? afterwards : 1 / (1 + Math.max(0, leadMs) / halfMs);
      suspects.push({ ...event, leadMs, earlier, weight: timing / (1 + earlier) });
    }
  }
  return suspects.sort((a, b) => b.weight - a.weight || a.timeMs - b.timeMs);
}
