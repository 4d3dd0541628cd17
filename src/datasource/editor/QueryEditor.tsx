import { CoreApp, getDefaultTimeRange, type QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EditorRows } from '@grafana/plugin-ui';
import { getBackendSrv } from '@grafana/runtime';
import { Button, Stack } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { type Preset } from '../../app/presets/preset';
import { migrateQuery } from '../../protocol/migrateQuery';
import { type DeclaredUpstreamKind, inputOfUpstream } from '../../protocol/upstreamKinds';
import { type CovaryDatasource } from '../CovaryDatasource';
import { type CovaryDataQuery, type CovaryJsonData } from '../covaryDataQuery';
import { type Fields } from '../form/SchemaForm';
import { newInput, newQuery } from '../newQuery';
import { AnalysisFields } from './analyses/AnalysisFields';
import { carriedQuery } from './carriedQuery';
import { type EditorChoices, EditorChoicesContext } from './editorChoices';
import { emptyAnalysis } from './emptyAnalysis';
import { withExample } from './help/examples';
import { Help } from './help/Help';
import { type Input, InputEditor } from './inputs/InputEditor';
import { PresetMenu } from './inputs/PresetMenu';
import { type StoreClient, storeClient } from '../promql/storeClient';
import { usePreviews } from './inputs/usePreviews';
import { Notices } from './Notices';
import { noticesOf } from './noticesOf';
import { QuestionPicker } from './QuestionPicker';
import { problemAt, queryProblems } from './queryProblems';
import { useDeclaredKinds } from './useDeclaredKinds';

type Props = QueryEditorProps<CovaryDatasource, CovaryDataQuery, CovaryJsonData>;

/** Edits one query: what one wants to know, of which series, and how. */
export default function QueryEditor({
  datasource,
  query: stored,
  onChange,
  onRunQuery,
  data,
  range: shown,
  app,
}: Props) {
  const [usualRange] = useState(getDefaultTimeRange);
  const range = shown ?? usualRange;
  const carried = useMemo(() => carriedQuery(stored), [stored]);
  const query = presentQuery(datasource, carried ?? stored);
  useEffect(() => {
    if (carried !== undefined) {
      onChange(carried);
    }
  }, [carried, onChange]);
  const inputs = query.inputs ?? [];
  const kind = query.analysis?.kind ?? 'anomaly';
  const declared = useDeclaredKinds(datasource);
  const kinds = declared ?? noKinds;
  const previews = usePreviews(datasource, kinds, inputs, range);
  const stores = useStores(datasource, inputs, range);
  const problems = queryProblems(query);
  const known = [...previews.values()].flatMap((state) => (state.state === 'known' ? [state.preview] : []));
  const refused = new Set([...previews.values()].flatMap((state) => (state.state === 'failed' ? [state.reason] : [])));
  const first = datasource.upstreams.find(({ name }) => name === inputs[0]?.upstream) ?? datasource.upstreams[0];
  const asked = inputOfUpstream(kinds, first) ?? { ...unknownInput };
  const change = (next: CovaryDataQuery): void => {
    onChange(next);
    onRunQuery();
  };
  const update = (next: Partial<CovaryDataQuery>): void => change({ ...query, ...next });
  const last = datasource.upstreams.find(({ name }) => name === inputs.at(-1)?.upstream) ?? datasource.upstreams[0];
  const storeOfLast = stores(last?.name);
  const choices: EditorChoices = {
    inputs,
    seriesNames: known.flatMap(({ series }) => series.map(({ name }) => name)),
    services: [...new Set(known.flatMap(({ series }) => series.flatMap(({ service }) => service ?? [])))].sort(),
    labels: () => datasource.storeLabels(range, {}),
    tags: annotationTags,
    range,
    isAlert: app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting,
  };
  const hasRole = kind === 'rootCause';
  return (
    <EditorChoicesContext.Provider value={choices}>
      <EditorRows>
        <QuestionPicker kind={kind} onChange={(next) => update({ analysis: emptyAnalysis(next, inputs) })} />
        {inputs.map((input, i) => (
          <InputEditor
            key={input.refId}
            id={`covary-${query.refId}-${input.refId}`}
            input={input}
            upstreams={datasource.upstreams}
            kinds={declared}
            store={stores(input.upstream)}
            preview={previews.get(input.refId)}
            hasRole={hasRole}
            problem={problemAt(problems, ['inputs', i])}
            onChange={(next) => update({ inputs: inputs.with(i, next) })}
            {...(inputs.length > 1 ? { onRemove: () => update({ inputs: inputs.toSpliced(i, 1) }) } : {})}
          />
        ))}
        <Stack gap={1} wrap="wrap">
          <Button
            variant="secondary"
            size="sm"
            icon="plus"
            onClick={() => onChange({ ...query, inputs: [...inputs, newInput(freeRefId(inputs), last)] })}
          >
            {t('input.add', 'Add input')}
          </Button>
          {inputOfUpstream(kinds, last)?.language === 'promql' ? (
            <PresetMenu
              store={storeOfLast}
              onChoose={(preset) => update({ inputs: withPreset(inputs, preset, last?.name) })}
            />
          ) : null}
        </Stack>
        <AnalysisFields
          kind={kind}
          query={query}
          problems={problems}
          onChange={(fields: Fields) => update({ analysis: { ...emptyAnalysis(kind, []), ...fields } })}
          onQueryChange={(fields) => change({ ...fields, refId: query.refId })}
        />
        <Notices
          notices={[
            ...problems
              .filter(({ path }) => path.length === 0)
              .map(({ text }) => ({ severity: 'warning' as const, text })),
            // What a store refused is said at its input.
            ...noticesOf(data, query.refId).filter(({ text }) => !refused.has(text)),
          ]}
        />
        <Help
          kind={kind}
          query={query}
          asked={asked}
          facts={{
            rangeMs: range.to.valueOf() - range.from.valueOf(),
            seriesCount: known.length === inputs.length ? known.reduce((sum, { count }) => sum + count, 0) : undefined,
          }}
          explain={() => datasource.explain(query, range, data?.request?.intervalMs ?? 0)}
          executed={data?.series.find(({ refId }) => refId === query.refId)?.meta?.executedQueryString}
          onExample={(example) => change(withExample(query, example, asked, first?.name))}
        />
      </EditorRows>
    </EditorChoicesContext.Provider>
  );
}

const hourMs = 3_600_000;

/** How a store is asked until its kind is known. */
const noKinds: readonly DeclaredUpstreamKind[] = [];

const unknownInput = { field: 'expr', label: '', placeholder: '', language: 'promql' } as const;

/** The query in the words of the present version, with what a new one starts from. */
function presentQuery({ upstreams }: CovaryDatasource, stored: CovaryDataQuery): CovaryDataQuery {
  const query = { ...newQuery(upstreams), ...stored };
  const migrated = stored.inputs === undefined ? undefined : migrateQuery({ ...stored });
  return migrated?.ok === true ? { ...query, ...migrated.value.query } : query;
}

/** What each of the stores has, asked once while the editor is open, and by the hour. */
function useStores(
  datasource: CovaryDatasource,
  inputs: readonly Input[],
  range: Props['range']
): (upstream: string | undefined) => StoreClient {
  const hour = Math.floor((range?.to.valueOf() ?? 0) / hourMs);
  const names = [...new Set([...inputs.map(({ upstream }) => upstream), datasource.upstreams[0]?.name])];
  const all = JSON.stringify(names);
  const clients = useMemo(
    () => new Map(names.map((name) => [name, clientOf(datasource, name, range)])),
    // The keys say what is asked for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [datasource, all, hour]
  );
  return (upstream) => clients.get(upstream) ?? clientOf(datasource, upstream, range);
}

function clientOf(datasource: CovaryDatasource, upstream: string | undefined, range: Props['range']): StoreClient {
  return storeClient((which) =>
    datasource.storeLabels(range, { ...which, ...(upstream === undefined ? {} : { upstream }) })
  );
}

const tagsShape = z.object({ result: z.object({ tags: z.array(z.object({ tag: z.string() })) }) });

/** The tags that annotations of this Grafana have. */
async function annotationTags(): Promise<readonly string[]> {
  const answer: unknown = await getBackendSrv().get('/api/annotations/tags', { limit: 1000 }, undefined, {
    showErrorAlert: false,
  });
  return tagsShape.parse(answer).result.tags.map(({ tag }) => tag);
}

/** The inputs with those of a preset, in the place of those that are empty. */
function withPreset(inputs: readonly Input[], { queries }: Preset, upstream: string | undefined): Input[] {
  const all = inputs.filter(({ expr, query }) => (expr ?? query ?? '').trim() !== '');
  for (const { expr, legend, role } of queries) {
    all.push({ refId: freeRefId(all), ...(upstream === undefined ? {} : { upstream }), expr, legend, role });
  }
  return all;
}

/** The first letter that no input has yet. */
function freeRefId(inputs: ReadonlyArray<{ readonly refId: string }>): string {
  const taken = new Set(inputs.map(({ refId }) => refId));
  for (let i = 0; ; i++) {
    const letter = String.fromCharCode(97 + (i % 26));
    const candidate = i < 26 ? letter : `${letter}${Math.floor(i / 26)}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}
