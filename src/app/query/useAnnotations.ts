import { useEffect, useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { z } from 'zod';
import { type MarkedEvent } from '../investigation/rankingQuestion';

/** What people or pipelines have marked in Grafana; undefined until it is known. Without the right to read them there are none. */
export type Annotations = readonly MarkedEvent[] | undefined;

const answer = z.array(
  z.object({ time: z.number(), text: z.string().default(''), tags: z.array(z.string()).nullish() })
);
const most = 500;
const longestText = 200;
/** Covary's own marks are judgements, not changes. */
const ownTag = 'covary';

/** Asks Grafana for the annotations of a range, anew for another range. */
export function useAnnotations(range: TimeRange): Annotations {
  const [read, setRead] = useState<{ readonly key: string; readonly events: readonly MarkedEvent[] }>();
  const [from, to] = [range.from.valueOf(), range.to.valueOf()];
  const key = `${from} ${to}`;
  useEffect(() => {
    let isCurrent = true;
    void annotationsOf(from, to).then((events) => {
      if (isCurrent) {
        setRead({ key, events });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [from, to, key]);
  return read?.key === key ? read.events : undefined;
}

async function annotationsOf(from: number, to: number): Promise<readonly MarkedEvent[]> {
  try {
    const found: unknown = await getBackendSrv().get(
      '/api/annotations',
      { from, to, type: 'annotation', limit: most },
      undefined,
      { showErrorAlert: false }
    );
    return answer
      .parse(found)
      .map(({ time, text, tags }) => ({ timeMs: time, name: text.slice(0, longestText), tags: tags ?? [] }))
      .filter(({ tags }) => !tags.includes(ownTag));
  } catch {
    return [];
  }
}
