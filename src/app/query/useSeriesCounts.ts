import { useEffect, useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { z } from 'zod';
import { type CovaryQueryInput } from '../../protocol/query';

type Input = CovaryQueryInput['inputs'][number];

/** What an input returns at the end of a range. */
export interface SeriesCount {
  readonly input: Input;
  readonly count: number;
  /** The services that its series tell of, by their names. */
  readonly serviceOf: ReadonlyMap<string, string>;
  readonly series: ReadonlyArray<{ readonly name: string; readonly labels: Readonly<Record<string, string>> }>;
}

/** What inputs return: undefined until all have answered; those that fail are not among them. */
export type SeriesCounts = readonly SeriesCount[] | undefined;

const none: readonly SeriesCount[] = [];
const answer = z.object({
  count: z.number(),
  series: z.array(
    z.object({
      name: z.string(),
      labels: z.record(z.string(), z.string()).default({}),
      service: z.string().optional(),
    })
  ),
});

/** Asks how many series inputs have, before they are looked at; anew for other inputs or a range that ends in another minute. */
export function useSeriesCounts(
  dataSource: string | undefined,
  inputs: readonly Input[],
  range: TimeRange
): SeriesCounts {
  const [read, setRead] = useState<{ readonly key: string; readonly counts: readonly SeriesCount[] }>();
  const toMs = Math.floor(range.to.valueOf() / 60_000) * 60_000;
  const question = JSON.stringify(inputs);
  const key = `${dataSource} ${toMs} ${question}`;
  useEffect(() => {
    const asked = inputsOf(question);
    if (dataSource === undefined || asked.length === 0) {
      return undefined;
    }
    let isCurrent = true;
    void countsOf(dataSource, asked, toMs).then((counts) => {
      if (isCurrent) {
        setRead({ key, counts });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [dataSource, question, toMs, key]);
  return inputs.length === 0 ? none : read?.key === key ? read.counts : undefined;
}

const inputsShape = z.array(
  z.looseObject({ refId: z.string(), expr: z.string().optional(), upstream: z.string().optional() })
);

function inputsOf(question: string): readonly Input[] {
  return inputsShape.parse(JSON.parse(question)).map(({ refId, expr, upstream, ...more }) => ({
    ...more,
    refId,
    ...(expr === undefined ? {} : { expr }),
    ...(upstream === undefined ? {} : { upstream }),
  }));
}

async function countsOf(dataSource: string, inputs: readonly Input[], toMs: number): Promise<readonly SeriesCount[]> {
  const source = await getDataSourceSrv().get({ uid: dataSource });
  if (!('postResource' in source) || typeof source.postResource !== 'function') {
    return [];
  }
  const { postResource } = source;
  const outcomes = await Promise.allSettled(
    inputs.map(async (input): Promise<SeriesCount> => {
      const { count, series } = answer.parse(await postResource.call(source, 'preview', { input, toMs }));
      const named = series.flatMap(({ name, service }): Array<[string, string]> =>
        service === undefined ? [] : [[name, service]]
      );
      return { input, count, serviceOf: new Map(named), series };
    })
  );
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}
