import { z } from 'zod';
import { type CovaryDataQuery } from './covaryDataQuery';

const annotationsShape = z.array(
  z.object({ time: z.number(), text: z.string().default(''), tags: z.array(z.string()).nullish() })
);

/** An annotation as a query takes it. */
export interface AnnotationEvent {
  readonly timeMs: number;
  readonly name: string;
  readonly tags: readonly string[];
}

/** A query takes events with texts up to this length and so many tags; notes of a release are often longer. */
const longestText = 2000;
const mostTags = 100;

/** The events that Grafana's answer to a search for annotations holds. Throws a ZodError on anything else. */
export function eventsOfAnnotations(answer: unknown): readonly AnnotationEvent[] {
  return annotationsShape.parse(answer).map(({ time, text, tags }) => ({
    timeMs: time,
    name: text.slice(0, longestText),
    tags: (tags ?? []).slice(0, mostTags).map((tag) => tag.slice(0, longestText)),
  }));
}

/** The tags of the annotations that a query takes its events from; none for other queries. */
export function annotationTagsOf({ analysis }: CovaryDataQuery): readonly string[] {
  return analysis?.kind === 'eventImpact' || analysis?.kind === 'rootCause' ? (analysis.annotationTags ?? []) : [];
}

/** The query with these events added to its own. Root causes look for services in the tags, too. */
export function withEvents(query: CovaryDataQuery, events: readonly AnnotationEvent[]): CovaryDataQuery {
  const { analysis } = query;
  switch (analysis?.kind) {
    case 'eventImpact': {
      const plain = events.map(({ timeMs, name }) => ({ timeMs, name }));
      return { ...query, analysis: { ...analysis, events: [...(analysis.events ?? []), ...plain] } };
    }
    case 'rootCause': {
      const tagged = events.map(({ tags, ...event }) => ({ ...event, tags: [...tags] }));
      return { ...query, analysis: { ...analysis, events: [...(analysis.events ?? []), ...tagged] } };
    }
    default:
      return query;
  }
}
