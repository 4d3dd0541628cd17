import { type DataFrame } from '@grafana/data';

/** What somebody has said of a time: a deployment, an incident, that there was none. */
export interface KnownEvent {
  readonly startMs: number;
  /** The same as `startMs` for an event without extent. */
  readonly endMs: number;
  readonly text: string;
  readonly kind: 'change' | 'incident' | 'noIncident';
}

/** The annotations of a dashboard; those with the tags `incident` and `no-incident` are a person's marks. */
export function readKnownEvents(annotations: readonly DataFrame[]): KnownEvent[] {
  return annotations.flatMap((frame) => {
    const columns = new Map(frame.fields.map((field) => [field.name, field.values]));
    const times = columns.get('time');
    if (!times) {
      return [];
    }
    return Array.from({ length: frame.length }, (_, row): KnownEvent => {
      const startMs = Number(times[row]);
      const endMs = Number(columns.get('timeEnd')?.[row] ?? Number.NaN);
      const tags: unknown = columns.get('tags')?.[row];
      const isTagged = (tag: string) => Array.isArray(tags) && tags.includes(tag);
      const words = [columns.get('title')?.[row], columns.get('text')?.[row]];
      return {
        startMs,
        endMs: endMs > startMs ? endMs : startMs,
        text: words.filter((word) => typeof word === 'string' && word !== '').join(' · '),
        kind: isTagged('no-incident') ? 'noIncident' : isTagged('incident') ? 'incident' : 'change',
      };
    }).filter(({ startMs }) => Number.isFinite(startMs));
  });
}
