import { z } from 'zod';
import { storeInputs } from '../../../protocol/storeInputs';
import { linePatterns } from '../../../protocol/linePatterns';
import { type LogLine } from '../../../core/logs/logSeries';
import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { type TimeGrid } from '../../../core/series/timeGrid';
import { currentScope } from '../../budget/queryScope';
import { takingTurns } from '../../workers/takingTurns';
import { HttpClient, shortAnswerBytes } from '../http/httpClient';
import { httpSettings, tenantSetting } from '../http/httpSettings';
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
  type Upstream,
  type UpstreamKind,
} from '../upstream';
import { workAside } from '../workAside';
import { isLogQuery } from './isLogQuery';
import { lineSeries } from './lineSeries';
import { LinePages } from './linePages';
import { parseLokiLabels } from './parseLokiLabels';
import { parseLokiAnswer, type LokiAnswer } from './parseLokiAnswer';
import { tracesOfLines } from './tracesOfLines';

const lokiSettings = z.strictObject({
  name: z.string().min(1),
  kind: z.literal('loki'),
  ...httpSettings,
  ...tenantSetting,
  ...traceStoreSetting,
  traceLogs: z.string().default('{service_name=~".+"} |= "$trace"').meta({
    title: 'Lines of a trace',
    description:
      'How the lines of a trace are found, $trace being its id: what the traces of the trace store are linked to.',
  }),
  maxLines: z.number().int().min(1).max(5_000_000).default(100_000).meta({
    title: 'Most log lines',
    description: 'A query of lines reads no more than these; count in LogQL where there are more.',
  }),
  streamLabels: z.array(z.string().min(1)).optional().meta({
    title: 'Stream labels',
    description: 'Labels that tell series of log lines apart; all where it is empty.',
  }),
  linePatterns: linePatterns.optional().meta({
    title: 'Line patterns',
    description:
      'How your own programs write lines: text, and fields in angle brackets, as in "<_> took <duration_ms> ms, status <status>". Common programs need none.',
  }),
});
type LokiSettings = z.infer<typeof lokiSettings>;

/** Loki allows no more lines than this at once unless it is configured otherwise. */
const usualLinesPerPage = 5000;
/** Traces are sought in no more lines than these. */
const linesForTraces = 1000;
/** Fewer lines are read in some milliseconds. */
const leastLinesAside = 200;
/** Reading a line is as much work as this. */
const samplesOfLine = 20;
/** How long before the range the state of alerts is looked for. */
const stateHistoryMs = 86_400_000;

/**
 * Grafana Loki. Metric queries give their series; log queries give series made of the lines: how many, how many errors,
 * status classes and latency quantiles. Lines of Grafana's alert state history give a series for each alert instance.
 */
export const lokiUpstream: UpstreamKind<LokiSettings> = {
  kind: 'loki',
  title: 'Loki',
  description: 'Logs: counts and rates by LogQL, or numbers out of lines',
  settings: lokiSettings,
  ...storeInputs.loki,
  open: (settings, secrets, others = noOthers) => new LokiUpstream(settings, secrets, others),
};

class LokiUpstream implements Upstream {
  /** It labours by the line: a profile of four weeks only where a query asks for it. */
  readonly profileDays = 0;
  private readonly http: HttpClient;
  private linesPerPage = usualLinesPerPage;

  constructor(
    private readonly settings: LokiSettings,
    secrets: Secrets,
    private readonly others: OtherStores
  ) {
    this.http = new HttpClient(settings, secrets);
  }

  async queryRange(request: RangeRequest, signal: AbortSignal): Promise<RangeAnswer> {
    const { input } = request;
    if (input.expr === undefined || input.expr.trim() === '') {
      throw new UpstreamError(`input ${input.refId}: write a LogQL query for ${this.settings.name}`, 400);
    }
    const query = interpolateMacros(input.expr, request);
    const answer = isLogQuery(query)
      ? await this.queryLines(query, request, signal)
      : await this.queryMetric(query, request, signal);
    return {
      ...answer,
      series: await takingTurns(namedSeries(answer.series, input.legend), signal),
      executed: query,
    };
  }

  async listLabels({ label, match, fromMs, toMs }: LabelRequest, signal: AbortSignal): Promise<LabelAnswer> {
    const resource = label === undefined ? 'labels' : `label/${pathSegment(label)}/values`;
    if (match !== undefined && !isLogQuery(match)) {
      // Of a dashboard's other stores.
      return { labels: [], warnings: [] };
    }
    const parameters = new URLSearchParams({ start: nanoseconds(fromMs), end: nanoseconds(toMs) });
    if (match !== undefined) {
      parameters.set('query', match);
    }
    const path = `/loki/api/v1/${resource}?${parameters}`;
    const { status, body } = await this.http.send({ method: 'GET', path }, signal);
    return parseAside('lokiLabels', parseLokiLabels, this.settings.name, status, body);
  }

  /** The traces that the newest lines of the query name. */
  async searchTraces(search: TraceSearch, signal: AbortSignal): Promise<FoundTraces> {
    const { query, fromMs, toMs } = search;
    if (!isLogQuery(query)) {
      throw new UpstreamError(
        `${this.settings.name}: traces are found by lines: write a query that returns lines`,
        400
      );
    }
    const { lines } = await this.getLines(
      interpolateMacros(query, { fromMs, toMs, stepMs: 60_000 }),
      nanoseconds(fromMs),
      nanoseconds(toMs),
      linesForTraces,
      signal
    );
    return linkedTraces(this.settings.name, this.settings.traces, this.others, tracesOfLines(lines), search, signal);
  }

  async health(signal: AbortSignal): Promise<string> {
    await this.get('/loki/api/v1/labels', {}, signal);
    const build = await this.http.send(
      { method: 'GET', path: '/loki/api/v1/status/buildinfo', maxResponseBytes: shortAnswerBytes },
      signal
    );
    const parsed = build.status === 200 ? buildInfo.safeParse(parseJson(build.body)) : undefined;
    return parsed?.success === true ? `Loki ${parsed.data.version}` : 'Loki';
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private async queryMetric(query: string, request: RangeRequest, signal: AbortSignal): Promise<Answer> {
    const step = String(request.stepMs / 1000);
    const answers = await Promise.all(
      splitRange(request).map(([fromMs, toMs]) =>
        this.get(
          '/loki/api/v1/query_range',
          { query, start: nanoseconds(fromMs), end: nanoseconds(toMs), step },
          signal
        )
      )
    );
    const joined = await takingTurns(joinChunks(answers.map(({ series }) => series)), signal);
    return {
      series: joined.map((series) => ({ ...series, name: '' })),
      warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
    };
  }

  /** Reads the lines of a query page by page, newest first, and makes series of them. */
  private async queryLines(query: string, request: RangeRequest, signal: AbortSignal): Promise<Answer> {
    const { fromMs, toMs, stepMs } = request;
    const { maxLines, streamLabels, linePatterns: known = [] } = this.settings;
    // An alert that was there all the time has its last line before the range.
    const earlierMs = isStateHistory(query) ? stateHistoryMs : stepMs;
    // The value at a time stands for the step before it; Loki leaves the end out.
    const pages = new LinePages(BigInt(fromMs - earlierMs) * nsPerMs + 1n, BigInt(toMs) * nsPerMs + 1n);
    const warnings = await this.readPages(pages, query, signal);
    const history = pages.lines.filter(({ labels }) => labels['from'] === 'state-history');
    const others = pages.lines.filter(({ labels }) => labels['from'] !== 'state-history');
    const grid = pages.isDone ? { fromMs, toMs, stepMs } : gridFrom(pages.completeFromMs, { fromMs, toMs, stepMs });
    const patterns = [...(request.input.linePatterns ?? []), ...known];
    const mostSamples = currentScope().budgets.samples;
    const asked = { history, others, grid, groupBy: streamLabels, patterns, mostSamples };
    const series =
      pages.lines.length < leastLinesAside
        ? lineSeries(this.settings.name, asked)
        : await workAside('lineSeries', lineSeries, [this.settings.name, asked], pages.lines.length * samplesOfLine);
    if (pages.isDone) {
      return { series, warnings: [...warnings] };
    }
    warnings.add(
      `there are more than ${maxLines} lines; only those from ${new Date(pages.completeFromMs).toISOString()} on are read: ` +
        'narrow the selector, or count in LogQL'
    );
    const counted = others.length === 0 ? [] : await this.countLines(query, request, others, signal);
    return {
      series: [
        ...counted,
        ...series.filter(({ labels }) => counted.length === 0 || labels['__name__'] !== 'log_lines'),
      ],
      warnings: [...warnings],
    };
  }

  /** Reads until every line is there, or as many as the settings allow. */
  private async readPages(pages: LinePages, query: string, signal: AbortSignal): Promise<Set<string>> {
    const { maxLines } = this.settings;
    const warnings = new Set<string>();
    while (!pages.isDone && pages.lines.length < maxLines) {
      const page = await this.getLines(query, String(pages.startNs), String(pages.nextEndNs), maxLines, signal);
      page.warnings.forEach((warning) => warnings.add(warning));
      pages.add(page.lines, page.limit);
    }
    return warnings;
  }

  /** The newest lines between two times in nanoseconds: `most` of them, or as many as the server gives at once, which is `limit`. */
  private async getLines(
    query: string,
    start: string,
    end: string,
    most: number,
    signal: AbortSignal
  ): Promise<LokiAnswer & { readonly limit: number }> {
    const limit = Math.min(this.linesPerPage, most);
    const parameters = { query, start, end, limit: String(limit), direction: 'backward' };
    try {
      return { ...(await this.get('/loki/api/v1/query_range', parameters, signal)), limit };
    } catch (error) {
      const allowed = allowedLines(error);
      if (allowed === undefined || allowed >= limit) {
        throw error;
      }
      this.linesPerPage = allowed;
      return this.getLines(query, start, end, most, signal);
    }
  }

  /** How many lines there are at each time, counted by the store: reading them all would be too much. */
  private async countLines(
    query: string,
    request: RangeRequest,
    lines: readonly LogLine[],
    signal: AbortSignal
  ): Promise<readonly LabelledSeries[]> {
    const { streamLabels } = this.settings;
    const names = streamLabels ?? [...new Set(lines.flatMap(({ labels }) => Object.keys(labels)))];
    const by = names.length === 0 ? '' : ` by (${names.join(', ')})`;
    const count = `sum${by} (count_over_time(${query} [${request.stepMs}ms]))`;
    const { series } = await this.queryMetric(count, request, signal);
    return series.map((one) => ({ ...one, labels: { ...one.labels, __name__: 'log_lines' } }));
  }

  private async get(path: string, parameters: Record<string, string>, signal: AbortSignal): Promise<LokiAnswer> {
    const query = new URLSearchParams(parameters).toString();
    // Structured metadata and parsed labels are no labels of the stream: Loki 3 keeps them apart where it is asked to.
    const headers = { 'x-loki-response-encoding-flags': 'categorize-labels' };
    const { status, body } = await this.http.send({ method: 'GET', path: `${path}?${query}`, headers }, signal);
    return parseAside('loki', parseLokiAnswer, this.settings.name, status, body, parameters['query']);
  }
}

interface Answer {
  readonly series: readonly LabelledSeries[];
  readonly warnings: readonly string[];
}

const buildInfo = z.object({ version: z.string() });
const nsPerMs = 1_000_000n;

function nanoseconds(ms: number): string {
  return String(BigInt(ms) * nsPerMs);
}

/** The times of a grid whose whole step lies after a time. */
function gridFrom(completeFromMs: number, { fromMs, toMs, stepMs }: TimeGrid): TimeGrid {
  const steps = Math.ceil((completeFromMs - fromMs) / stepMs) + 1;
  return { fromMs: fromMs + Math.max(0, steps) * stepMs, toMs, stepMs };
}

function isStateHistory(query: string): boolean {
  return /\bfrom\s*=\s*["`]state-history["`]/.test(query);
}

/** The server's limit of lines, where an error says that more were asked for. */
function allowedLines(error: unknown): number | undefined {
  const found = error instanceof UpstreamError ? /max entries limit.*\(\d+ > (\d+)\)/i.exec(error.message) : null;
  return found === null ? undefined : Number(found[1]);
}
