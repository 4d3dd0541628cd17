import { dateTime, type TimeRange } from '@grafana/data';
import { type CovaryQueryInput } from '../../protocol/query';
import { type TimeSpan } from './investigation';

/** Something that was done, as an annotation says. */
export interface MarkedEvent {
  readonly timeMs: number;
  readonly name: string;
  readonly tags: string[];
}

/** As many as a query takes. */
const mostEvents = 1000;

/** What is known of an incident. */
export interface KnownOfIncident {
  /** The symptom that a person chose. */
  readonly symptom: string | undefined;
  readonly window: TimeSpan | undefined;
  /** What it is compared with; the time before where it is left out. */
  readonly baseline?: TimeSpan | undefined;
}

/** What a ranking of suspects is asked for, and over which range. */
export interface RankingQuestion {
  readonly analysis: CovaryQueryInput['analysis'];
  readonly range: TimeRange;
}

/** Before the window there is what it is compared with, behind it a little of what followed; in lengths of the window. */
const before = 5;
const after = 0.5;

/**
 * Asks who set off an incident: around its window where that is known, so that the answer is the same at every zoom; in the
 * whole range where only the symptom is. A symptom that nobody chose is a guess and steers nothing: it is left out where
 * the window is known.
 *
 * @param calls the input that carries who calls whom
 * @param events what people have marked as done
 * @returns undefined where neither window nor symptom is known
 */
export function rankingQuestion(
  { symptom: chosen, window, baseline }: KnownOfIncident,
  calls: string | undefined,
  range: TimeRange,
  events: readonly MarkedEvent[] = []
): RankingQuestion | undefined {
  if (window === undefined && chosen === undefined) {
    return undefined;
  }
  return {
    analysis: {
      kind: 'rootCause',
      format: 'report',
      ...(chosen === undefined ? {} : { target: chosen }),
      ...(window === undefined ? {} : { window }),
      ...(baseline === undefined ? {} : { baseline }),
      ...(calls === undefined ? {} : { dependencies: { input: calls } }),
      ...(events.length === 0 ? {} : { events: events.slice(0, mostEvents).map((event) => ({ ...event })) }),
    },
    range: window === undefined ? range : rangeAround(window),
  };
}

function rangeAround({ fromMs, toMs }: TimeSpan): TimeRange {
  const from = dateTime(fromMs - before * (toMs - fromMs));
  const to = dateTime(toMs + after * (toMs - fromMs));
  return { from, to, raw: { from, to } };
}
