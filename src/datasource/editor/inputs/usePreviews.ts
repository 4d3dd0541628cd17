import { useEffect, useState } from 'react';
import { type TimeRange } from '@grafana/data';
import { inputOfUpstream, type DeclaredUpstreamKind } from '../../../protocol/upstreamKinds';
import { type CovaryDatasource } from '../../CovaryDatasource';
import { type CovaryDataQuery } from '../../covaryDataQuery';
import { type InputPreview } from '../../inputPreview';
import { reasonOf } from '../../../protocol/reasonOf';

/** What is known of what an input returns. */
export type PreviewState =
  | { readonly state: 'asking' }
  | { readonly state: 'known'; readonly preview: InputPreview }
  | { readonly state: 'failed'; readonly reason: string };

type Inputs = NonNullable<CovaryDataQuery['inputs']>;

/**
 * Asks what each input returns whenever its text or its store changes, and by the hour. Inputs without text, and stores that
 * have traces only, are not asked.
 */
export function usePreviews(
  datasource: CovaryDatasource,
  kinds: readonly DeclaredUpstreamKind[],
  inputs: Inputs,
  range: TimeRange | undefined
): ReadonlyMap<string, PreviewState> {
  const [known, setKnown] = useState<ReadonlyMap<string, PreviewState>>(new Map());
  const hour = Math.floor((range?.to.valueOf() ?? 0) / 3_600_000);
  const asked = inputs.filter((input) => isAsked(datasource, kinds, input));
  const keys = asked.map((input) => keyOf(input, hour));
  const all = keys.join('\n');
  useEffect(() => {
    let isCurrent = true;
    for (const [i, input] of asked.entries()) {
      const key = keys[i] ?? '';
      if (known.has(key)) {
        continue;
      }
      const tell = (state: PreviewState): void => {
        if (isCurrent) {
          setKnown((before) => new Map(before).set(key, state));
        }
      };
      datasource.preview(input, range).then(
        (preview) => tell({ state: 'known', preview }),
        (error: unknown) => tell({ state: 'failed', reason: reasonOf(error) })
      );
    }
    return () => {
      isCurrent = false;
    };
    // The keys say what is asked for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [datasource, all]);
  return new Map(asked.map((input, i) => [input.refId, known.get(keys[i] ?? '') ?? ({ state: 'asking' } as const)]));
}

function isAsked(
  datasource: CovaryDatasource,
  kinds: readonly DeclaredUpstreamKind[],
  { upstream, expr, query }: Inputs[number]
): boolean {
  const stored = datasource.upstreams.find(({ name }) => name === upstream) ?? datasource.upstreams[0];
  const language = inputOfUpstream(kinds, stored)?.language;
  const hasSeries = language !== undefined && language !== 'plain' && language !== 'traceql';
  return hasSeries && (expr ?? query ?? '').trim() !== '';
}

function keyOf({ upstream, expr, query, legend, role }: Inputs[number], hour: number): string {
  return JSON.stringify([upstream, expr, query, legend, role, hour]);
}
