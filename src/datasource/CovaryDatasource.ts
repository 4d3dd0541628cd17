import { type CoreApp, type DataSourceInstanceSettings, type ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { type CovaryDataQuery, type CovaryJsonData, type StoredUpstream } from './covaryDataQuery';
import { newQuery } from './newQuery';

/** The browser's side of the data source: queries go to the backend as they are, with dashboard variables replaced. */
export class CovaryDatasource extends DataSourceWithBackend<CovaryDataQuery, CovaryJsonData> {
  readonly upstreams: readonly StoredUpstream[];

  constructor(
    settings: DataSourceInstanceSettings<CovaryJsonData>,
    private readonly templateSrv: TemplateSrv = getTemplateSrv()
  ) {
    super(settings);
    this.upstreams = settings.jsonData.upstreams ?? [];
  }

  override getDefaultQuery(_app: CoreApp): Partial<CovaryDataQuery> {
    return newQuery(this.upstreams);
  }

  /** A query without any text has nothing to ask for yet. */
  override filterQuery(query: CovaryDataQuery): boolean {
    return (
      query.hide !== true && (query.inputs ?? []).some(({ expr, query: text }) => (expr ?? text ?? '').trim() !== '')
    );
  }

  /** Several values of a variable become alternatives of a regular expression, which both stores understand. */
  override applyTemplateVariables(query: CovaryDataQuery, scopedVars: ScopedVars): CovaryDataQuery {
    const replace = (text: string): string => this.templateSrv.replace(text, withoutIntervals(scopedVars), 'regex');
    return {
      ...query,
      ...(query.inputs === undefined
        ? {}
        : {
            inputs: query.inputs.map((input) => ({
              ...input,
              ...(input.expr === undefined ? {} : { expr: replace(input.expr) }),
              ...(input.query === undefined ? {} : { query: replace(input.query) }),
              ...(input.legend === undefined ? {} : { legend: replace(input.legend) }),
              ...(input.upstream === undefined
                ? {}
                : { upstream: this.templateSrv.replace(input.upstream, scopedVars) }),
            })),
          }),
    };
  }
}

/** The backend replaces intervals itself: it alone knows the step that it will query with. */
function withoutIntervals(scopedVars: ScopedVars): ScopedVars {
  const keep = (name: string): { text: string; value: string } => ({ text: `$${name}`, value: `$${name}` });
  return { ...scopedVars, __interval: keep('__interval'), __interval_ms: keep('__interval_ms') };
}
