import { z } from 'zod';
import { type MetricMetadata } from '../../../core/rootcause/roles/roleOfMetadata';
import { storeInputs } from '../../../protocol/storeInputs';
import { urlRefusal } from '../../../protocol/urlRefusal';
import { takingTurns } from '../../workers/takingTurns';
import { HttpClient, type HttpRequest, shortAnswerBytes } from '../http/httpClient';
import { httpSettings, tenantSetting, urlSetting } from '../http/httpSettings';
import { parseJson } from '../http/parseJson';
import { pathSegment } from '../http/pathSegment';
import { interpolateMacros } from '../interpolateMacros';
import { joinChunks } from '../joinChunks';
import { linkedTraces, traceStoreSetting } from '../linkedTraces';
import { namedSeries } from '../namedSeries';
import { parseAside } from '../parseAside';
import { splitRange } from '../splitRange';
import {
  type LabelAnswer,
  type LabelRequest,
  noOthers,
  type FoundTraces,
  type OtherStores,
  type TraceSearch,
  UpstreamError,
  type RangeAnswer,
  type RangeRequest,
  type Secrets,
  type StoreFacts,
  type Upstream,
  type UpstreamKind,
} from '../upstream';
import { type QueryInput } from '../../../protocol/query';
import { describeStore } from './describeStore';
import { parseExemplars } from './parseExemplars';
import { parseLabelAnswer } from './parseLabelAnswer';
import { parseMatrixAnswer } from './parseMatrixAnswer';
import { parseMetadata } from './parseMetadata';
import { pinRange } from './pinRange';
import { promQlName } from './promQlName';
import { selectorsIn } from './selectorsIn';

/** Longer queries are posted, since servers and proxies cap the length of a URL. */
const maxGetLength = 2000;

const timeShape = z.object({ data: z.object({ result: z.tuple([z.number(), z.string()]) }) });
const countShape = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});
const tsdbShape = z.object({ data: z.object({ headStats: z.object({ numSeries: z.number() }) }) });

/** So long, and of so many metrics, what the store said of them is kept. */
const describedMs = 600_000;
const mostDescribed = 1000;

/** Ranges of no more steps than a dashboard's panel has are asked for without counting what they read. */
const stepsOfPanel = 1500;
/** Series times steps that a store is asked to hold at once: as many samples as Prometheus allows a query by default. */
const mostHeld = 50_000_000;
/** ... and in all, one part after the other. */
const mostRead = 10 * mostHeld;
const countedMs = 600_000;
const mostCounted = 1000;

/** Over so long samples are counted to tell how far apart they are. */
const sampledMs = 600_000;

const prometheusSettings = z.strictObject({
  name: z.string().min(1),
  kind: z.literal('prometheus'),
  ...httpSettings,
  ...tenantSetting,
  ...traceStoreSetting,
  // A query of the URL, as provisioned settings may have it, stands for the query parameters.
  url: urlSetting((url) => urlRefusal(url.replace(/\?[^#]*$/, ''))),
  scrapeIntervalMs: z.number().int().min(1000).max(3_600_000).optional().meta({
    title: 'Scrape interval',
    unit: 'duration',
    description:
      'How far apart samples usually are: $__rate_interval is at least four times as long. 15 s where it is empty.',
  }),
  parameters: z
    .string()
    .regex(/^[\w.~%+-]+=[^#\s&]*(?:&[\w.~%+-]+=[^#\s&]*)*$/, 'is written as name=value, several joined by &')
    .optional()
    .meta({
      title: 'Query parameters',
      description: 'Sent with every request, such as dedup=false or extra_label=team=a',
    }),
});
type PrometheusSettings = z.infer<typeof prometheusSettings>;

/** Any store that answers Prometheus' HTTP API: Prometheus, Mimir, Thanos, VictoriaMetrics. */
export const prometheusUpstream: UpstreamKind<PrometheusSettings> = {
  kind: 'prometheus',
  title: 'Prometheus',
  description: 'Metrics: Prometheus and what answers its API, such as Mimir, Thanos and VictoriaMetrics',
  settings: prometheusSettings,
  ...storeInputs.prometheus,
  open: (settings, secrets, others = noOthers) => new PrometheusUpstream(settings, secrets, others),
};

class PrometheusUpstream implements Upstream {
  readonly scrapeIntervalMs: number | undefined;
  private readonly http: HttpClient;
  private readonly name: string;
  /** What was said of metrics, and how long that is kept. */
  private readonly described = new Map<
    string,
    { readonly said: MetricMetadata | undefined; readonly untilMs: number }
  >();
  /** How many series expressions read, and how long that is kept. */
  private readonly counted = new Map<string, { readonly count: number; readonly untilMs: number }>();
  /** As it is put in front of other parameters. */
  private readonly parameters: string;

  constructor(
    private readonly settings: PrometheusSettings,
    secrets: Secrets,
    private readonly others: OtherStores
  ) {
    const [url = '', ...ofUrl] = settings.url.split('?');
    this.http = new HttpClient({ ...settings, url }, secrets);
    this.name = settings.name;
    this.scrapeIntervalMs = settings.scrapeIntervalMs;
    const parameters = [ofUrl.join('?'), settings.parameters ?? ''].filter((part) => part !== '');
    this.parameters = parameters.map((part) => `${part}&`).join('');
  }

  async queryRange(request: RangeRequest, signal: AbortSignal): Promise<RangeAnswer> {
    const { input } = request;
    if (input.expr === undefined || input.expr.trim() === '') {
      throw new UpstreamError(`input ${input.refId}: write a PromQL expression for ${this.name}`, 400);
    }
    const scope = { ...request, scrapeIntervalMs: this.scrapeIntervalMs };
    const expression = pinRange(interpolateMacros(input.expr, scope), request.shown ?? request);
    const chunks = await this.queryChunks(request, expression, signal);
    const joined = await takingTurns(joinChunks(chunks.map(({ series }) => series)), signal);
    return {
      series: await takingTurns(namedSeries(joined, input.legend, promQlName), signal),
      warnings: [...new Set(chunks.flatMap(({ warnings }) => warnings))],
      executed: expression,
    };
  }

  async listLabels({ label, match, fromMs, toMs }: LabelRequest, signal: AbortSignal): Promise<LabelAnswer> {
    const resource = label === undefined ? 'labels' : `label/${pathSegment(label)}/values`;
    const matching = match === undefined ? '' : `&match[]=${encodeURIComponent(match)}`;
    const path = `/api/v1/${resource}?${this.parameters}start=${fromMs / 1000}&end=${toMs / 1000}${matching}`;
    const { status, body } = await this.http.send({ method: 'GET', path }, signal);
    return parseAside('labels', parseLabelAnswer, this.name, status, body);
  }

  /** Asked for once in a while: metadata hardly ever change. */
  async describeMetric(metric: string, signal: AbortSignal): Promise<MetricMetadata | undefined> {
    const now = performance.now();
    const kept = this.described.get(metric);
    if (kept !== undefined && kept.untilMs > now) {
      return kept.said;
    }
    const { status, body } = await this.http.send(
      {
        method: 'GET',
        path: `/api/v1/metadata?${this.parameters}metric=${encodeURIComponent(metric)}&limit=1`,
        maxResponseBytes: shortAnswerBytes,
      },
      signal
    );
    const said = parseMetadata(metric, status, body);
    if (this.described.size >= mostDescribed) {
      this.described.clear();
    }
    this.described.set(metric, { said, untilMs: now + describedMs });
    return said;
  }

  /** The traces that exemplars of the query's series name. */
  async searchTraces(search: TraceSearch, signal: AbortSignal): Promise<FoundTraces> {
    const { query, fromMs, toMs } = search;
    const scope = { fromMs, toMs, stepMs: 60_000, scrapeIntervalMs: this.scrapeIntervalMs };
    const parameters = new URLSearchParams({
      query: interpolateMacros(query, scope),
      start: String(fromMs / 1000),
      end: String(toMs / 1000),
    });
    const { status, body } = await this.http.send(
      { method: 'GET', path: `/api/v1/query_exemplars?${this.parameters}${parameters}` },
      signal
    );
    const mentions = await parseAside('exemplars', parseExemplars, this.name, status, body);
    return linkedTraces(this.name, this.settings.traces, this.others, mentions, search, signal);
  }

  async sampleStepMs({ expr = '' }: QueryInput, atMs: number, signal: AbortSignal): Promise<number | undefined> {
    const [selector] = selectorsIn(expr);
    if (selector === undefined) {
      return undefined;
    }
    const query = `quantile(0.5, count_over_time(${selector}[${sampledMs / 60_000}m]))`;
    const { series } = await this.queryChunk(query, atMs, atMs, 1000, signal);
    const count = series[0]?.values[0] ?? NaN;
    return count >= 2 ? Math.round(sampledMs / count / 1000) * 1000 : undefined;
  }

  async health(signal: AbortSignal): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    await this.queryChunk('vector(1)', now * 1000, now * 1000, 1000, signal);
    return describeStore(async (path) => {
      const { status, body } = await this.http.send(
        { method: 'GET', path: this.withParameters(path), maxResponseBytes: shortAnswerBytes },
        signal
      );
      return status === 200 ? parseJson(body) : undefined;
    });
  }

  async facts(signal: AbortSignal): Promise<StoreFacts> {
    const get = async (path: string): Promise<unknown> => {
      const { status, body } = await this.http.send(
        { method: 'GET', path: this.withParameters(path), maxResponseBytes: shortAnswerBytes },
        signal
      );
      return status === 200 ? parseJson(body) : undefined;
    };
    const askedMs = Date.now();
    const [time, tsdb] = await Promise.allSettled([
      get('/api/v1/query?query=time()').then((answer) => ({ answer, answeredMs: Date.now() })),
      get('/api/v1/status/tsdb?limit=1'),
    ]);
    const clock = time.status === 'fulfilled' ? timeShape.safeParse(time.value.answer) : undefined;
    const head = tsdb.status === 'fulfilled' ? tsdbShape.safeParse(tsdb.value) : undefined;
    return {
      ...(head?.success === true ? { series: head.data.data.headStats.numSeries } : {}),
      ...(clock?.success === true && time.status === 'fulfilled'
        ? { clockOffsetMs: Math.round(clock.data.data.result[0] * 1000 - (askedMs + time.value.answeredMs) / 2) }
        : {}),
    };
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /**
   * A store takes memory for each step of each series that it reads, whatever little comes out: long ranges over many series are asked
   * for in parts, one after the other.
   *
   * @throws UpstreamError where even that would be too much
   */
  private async queryChunks({ input, ...range }: RangeRequest, expression: string, signal: AbortSignal) {
    const { fromMs, toMs, stepMs } = range;
    const steps = Math.floor((toMs - fromMs) / stepMs) + 1;
    const ask = ([from, to]: readonly [number, number]) => this.queryChunk(expression, from, to, stepMs, signal);
    const count = steps > stepsOfPanel ? await this.seriesRead(expression, toMs, signal) : 0;
    if (count * steps > mostRead) {
      throw new UpstreamError(
        `input ${input.refId}: it reads ${count} series over ${steps} steps, more than ${this.name} is asked for: narrow it by labels, or record it by a rule`,
        400
      );
    }
    if (count * steps <= mostHeld) {
      return Promise.all(splitRange(range).map(ask));
    }
    const chunks = [];
    for (const part of splitRange({ ...range, mostPoints: Math.floor(mostHeld / count) })) {
      chunks.push(await ask(part));
    }
    return chunks;
  }

  /** How many series an expression selects at a time; 0 where the store does not say, which is not kept. */
  private async seriesRead(expression: string, atMs: number, signal: AbortSignal): Promise<number> {
    const kept = this.counted.get(expression);
    if (kept !== undefined && kept.untilMs > performance.now()) {
      return kept.count;
    }
    const query = selectorsIn(expression)
      .map((selector) => `(count(${selector}) or vector(0))`)
      .join(' + ');
    if (query === '') {
      return 0;
    }
    const parameters = new URLSearchParams({ query, time: String(atMs / 1000) }).toString();
    const said = await this.http
      .send({ ...this.queryRequest('/api/v1/query', parameters), maxResponseBytes: shortAnswerBytes }, signal)
      .then(({ status, body }) => (status === 200 ? parseJson(body) : undefined))
      .then((answer) => countShape.safeParse(answer).data?.data.result[0]?.value[1])
      .catch(() => undefined);
    if (said === undefined) {
      return 0;
    }
    const count = Number(said);
    if (this.counted.size >= mostCounted) {
      this.counted.clear();
    }
    this.counted.set(expression, { count, untilMs: performance.now() + countedMs });
    return count;
  }

  private async queryChunk(query: string, fromMs: number, toMs: number, stepMs: number, signal: AbortSignal) {
    const parameters = new URLSearchParams({
      query,
      start: String(fromMs / 1000),
      end: String(toMs / 1000),
      step: String(stepMs / 1000),
    }).toString();
    const { status, body } = await this.http.send(this.queryRequest('/api/v1/query_range', parameters), signal);
    return parseMatrixAnswer(this.name, status, body);
  }

  private queryRequest(path: string, parameters: string): HttpRequest {
    return parameters.length <= maxGetLength
      ? { method: 'GET', path: `${path}?${this.parameters}${parameters}` }
      : {
          method: 'POST',
          path: this.withParameters(path),
          body: parameters,
          contentType: 'application/x-www-form-urlencoded',
        };
  }

  private withParameters(path: string): string {
    return this.parameters === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${this.parameters.slice(0, -1)}`;
  }
}
