import {
  CoreApp,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type MetricFindValue,
  type TimeRange,
} from '@grafana/data';
import { lastValueFrom, type Observable } from 'rxjs';
import { type QueryInput } from '../protocol/query';
import { inputOfStore } from '../protocol/storeInputs';
import { type CovaryDataQuery, type StoredUpstream } from './covaryDataQuery';
import { type InputPreview } from './inputPreview';
import { unusualSeries } from './unusualSeries';
import { parseVariableQuery, variableQueryForms } from './variables/variableQuery';

/** What a variable's question needs of the data source. */
interface Asked {
  readonly upstreams: readonly StoredUpstream[];
  labelChoices(
    range: TimeRange,
    which: { readonly label?: string; readonly upstream?: string; readonly match?: string }
  ): Promise<MetricFindValue[]>;
  preview(input: QueryInput, range: TimeRange): Promise<InputPreview>;
  query(request: DataQueryRequest<CovaryDataQuery>): Observable<DataQueryResponse>;
}

/**
 * The values that a dashboard's variable can have, by its query ({@link parseVariableQuery}).
 *
 * @throws Error that says what can be written, where the query is something else
 */
export async function variableChoices(datasource: Asked, query: string, range: TimeRange): Promise<MetricFindValue[]> {
  const wanted = parseVariableQuery(query);
  switch (wanted?.find) {
    case undefined:
      throw new Error(`a variable cannot ask for "${query}"; what can be written: ${variableQueryForms}`);
    case 'stores': {
      const { kinds } = wanted;
      const { upstreams } = datasource;
      const found =
        kinds.length === 0 ? upstreams : kinds.flatMap((one) => upstreams.filter(({ kind }) => kind === one));
      return asChoices(found.map(({ name }) => name));
    }
    case 'labels': {
      const { store, match, label } = wanted;
      return datasource.labelChoices(range, {
        ...(label === undefined ? {} : { label }),
        ...(store === undefined ? {} : { upstream: store }),
        ...(match === undefined ? {} : { match }),
      });
    }
    case 'series':
    case 'services': {
      const { series } = await datasource.preview(inputOf(datasource, wanted.text, wanted.store), range);
      return asChoices(
        series.flatMap(({ name, service }) => (wanted.find === 'series' ? name : (service ?? []))).sort()
      );
    }
    case 'unusual':
    case 'most_unusual': {
      const input = inputOf(datasource, wanted.text, wanted.store);
      const least = wanted.find === 'unusual' ? 1 : 0;
      return asChoices(unusualSeries(await summaries(datasource, input, range), wanted.label, least));
    }
  }
}

function asChoices(names: readonly string[]): MetricFindValue[] {
  return [...new Set(names)].map((text) => ({ text }));
}

/** An input that asks a store in its own language. */
function inputOf({ upstreams }: Asked, text: string, store: string | undefined): QueryInput {
  const upstream = store === undefined ? upstreams[0] : upstreams.find(({ name }) => name === store);
  return {
    refId: 'a',
    ...(store === undefined ? {} : { upstream: store }),
    [inputOfStore(upstream)?.field ?? 'expr']: text,
  };
}

/** How unusual each series of an input was in a time. */
async function summaries(datasource: Asked, input: QueryInput, range: TimeRange): Promise<readonly DataFrame[]> {
  const { data, errors = [] } = await lastValueFrom(
    datasource.query({
      requestId: 'covary-variable',
      app: CoreApp.Dashboard,
      timezone: 'browser',
      interval: '1m',
      intervalMs: 60_000,
      startTime: range.to.valueOf(),
      scopedVars: {},
      range,
      targets: [{ refId: 'A', version: 2, inputs: [input], analysis: { kind: 'anomaly', format: 'summary' } }],
    })
  );
  const [failed] = errors;
  if (failed !== undefined) {
    throw new Error(failed.message ?? failed.data?.message ?? 'what is unusual cannot be found out');
  }
  return data;
}
