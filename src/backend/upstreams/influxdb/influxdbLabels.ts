import { type HttpRequest, type HttpResponse } from '../http/httpClient';
import { parseAside } from '../parseAside';
import { type LabelAnswer, type LabelRequest } from '../upstream';
import { fluxLabels, influxQlLabels, sqlColumns, sqlTables, sqlValues } from './labelQueries';
import { readTexts, type TextList } from './readTexts';

/** Of so many buckets or tables labels are listed; the list is said to be partial beyond. */
const mostPlaces = 10;
const metric = '__name__';

/** A store that is asked for lists: how, and in which language. */
export interface LabelSource {
  readonly name: string;
  readonly language: TextList['language'];
  readonly request: (query: string) => HttpRequest;
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
}

/** Tags, values of a tag, and measurements (tables) as the values of `__name__`, whatever the language. */
export async function influxdbLabels(source: LabelSource, request: LabelRequest): Promise<LabelAnswer> {
  const { labels, warnings } = await listed(source, request);
  const own = request.label === undefined ? [metric, ...labels.filter((tag) => !tag.startsWith('_'))] : labels;
  return { labels: [...new Set(own)], warnings: warnings.map((text) => `${source.name}: ${text}`) };
}

async function listed(source: LabelSource, request: LabelRequest): Promise<LabelAnswer> {
  const { language } = source;
  const { label, match } = request;
  const ask = async (query: string, ...columns: readonly string[]): Promise<ReadonlyArray<readonly string[]>> => {
    const { status, body } = await source.send(source.request(query));
    return parseAside('influxdbTexts', readTexts, source.name, status, body, { language, columns });
  };
  /** The same question for each place that may have an answer. */
  const askEach = async (places: readonly string[], what: string, query: (place: string) => string, column: string) => {
    const asked = places.slice(0, mostPlaces);
    const answers = await Promise.all(asked.map((place) => ask(query(place), column)));
    const left = places.length - asked.length;
    return {
      labels: answers.flat(2),
      warnings: left === 0 ? [] : [`of ${places.length} ${what} only ${mostPlaces} are asked for their labels`],
    };
  };
  switch (language) {
    case 'influxql': {
      const column = label === undefined ? 'tagKey' : label === metric ? 'name' : 'value';
      return { labels: (await ask(influxQlLabels(request), column)).flat(), warnings: [] };
    }
    case 'flux': {
      const buckets = (await ask('buckets() |> keep(columns: ["name"])', 'name')).flat();
      const own = buckets.filter((bucket) => !bucket.startsWith('_'));
      return askEach(own, 'buckets', (bucket) => fluxLabels(request, bucket), '_value');
    }
    case 'sql': {
      if (label === metric) {
        return { labels: (await ask(sqlTables, 'table_name')).flat(), warnings: [] };
      }
      const columns = await ask(sqlColumns(match), 'table_name', 'column_name');
      if (label === undefined) {
        return { labels: columns.flatMap(([, column = '']) => column), warnings: [] };
      }
      const tables = columns.flatMap(([table = '', column]) => (column === label ? table : []));
      return askEach(tables, 'tables', (table) => sqlValues(table, label, request), 'value');
    }
  }
}
