import { type DataFrame, type DataLink, type DataQueryResponse, type Field, FieldType } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type QueryInput } from '../protocol/query';
import { type CovaryDataQuery, type StoredUpstream } from './covaryDataQuery';

/** A data source and its stores, as links lead to it. */
interface Linked {
  readonly uid: string;
  readonly name: string;
  readonly upstreams: readonly StoredUpstream[];
}

/** As Grafana writes the value that a link is followed from. */
const followed = '${__value.raw}';

/**
 * Adds the ways between metrics, traces and logs: from the series of a store that names a store of traces to these, from
 * the id of a trace to its spans, and to its lines where a store of logs names the same store of traces. Without such
 * settings answers stay as they are.
 */
export function withTraceLinks(
  response: DataQueryResponse,
  targets: readonly CovaryDataQuery[],
  datasource: Linked
): DataQueryResponse {
  const links = new Map(targets.map((query) => [query.refId, linksOf(query, datasource)]));
  return [...links.values()].every(({ ofIds, ofSeries }) => ofIds.length + ofSeries.length === 0)
    ? response
    : { ...response, data: response.data.map((frame: DataFrame) => linkedFrame(frame, links.get(frame.refId ?? ''))) };
}

interface Links {
  /** Of the ids of traces. */
  readonly ofIds: readonly DataLink[];
  /** Of series. */
  readonly ofSeries: readonly DataLink[];
}

function linksOf({ inputs = [], analysis }: CovaryDataQuery, { uid, name, upstreams }: Linked): Links {
  const storeOf = ({ upstream }: QueryInput): StoredUpstream | undefined =>
    upstream === undefined ? upstreams[0] : upstreams.find((one) => one.name === upstream);
  const toQuery = (title: string, query: Omit<CovaryDataQuery, 'refId'>): DataLink => ({
    title,
    url: '',
    internal: { datasourceUid: uid, datasourceName: name, query: { refId: 'A', ...query } },
  });
  if (analysis?.kind !== 'trace') {
    const known = inputs.filter((input) => typeof storeOf(input)?.['traces'] === 'string');
    const title = t('links.traces', 'Traces');
    const query = { inputs: known, analysis: { kind: 'trace', format: 'traces' } } as const;
    return { ofIds: [], ofSeries: known.length === 0 ? [] : [toQuery(title, query)] };
  }
  const [store] = inputs.map(storeOf);
  const traces = store?.['traces'] ?? store?.name;
  if (typeof traces !== 'string') {
    return { ofIds: [], ofSeries: [] };
  }
  const spans = toQuery(t('links.trace', 'Trace'), {
    inputs: [{ refId: 'a', upstream: traces, query: followed }],
    analysis: { kind: 'trace', format: 'spans' },
  });
  const logs = upstreams
    .filter((one) => one.kind === 'loki' && one['traces'] === traces)
    .map((one) => {
      const lines = one['traceLogs'] ?? '{service_name=~".+"} |= "$trace"';
      return toQuery(t('links.logs', 'Logs'), {
        inputs: [{ refId: 'a', upstream: one.name, expr: String(lines).replaceAll('$trace', followed) }],
        analysis: { kind: 'aggregate', function: 'sum' },
      });
    });
  return { ofIds: [spans, ...logs], ofSeries: [] };
}

function linkedFrame(frame: DataFrame, links: Links | undefined): DataFrame {
  const of = (field: Field): readonly DataLink[] =>
    (field.name === 'trace' && field.type === FieldType.string
      ? links?.ofIds
      : field.type === FieldType.number
        ? links?.ofSeries
        : undefined) ?? [];
  return {
    ...frame,
    fields: frame.fields.map((field) => {
      const own = of(field);
      return own.length === 0
        ? field
        : { ...field, config: { ...field.config, links: [...(field.config.links ?? []), ...own] } };
    }),
  };
}
