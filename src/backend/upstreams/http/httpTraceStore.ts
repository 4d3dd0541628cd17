import { type Trace } from '../../../core/traces/span';
import {
  type FoundTraces,
  type RangeAnswer,
  type Secrets,
  type TraceSearch,
  type Upstream,
  UpstreamError,
} from '../upstream';
import { currentScope } from '../../budget/queryScope';
import { excerpt } from './excerpt';
import { HttpClient, type HttpResponse, shortAnswerBytes } from './httpClient';
import { type HttpSettings } from './httpSettings';
import { parseJson } from './parseJson';
import { pathSegment } from './pathSegment';
import { shortened } from './shortened';

/** What tells one store of traces from another. */
export interface TraceApi {
  /** Reads the trace of an answer to its id; `mostSpans` is how many it may have. */
  readonly read: (upstream: string, answer: HttpResponse, id: string, mostSpans: number) => Promise<Trace>;
  /** Sends a search by the given way; an answer's status is 200. */
  readonly search: (search: TraceSearch, store: TraceSource, signal: AbortSignal) => Promise<FoundTraces>;
  /** The store's error in its words, where the answer holds one. */
  readonly errorOf: (json: unknown) => string | undefined;
  /** What is asked to learn whether the store can be queried. */
  readonly healthPath: string;
  /** Whether the answer to that is the store's: a login page or a proxy answers, too. */
  readonly isHealthy: (json: unknown) => boolean;
  readonly title: string;
}

/** What a search asks its store by. */
export interface TraceSource {
  readonly get: (path: string) => Promise<HttpResponse>;
  readonly fetchTrace: (id: string) => Promise<Trace>;
}

/** A store that answers `GET /api/traces/ID`, as Tempo and Jaeger do. */
export class HttpTraceStore implements Upstream {
  private readonly http: HttpClient;
  private readonly name: string;

  constructor(
    settings: HttpSettings & { readonly name: string },
    secrets: Secrets,
    private readonly api: TraceApi
  ) {
    this.http = new HttpClient(settings, secrets);
    this.name = settings.name;
  }

  queryRange(): Promise<RangeAnswer> {
    return Promise.reject(
      new UpstreamError(`${this.name} has traces and no series: choose the trace analysis, or another upstream`, 400)
    );
  }

  async fetchTrace(id: string, signal: AbortSignal): Promise<Trace> {
    const answer = await this.send(`/api/traces/${pathSegment(id)}`, signal);
    const trace = await this.api.read(this.name, answer, id, currentScope().budgets.rows);
    return { ...trace, traceId: id };
  }

  searchTraces(search: TraceSearch, signal: AbortSignal): Promise<FoundTraces> {
    return this.api.search(
      search,
      { get: (path) => this.send(path, signal), fetchTrace: (id) => this.fetchTrace(id, signal) },
      signal
    );
  }

  async health(signal: AbortSignal): Promise<string> {
    const { title, healthPath, isHealthy } = this.api;
    const { status, body } = await this.send(healthPath, signal, shortAnswerBytes);
    if (!isHealthy(parseJson(body))) {
      throw new UpstreamError(`${this.name}: HTTP ${status}, the answer is not ${title}'s: ${excerpt(body)}`, 502);
    }
    return title;
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private async send(path: string, signal: AbortSignal, maxResponseBytes?: number): Promise<HttpResponse> {
    const answer = await this.http.send(
      {
        method: 'GET',
        path,
        accept: 'application/json',
        ...(maxResponseBytes === undefined ? {} : { maxResponseBytes }),
      },
      signal
    );
    if (answer.status !== 200) {
      const said = this.api.errorOf(parseJson(answer.body));
      const words = said === undefined ? `HTTP ${answer.status}, ${excerpt(answer.body)}` : shortened(said);
      throw new UpstreamError(`${this.name}: ${words}`, answer.status >= 400 ? answer.status : 502);
    }
    return answer;
  }
}
