import { z } from 'zod';
import { alertStateSeries } from '../../../core/logs/alertStateSeries';
import { logSeries } from '../../../core/logs/logSeries';
import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { HttpClient } from '../http/httpClient';
import { httpSettings, tenantSetting } from '../http/httpSettings';
import { parseJson } from '../http/parseJson';
import { interpolateMacros } from '../interpolateMacros';
import { joinChunks } from '../joinChunks';
import { seriesName } from '../seriesName';
import { splitRange } from '../splitRange';
import {
  UpstreamError,
  type RangeAnswer,
  type RangeRequest,
  type Secrets,
  type Upstream,
  type UpstreamKind,
} from '../upstream';
import { isLogQuery } from './isLogQuery';
import { LinePages } from './linePages';
import { parseLokiAnswer, type LokiAnswer } from './parseLokiAnswer';

const lokiSettings = z.strictObject({
  name: z.string().min(1),
  kind: z.literal('loki'),
  ...httpSettings,
  ...tenantSetting,
  maxLines: z.number().int().min(1).max(5_000_000).default(100_000).meta({
    title: 'Most log lines',
    description: 'A query of lines reads no more than these; count in LogQL where there are more.',
  }),
  streamLabels: z.array(z.string().min(1)).optional().meta({
    title: 'Stream labels',
    description: 'Labels that tell series of log lines apart; all where it is empty.',
  }),
});
type LokiSettings = z.infer<typeof lokiSettings>;

/** Loki asks for no more lines than this at once unless it is configured otherwise. */
const linesPerPage = 5000;

/**
 * Grafana Loki. Metric queries give their series; log queries give series made of the lines: how many, how many errors,
 * status classes and latency quantiles. Lines of Grafana's alert state history give a series for each alert instance.
 */
export const lokiUpstream: UpstreamKind<LokiSettings> = {
  kind: 'loki',
  title: 'Loki',
  settings: lokiSettings,
  open: (settings, secrets) => new LokiUpstream(settings, secrets),
};

class LokiUpstream implements Upstream {
  private readonly http: HttpClient;

  constructor(
    private readonly settings: LokiSettings,
    secrets: Secrets
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
      series: answer.series.map((series) => ({ ...series, name: seriesName(series.labels, input.legend) })),
      executed: query,
    };
  }

  async health(signal: AbortSignal): Promise<string> {
    await this.get('/loki/api/v1/labels', {}, signal);
    const build = await this.http.send({ method: 'GET', path: '/loki/api/v1/status/buildinfo' }, signal);
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
    return {
      series: joinChunks(answers.map(({ series }) => series)).map((series) => ({ ...series, name: '' })),
      warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
    };
  }

  /** Reads the lines of a query page by page, oldest first, and makes series of them. */
  private async queryLines(query: string, request: RangeRequest, signal: AbortSignal): Promise<Answer> {
    const { fromMs, toMs, stepMs } = request;
    const { maxLines, streamLabels } = this.settings;
    const warnings = new Set<string>();
    // The value at a time stands for the step before it; Loki leaves the end out.
    const pages = new LinePages(BigInt(fromMs - stepMs) * nsPerMs + 1n, BigInt(toMs) * nsPerMs + 1n);
    while (!pages.isDone && pages.lines.length < maxLines) {
      const limit = Math.min(linesPerPage, maxLines);
      const page = await this.get(
        '/loki/api/v1/query_range',
        { query, start: String(pages.nextNs), end: String(pages.endNs), limit: String(limit), direction: 'forward' },
        signal
      );
      page.warnings.forEach((warning) => warnings.add(warning));
      pages.add(page.lines, limit);
    }
    if (!pages.isDone) {
      warnings.add(
        `there are more than ${maxLines} lines; only those until ${new Date(pages.completeMs).toISOString()} are read: ` +
          'narrow the selector, or count in LogQL'
      );
    }
    const grid = { fromMs, toMs: pages.isDone ? toMs : Math.min(toMs, pages.completeMs), stepMs };
    const history = pages.lines.filter(({ labels }) => labels['from'] === 'state-history');
    const others = pages.lines.filter(({ labels }) => labels['from'] !== 'state-history');
    const series = [
      ...alertStateSeries(history, grid),
      ...logSeries(others, { grid, ...(streamLabels === undefined ? {} : { groupBy: streamLabels }) }),
    ];
    return { series, warnings: [...warnings] };
  }

  private async get(path: string, parameters: Record<string, string>, signal: AbortSignal): Promise<LokiAnswer> {
    const query = new URLSearchParams(parameters).toString();
    const { status, body } = await this.http.send({ method: 'GET', path: `${path}?${query}` }, signal);
    return parseLokiAnswer(this.settings.name, status, body);
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
