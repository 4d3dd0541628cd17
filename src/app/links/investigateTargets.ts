import { appRoot } from '../appRoot';
import { type OwnInput } from '../investigation/investigation';
import { type QueryLanguage } from '../../protocol/upstreamKinds';
import { pluginIds } from '../pluginIds';

/** Dashboards write this where the legend is left to Grafana. */
const automaticLegend = '__auto';

/** Puts values into a text with variables, as its language needs it. */
export type FillIn = (text: string, language: QueryLanguage) => string;

/** What an investigation takes over of a panel. */
export interface TakenOver {
  readonly own: readonly OwnInput[];
  /** The uid of the Covary data source that was asked; undefined where none was. */
  readonly dataSource?: string;
}

/**
 * What an investigation takes over of a panel's queries: the inputs of Covary's own with their stores, and what was asked of
 * Prometheus, Loki and InfluxDB with the data source; of others nothing. Without a parser of schemas, since Grafana loads this with every page.
 */
export function investigateTargets(targets: readonly unknown[], fillIn: FillIn = (text) => text): TakenOver {
  const own = targets.filter(isRecord).flatMap((target): readonly OwnInput[] =>
    Array.isArray(target['inputs'])
      ? target['inputs'].filter(isRecord).flatMap((input) =>
          ownInput({
            expr: input['expr'],
            query: input['query'],
            legend: input['legend'],
            language: input['expr'] === undefined ? 'influxql' : 'promql',
            fillIn,
          }).map((each) => ({ ...each, ...named('upstream', input['upstream'], fillIn) }))
        )
      : ofGrafana(target, fillIn)
  );
  const [dataSource] = targets.filter(isRecord).flatMap(({ datasource }) => {
    const { type, uid } = isRecord(datasource) ? datasource : {};
    return type === pluginIds.datasource && typeof uid === 'string' ? [fillIn(uid, 'plain')] : [];
  });
  return { own, ...(dataSource === undefined ? {} : { dataSource }) };
}

/** The address of an investigation of some queries over a range, whose ends are as Grafana writes them (`now-6h`, or milliseconds); `w` is the window of the incident, `labels` those of the alert's series. */
export function investigateAddress(
  { own, dataSource }: TakenOver,
  range: { readonly from?: string; readonly to?: string; readonly w?: string; readonly labels?: string } = {}
): string {
  const parameters = new URLSearchParams(range);
  if (dataSource !== undefined) {
    parameters.set('ds', dataSource);
  }
  if (own.length > 0) {
    parameters.set('in', JSON.stringify(own));
  }
  const query = parameters.toString();
  return `${appRoot}/investigate${query === '' ? '' : `?${query}`}`;
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The query of a data source of Grafana's: InfluxQL only where it was written, since a form has no text of it. */
function ofGrafana(target: Fields, fillIn: FillIn): readonly OwnInput[] {
  const { type, uid } = isRecord(target['datasource']) ? target['datasource'] : {};
  if (type === 'influxdb') {
    const { query, rawQuery } = target;
    const isFlux = typeof query === 'string' && /^\s*(?:from\s*\(|import\s)/.test(query);
    const language = isFlux ? 'flux' : 'influxql';
    return isFlux || rawQuery === true
      ? ownInput({ query, legend: target['alias'], language, fillIn }).map((each) => ({
          ...each,
          kind: type,
          ...named('source', uid, fillIn),
        }))
      : [];
  }
  const language = type === 'loki' ? 'logql' : 'promql';
  return ownInput({ expr: target['expr'], legend: target['legendFormat'], language, fillIn }).map((each) => ({
    ...each,
    ...(type === 'prometheus' || type === 'loki' ? { kind: type, ...named('source', uid, fillIn) } : {}),
  }));
}

interface Asked {
  readonly expr?: unknown;
  readonly query?: unknown;
  readonly legend: unknown;
  readonly language: QueryLanguage;
  readonly fillIn: FillIn;
}

function ownInput({ expr, query, legend, language, fillIn }: Asked): readonly OwnInput[] {
  const text = expr ?? query;
  if (typeof text !== 'string' || text.trim() === '') {
    return [];
  }
  const isQuery = expr === undefined || expr === null;
  return [
    {
      expr: fillIn(text, language),
      ...(isQuery ? { field: 'query' as const } : {}),
      ...named('legend', legend === automaticLegend ? '' : legend, fillIn),
    },
  ];
}

function named(name: 'legend' | 'upstream' | 'source', value: unknown, fillIn: FillIn): Partial<OwnInput> {
  return typeof value === 'string' && value !== '' ? { [name]: fillIn(value, 'plain') } : {};
}
