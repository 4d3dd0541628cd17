import { z } from 'zod';
import { type CovaryDataQuery } from './covaryDataQuery';

const annotationsShape = z.array(z.object({ time: z.number(), text: z.string().optional() }));

/** The events that Grafana's answer to a search for annotations holds. Throws a ZodError on anything else. */
export function eventsOfAnnotations(
  answer: unknown
): ReadonlyArray<{ readonly timeMs: number; readonly name: string }> {
  return annotationsShape.parse(answer).map(({ time, text = '' }) => ({ timeMs: time, name: text }));
}

/** The tags of the annotations that a query takes its events from; none for other queries. */
export function annotationTagsOf({ analysis }: CovaryDataQuery): readonly string[] {
  return analysis?.kind === 'eventImpact' ? (analysis.annotationTags ?? []) : [];
}

/** The query with these events added to its own. */
export function withEvents(query: CovaryDataQuery, events: ReturnType<typeof eventsOfAnnotations>): CovaryDataQuery {
  const { analysis } = query;
  return analysis?.kind === 'eventImpact'
    ? { ...query, analysis: { ...analysis, events: [...(analysis.events ?? []), ...events] } }
    : query;
}
