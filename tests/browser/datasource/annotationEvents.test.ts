import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/protocol/parseQuery';
import { annotationTagsOf, eventsOfAnnotations, withEvents } from '../../../src/datasource/annotationEvents';

const query = {
  refId: 'A',
  analysis: { kind: 'eventImpact' as const, annotationTags: ['deploy'], events: [{ timeMs: 1, name: 'own' }] },
};

describe('events from annotations', () => {
  it('are the times and texts of the annotations', () => {
    const answer = [
      { id: 7, time: 1000, timeEnd: 1000, text: 'v1.2 rolled out', tags: ['deploy'] },
      { id: 8, time: 2000 },
    ];
    expect(eventsOfAnnotations(answer)).toEqual([
      { timeMs: 1000, name: 'v1.2 rolled out', tags: ['deploy'] },
      { timeMs: 2000, name: '', tags: [] },
    ]);
    expect(() => eventsOfAnnotations({ message: 'denied' })).toThrow();
  });

  it('are such as a query takes, however long the annotation is', () => {
    const answer = [{ time: 1000, text: 'x'.repeat(5000), tags: Array.from({ length: 200 }, () => 'y'.repeat(3000)) }];
    const analysis = { kind: 'rootCause' as const, target: 'up', annotationTags: ['deploy'] };
    const asked = withEvents(
      { refId: 'A', inputs: [{ refId: 'up', expr: 'up' }], analysis },
      eventsOfAnnotations(answer)
    );
    expect(parseQuery(asked)).toMatchObject({ ok: true });
  });

  it('are added to those that the query has', () => {
    expect(withEvents(query, [{ timeMs: 2, name: 'new', tags: ['cart'] }]).analysis).toEqual({
      ...query.analysis,
      events: [
        { timeMs: 1, name: 'own' },
        { timeMs: 2, name: 'new' },
      ],
    });
  });

  it('keep their tags for root causes, which look for services in them', () => {
    const asked = { refId: 'A', analysis: { kind: 'rootCause' as const, annotationTags: ['deploy'] } };
    expect(annotationTagsOf(asked)).toEqual(['deploy']);
    expect(withEvents(asked, [{ timeMs: 2, name: 'new', tags: ['cart'] }]).analysis).toEqual({
      ...asked.analysis,
      events: [{ timeMs: 2, name: 'new', tags: ['cart'] }],
    });
  });

  it('are taken by queries of event impact and root causes alone', () => {
    expect(annotationTagsOf(query)).toEqual(['deploy']);
    expect(annotationTagsOf({ refId: 'A', analysis: { kind: 'anomaly' } })).toEqual([]);
    expect(annotationTagsOf({ refId: 'A' })).toEqual([]);
    const other = { refId: 'A', analysis: { kind: 'anomaly' as const } };
    expect(withEvents(other, [{ timeMs: 2, name: 'new', tags: [] }])).toBe(other);
  });
});
