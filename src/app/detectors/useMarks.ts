import { useCallback, useEffect, useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { z } from 'zod';

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What people have said of times: that they were incidents, or none. */
export interface Marks {
  readonly incidents: readonly Span[];
  readonly none: readonly Span[];
}

const answer = z.array(
  z.object({ time: z.number(), timeEnd: z.number().optional(), tags: z.array(z.string()).nullish() })
);
const most = 1000;
const noMarks: Marks = { incidents: [], none: [] };

/** The annotations of a range with the tags `covary` and `incident` or `no-incident`, and what reads them anew. */
export function useMarks(range: TimeRange): readonly [Marks, () => void] {
  const [marks, setMarks] = useState(noMarks);
  const [version, setVersion] = useState(0);
  const [from, to] = [range.from.valueOf(), range.to.valueOf()];
  useEffect(() => {
    let isCurrent = true;
    void marksOf(from, to).then((found) => {
      if (isCurrent) {
        setMarks((former) => (JSON.stringify(former) === JSON.stringify(found) ? former : found));
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [from, to, version]);
  return [marks, useCallback(() => setVersion((former) => former + 1), [])];
}

async function marksOf(from: number, to: number): Promise<Marks> {
  try {
    const found: unknown = await getBackendSrv().get(
      '/api/annotations',
      { from, to, type: 'annotation', tags: 'covary', limit: most },
      undefined,
      { showErrorAlert: false }
    );
    const marks = answer.parse(found);
    const ofKind = (kind: string): Span[] =>
      marks.flatMap(({ time, timeEnd, tags }) =>
        tags?.includes('covary') === true && tags.includes(kind)
          ? [{ fromMs: time, toMs: Math.max(time, timeEnd ?? time) }]
          : []
      );
    return { incidents: ofKind('incident'), none: ofKind('no-incident') };
  } catch {
    return noMarks;
  }
}
