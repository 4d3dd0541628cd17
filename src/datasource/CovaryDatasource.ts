import {
  AppEvents,
  type AdHocVariableFilter,
  type CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  getDefaultTimeRange,
  LiveChannelScope,
  type LegacyMetricFindQueryOptions,
  type MetricFindValue,
  type ScopedVars,
  StreamingFrameAction,
  type TimeRange,
} from '@grafana/data';
import {
  DataSourceWithBackend,
  getBackendSrv,
  getGrafanaLiveSrv,
  getTemplateSrv,
  type TemplateSrv,
  getAppEvents,
} from '@grafana/runtime';
import { catchError, forkJoin, from, map, merge, type Observable, of, switchMap, timeout } from 'rxjs';
import { inputOfStore } from '../protocol/storeInputs';
import { type DeclaredUpstreamKind, upstreamKindsAnswer } from '../protocol/upstreamKinds';
import { type QueryInput } from '../protocol/query';
import { annotationTagsOf, eventsOfAnnotations, withEvents } from './annotationEvents';
import { type CovaryDataQuery, type CovaryJsonData, type StoredUpstream } from './covaryDataQuery';
import { pointToAppFiles } from '../chunks/pointToAppFiles';
import { liveChannelPath } from './liveChannelPath';
import { queryExplanation, type QueryExplanation } from './queryExplanation';
import { labelChoices, labelsAnswer } from './labelChoices';
import { inputPreview, type InputPreview } from './inputPreview';
import { newQuery } from './newQuery';
import { withTraceLinks } from './traceLinks';
import { variableChoices } from './variableChoices';
import { withOptionVariables } from './optionVariables/withOptionVariables';
import { withVariables } from './variables/withVariables';
import { withShownRange } from './optionVariables/withShownRange';
import { withLabelFilters } from './filters/withLabelFilters';

/** The browser's side of the data source: queries go to the backend as they are, with dashboard variables replaced. */
export class CovaryDatasource extends DataSourceWithBackend<CovaryDataQuery, CovaryJsonData> {
  readonly upstreams: readonly StoredUpstream[];
  private loadingKinds: Promise<readonly DeclaredUpstreamKind[]> | undefined;
  /** Any query whose table has a time and a text can be shown as annotations; a new one asks for anomalies as events. */
  override annotations = {
    getDefaultQuery: (): Partial<CovaryDataQuery> => ({
      ...newQuery(this.upstreams),
      analysis: { kind: 'anomaly', format: 'events' },
    }),
  };

  constructor(
    settings: DataSourceInstanceSettings<CovaryJsonData>,
    private readonly templateSrv: TemplateSrv = getTemplateSrv()
  ) {
    super(settings);
    this.upstreams = settings.jsonData.upstreams ?? [];
  }

  /** The kinds of stores as the backend declares them; asked for once, and again after a failure. */
  upstreamKinds(): Promise<readonly DeclaredUpstreamKind[]> {
    this.loadingKinds ??= this.getResource<unknown>('upstream-kinds').then(
      (answer) => upstreamKindsAnswer.parse(answer).kinds,
      (error: unknown) => {
        this.loadingKinds = undefined;
        throw error;
      }
    );
    return this.loadingKinds;
  }

  override query(given: DataQueryRequest<CovaryDataQuery>): Observable<DataQueryResponse> {
    const request = {
      ...given,
      targets: given.targets.map((query) => withShownRange(query, given.range)),
    };
    return from(this.followed(request)).pipe(
      switchMap((live) => this.askOrFollow(request, live)),
      map((response) => withTraceLinks(response, given.targets, this))
    );
  }

  /**
   * The queries that are followed: those that say so, and in Explore's live mode all that can be. A query that is wrong is
   * asked, so that its error is shown.
   */
  private async followed({
    targets,
    liveStreaming,
  }: DataQueryRequest<CovaryDataQuery>): Promise<readonly CovaryDataQuery[]> {
    const wanted = targets.filter(
      (query) => this.filterQuery(query) && (query.isLive === true || liveStreaming === true) && canBeFollowed(query)
    );
    if (wanted.length === 0) {
      return [];
    }
    // It weighs more than all the rest, and few queries are followed.
    pointToAppFiles('datasource');
    const { parseQuery } = await import('../protocol/parseQuery');
    return wanted.filter((query) => parseQuery(this.applyTemplateVariables(query, {})).ok);
  }

  /** Live queries are followed over a channel of Grafana Live; the others are asked once. */
  private askOrFollow(
    request: DataQueryRequest<CovaryDataQuery>,
    live: readonly CovaryDataQuery[]
  ): Observable<DataQueryResponse> {
    const asked = request.targets.filter((query) => !live.includes(query));
    return merge(
      ...(asked.length === 0 && live.length > 0 ? [] : [this.ask({ ...request, targets: asked })]),
      ...live.map((query) =>
        this.follow(this.applyTemplateVariables(query, request.scopedVars, request.filters), request)
      )
    );
  }

  /** Events that a query takes from annotations are added first: the backend cannot read them. */
  private ask(request: DataQueryRequest<CovaryDataQuery>): Observable<DataQueryResponse> {
    if (request.targets.every((query) => annotationTagsOf(query).length === 0)) {
      return super.query(request);
    }
    return forkJoin(request.targets.map((query) => this.withAnnotations(query, request))).pipe(
      switchMap((targets) => super.query({ ...request, targets }))
    );
  }

  private withAnnotations(
    query: CovaryDataQuery,
    { range }: DataQueryRequest<CovaryDataQuery>
  ): Observable<CovaryDataQuery> {
    const tags = annotationTagsOf(query);
    if (tags.length === 0) {
      return of(query);
    }
    const params = {
      from: range.from.valueOf(),
      to: range.to.valueOf(),
      tags: [...tags],
      type: 'annotation',
      limit: 500,
    };
    return getBackendSrv()
      .fetch<unknown>({ url: '/api/annotations', params, showErrorAlert: false })
      .pipe(
        timeout(annotationsTimeoutMs),
        map(({ data }) => withEvents(query, eventsOfAnnotations(data))),
        catchError(() => {
          throw new Error(`query ${query.refId}: the annotations tagged ${tags.join(', ')} cannot be read`);
        })
      );
  }

  override getDefaultQuery(_app: CoreApp): Partial<CovaryDataQuery> {
    return newQuery(this.upstreams);
  }

  /** A query without any text has nothing to ask for yet. */
  override filterQuery(query: CovaryDataQuery): boolean {
    return query.hide !== true && (query.inputs ?? []).some(hasText);
  }

  /**
   * Variables and the filters of the dashboard are put in as each upstream's language and the place in the query need them.
   */
  override applyTemplateVariables(
    query: CovaryDataQuery,
    scopedVars: ScopedVars,
    filters: AdHocVariableFilter[] = []
  ): CovaryDataQuery {
    const scope = withoutIntervals(scopedVars);
    const plain = (text: string): string => this.templateSrv.replace(text, scope);
    const applyTo = (input: QueryInput): QueryInput => {
      const upstream = input.upstream === undefined ? undefined : plain(input.upstream);
      const language = inputOfStore(this.upstreamOf(upstream))?.language ?? 'plain';
      const putInto = (text: string): string =>
        withLabelFilters(
          withVariables(text, language, (part, format) => this.templateSrv.replace(part, scope, format)),
          language,
          filters
        );
      return {
        ...input,
        ...(input.expr === undefined ? {} : { expr: putInto(input.expr) }),
        ...(input.query === undefined ? {} : { query: putInto(input.query) }),
        ...(input.legend === undefined ? {} : { legend: plain(input.legend) }),
        ...(upstream === undefined ? {} : { upstream }),
      };
    };
    const { refId, datasource, inputs, ...options } = query;
    const put = withOptionVariables(options, (text) => (hasVariable(text) ? plain(text) : text));
    return {
      ...put,
      refId,
      ...(datasource === undefined ? {} : { datasource }),
      // What is still empty asks for nothing.
      ...(inputs === undefined ? {} : { inputs: inputs.filter(hasText).map(applyTo) }),
    };
  }

  /** The labels that a dashboard can be filtered by. */
  override getTagKeys({ timeRange }: DataSourceGetTagKeysOptions<CovaryDataQuery>): Promise<MetricFindValue[]> {
    return this.labelChoices(timeRange, {});
  }

  /** The values that a label has. */
  override getTagValues({
    key,
    timeRange,
  }: DataSourceGetTagValuesOptions<CovaryDataQuery>): Promise<MetricFindValue[]> {
    return this.labelChoices(timeRange, { label: key });
  }

  /**
   * What a dashboard's variable can be.
   *
   * @throws Error that says what can be written, where the query is something else
   */
  override async metricFindQuery(
    query: string,
    { range, scopedVars }: LegacyMetricFindQueryOptions = {}
  ): Promise<MetricFindValue[]> {
    const replaced = withVariables(query, 'promql', (part, format) =>
      this.templateSrv.replace(part, scopedVars, format)
    );
    return variableChoices(this, replaced, range ?? getDefaultTimeRange());
  }

  /**
   * Names of a store's labels, or the values of one, that its series have in a time: of all series, or of those that a
   * selector matches.
   */
  async storeLabels(
    range: TimeRange | undefined,
    which: { readonly label?: string; readonly upstream?: string; readonly match?: string }
  ): Promise<readonly string[]> {
    const { from, to } = range ?? getDefaultTimeRange();
    const answer: unknown = await this.getResource('labels', { from: from.valueOf(), to: to.valueOf(), ...which });
    return labelsAnswer.parse(answer).labels;
  }

  /** What an input returns at the end of a time, its variables put in. Rejects with the store's reason where it refuses. */
  async preview(input: QueryInput, range: TimeRange | undefined): Promise<InputPreview> {
    const [asked] = this.applyTemplateVariables({ refId: 'A', inputs: [input] }, {}).inputs ?? [];
    const toMs = (range ?? getDefaultTimeRange()).to.valueOf();
    return inputPreview.parse(await this.postResource('preview', { input: asked, toMs }, { showErrorAlert: false }));
  }

  /** At which step a query is answered and what history is fetched, as the backend decides it. */
  async explain(query: CovaryDataQuery, range: TimeRange | undefined, intervalMs: number): Promise<QueryExplanation> {
    const { from, to } = range ?? getDefaultTimeRange();
    const asked = this.applyTemplateVariables(range === undefined ? query : withShownRange(query, range), {});
    return queryExplanation.parse(
      await this.postResource(
        'explain',
        { query: asked, fromMs: from.valueOf(), toMs: to.valueOf(), intervalMs },
        { showErrorAlert: false }
      )
    );
  }

  /** As {@link storeLabels}, to choose from; what the stores want to be known is shown as warnings. */
  async labelChoices(
    timeRange: TimeRange | undefined,
    which: { readonly label?: string; readonly upstream?: string; readonly match?: string }
  ): Promise<MetricFindValue[]> {
    const { from, to } = timeRange ?? getDefaultTimeRange();
    const answer: unknown = await this.getResource('labels', { from: from.valueOf(), to: to.valueOf(), ...which });
    return labelChoices(answer, (text) => {
      getAppEvents().publish({ type: AppEvents.alertWarning.name, payload: [text] });
    });
  }

  /** The upstream that an input means: the first one where it names none. */
  private upstreamOf(name: string | undefined): StoredUpstream | undefined {
    return name === undefined ? this.upstreams[0] : this.upstreams.find((upstream) => upstream.name === name);
  }

  private follow(query: CovaryDataQuery, request: DataQueryRequest<CovaryDataQuery>): Observable<DataQueryResponse> {
    const { range, intervalMs } = request;
    const fromMs = range.from.valueOf();
    const toMs = range.to.valueOf();
    const { refId, datasource: _, hide: __, key: ___, ...model } = query;
    const payload = { query: model, fromMs, toMs, intervalMs };
    return getGrafanaLiveSrv().getDataStream({
      key: `${request.requestId}-${refId}`,
      addr: {
        scope: LiveChannelScope.DataSource,
        stream: this.uid,
        // what Grafana 12.3 calls the stream
        namespace: this.uid,
        path: liveChannelPath(payload),
        data: payload,
      },
      buffer: { maxDelta: toMs - fromMs, maxLength: 100_000, action: StreamingFrameAction.Append },
    });
  }
}

/** How long Grafana may take to find annotations. */
const annotationsTimeoutMs = 10_000;

/** Only anomalies can be followed, as bands: the backend pushes nothing else. */
function canBeFollowed({ analysis }: CovaryDataQuery): boolean {
  return analysis?.kind === 'anomaly' && (analysis.format ?? 'bands') === 'bands';
}

function hasText({ expr, query }: QueryInput): boolean {
  return (expr ?? query ?? '').trim() !== '';
}

function hasVariable(text: string): boolean {
  return /\$\w|\$\{|\[\[/.test(text);
}

/** The backend replaces intervals itself: it alone knows the step that it will query with. */
function withoutIntervals(scopedVars: ScopedVars): ScopedVars {
  const keep = (name: string): { text: string; value: string } => ({ text: `$${name}`, value: `$${name}` });
  return { ...scopedVars, __interval: keep('__interval'), __interval_ms: keep('__interval_ms') };
}
