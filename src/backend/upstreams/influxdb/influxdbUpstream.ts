import { z } from 'zod';
import { storeInputs } from '../../../protocol/storeInputs';
import { HttpClient, type HttpRequest, type HttpResponse, shortAnswerBytes } from '../http/httpClient';
import { httpSettings } from '../http/httpSettings';
import {
  type LabelAnswer,
  type LabelRequest,
  type RangeAnswer,
  type RangeRequest,
  type Secrets,
  UpstreamError,
  type Upstream,
  type UpstreamKind,
} from '../upstream';
import { type MacroScope } from '../interpolateMacros';
import { parseAside } from '../parseAside';
import { interpolateFlux } from './interpolateFlux';
import { interpolateInfluxQl } from './interpolateInfluxQl';
import { interpolateSql } from './interpolateSql';
import { influxdbLabels } from './influxdbLabels';
import { parseFluxCsv } from './parseFluxCsv';
import { parseInfluxQlResponse } from './parseInfluxQlResponse';
import { parseSqlRows } from './parseSqlRows';
import { fluxRefusal } from '../readOnly/fluxRefusal';
import { influxQlRefusal } from '../readOnly/influxQlRefusal';
import { sqlRefusal } from '../readOnly/sqlRefusal';
import { readAnswer } from './readAnswer';

const influxdbSettings = z
  .strictObject({
    name: z.string().min(1),
    kind: z.literal('influxdb'),
    ...httpSettings,
    /** Version 1 is asked in InfluxQL, version 2 in Flux, version 3 in SQL or InfluxQL. */
    language: z
      .enum(['influxql', 'flux', 'sql'])
      .default('influxql')
      .meta({
        title: 'Language',
        description: 'InfluxQL for versions 1 and 3, Flux for version 2, SQL for version 3',
        choices: { influxql: 'InfluxQL', flux: 'Flux', sql: 'SQL' },
      }),
    /** Versions 1 and 3: the database to query. */
    database: z.string().optional().meta({ title: 'Database', description: 'For InfluxQL and SQL' }),
    /** Version 2: the organisation. A token is the secret "token" with auth "token". */
    organization: z.string().optional().meta({ title: 'Organisation', description: 'For Flux' }),
    auth: z.enum(['none', 'basic', 'bearer', 'token']).default('none'),
    scrapeIntervalMs: z.number().int().min(1000).max(3_600_000).optional().meta({
      title: 'Sampling interval',
      unit: 'duration',
      description: 'How far apart samples usually are. 15 s where it is empty.',
    }),
  })
  .refine(({ language, database }) => language === 'flux' || (database ?? '') !== '', {
    path: ['database'],
    error: 'InfluxQL and SQL need the name of a database',
  })
  .refine(({ language, organization }) => language !== 'flux' || (organization ?? '') !== '', {
    path: ['organization'],
    error: 'Flux needs the name of an organisation',
  });
type InfluxdbSettings = z.infer<typeof influxdbSettings>;

const languages = { influxql: 'an InfluxQL query', flux: 'a Flux script', sql: 'an SQL query' } as const;

/** InfluxDB 1 (InfluxQL), 2 (Flux) and 3 (SQL, InfluxQL) over HTTP. */
export const influxdbUpstream: UpstreamKind<InfluxdbSettings> = {
  kind: 'influxdb',
  title: 'InfluxDB',
  description: 'Metrics: InfluxDB 1, 2 and 3, by InfluxQL, Flux or SQL',
  settings: influxdbSettings,
  ...storeInputs.influxdb,
  open: (settings, secrets) => new InfluxdbUpstream(settings, secrets),
};

class InfluxdbUpstream implements Upstream {
  /** It answers every bucket of the query, not only those of the quarters of an hour. */
  readonly profileDays = 7;
  readonly scrapeIntervalMs: number | undefined;
  private readonly http: HttpClient;

  constructor(
    private readonly settings: InfluxdbSettings,
    secrets: Secrets
  ) {
    const { auth, ...rest } = settings;
    this.scrapeIntervalMs = settings.scrapeIntervalMs;
    // InfluxDB 2 has its own word for a bearer token.
    this.http =
      auth === 'token'
        ? new HttpClient(
            { ...rest, auth: 'none', headers: [...rest.headers, 'Authorization'] },
            { ...secrets, 'header.Authorization': `Token ${secrets['token'] ?? ''}` }
          )
        : new HttpClient({ ...rest, auth }, secrets);
  }

  async queryRange(request: RangeRequest, signal: AbortSignal): Promise<RangeAnswer> {
    const { input } = request;
    const { name, language } = this.settings;
    if (input.query === undefined || input.query.trim() === '') {
      throw new UpstreamError(`input ${input.refId}: write ${languages[language]} for ${name}`, 400);
    }
    const { fromMs, toMs, stepMs, shown } = request;
    const scope: MacroScope = {
      ...{ fromMs, toMs, stepMs, scrapeIntervalMs: this.scrapeIntervalMs },
      ...(shown === undefined ? {} : { shown }),
    };
    const { query, legend } = input;
    const { executed, call } = this.requestOf(query, scope);
    const { status, body } = await this.http.send(call, signal);
    const question = { language, query, legend, scope };
    return { ...(await parseAside('influxdb', readAnswer, name, status, body, question)), executed };
  }

  listLabels(request: LabelRequest, signal: AbortSignal): Promise<LabelAnswer> {
    const { name, language } = this.settings;
    const source = {
      name,
      language,
      request: (query: string) => this.callOf(query),
      send: (call: HttpRequest) => this.http.send(call, signal),
    };
    return influxdbLabels(source, request);
  }

  async health(signal: AbortSignal): Promise<string> {
    const { name, language, database } = this.settings;
    if (language === 'flux') {
      const { status, body } = await this.ask(this.fluxRequest('buckets() |> limit(n: 1)'), signal);
      parseFluxCsv(name, status, body, undefined);
      return 'InfluxDB, Flux';
    }
    if (language === 'sql') {
      const { status, body } = await this.ask(this.sqlRequest('SELECT now() AS time, 1 AS one'), signal);
      parseSqlRows(name, status, body, undefined, (timeMs) => timeMs);
      return `InfluxDB 3, SQL, database ${database}`;
    }
    const { status, body } = await this.ask(this.influxQlRequest('SHOW DATABASES'), signal);
    const databases = parseInfluxQlResponse(name, status, body, undefined).names;
    if (!databases.includes(database ?? '')) {
      throw new UpstreamError(
        `${name}: there is no database "${database}" (there ${databases.length === 1 ? 'is' : 'are'} ${databases.join(', ') || 'none'})`,
        404
      );
    }
    return `InfluxDB, InfluxQL, database ${database}`;
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /** Asks for little. */
  private ask(call: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    return this.http.send({ ...call, maxResponseBytes: shortAnswerBytes }, signal);
  }

  private requestOf(query: string, scope: MacroScope): { readonly executed: string; readonly call: HttpRequest } {
    const interpolate = { flux: interpolateFlux, sql: interpolateSql, influxql: interpolateInfluxQl };
    const { text } = interpolate[this.settings.language](query, scope);
    return { executed: text, call: this.callOf(text) };
  }

  /** How a query is sent that has no variables any more. */
  private callOf(query: string): HttpRequest {
    switch (this.settings.language) {
      case 'flux':
        return this.fluxRequest(query);
      case 'sql':
        return this.sqlRequest(query);
      case 'influxql':
        return this.influxQlRequest(query);
    }
  }

  private influxQlRequest(query: string) {
    this.refuse(influxQlRefusal(query));
    const parameters = new URLSearchParams({ db: this.settings.database ?? '', epoch: 'ms', q: query });
    return {
      method: 'POST',
      path: '/query',
      body: parameters.toString(),
      contentType: 'application/x-www-form-urlencoded',
      accept: 'application/json',
    } as const;
  }

  private fluxRequest(query: string) {
    this.refuse(fluxRefusal(query));
    const organization = new URLSearchParams({ org: this.settings.organization ?? '' });
    return {
      method: 'POST',
      path: `/api/v2/query?${organization}`,
      body: JSON.stringify({
        query,
        type: 'flux',
        dialect: { header: true, delimiter: ',', annotations: ['datatype', 'group', 'default'] },
      }),
      contentType: 'application/json',
      accept: 'application/csv',
    } as const;
  }

  private sqlRequest(query: string) {
    this.refuse(sqlRefusal(query));
    return {
      method: 'POST',
      path: '/api/v3/query_sql',
      body: JSON.stringify({ db: this.settings.database, q: query, format: 'json' }),
      contentType: 'application/json',
      accept: 'application/json',
    } as const;
  }

  /** Whatever is sent was checked: nothing that a viewer writes may change the store. */
  private refuse(reason: string | undefined): void {
    if (reason !== undefined) {
      throw new UpstreamError(`${this.settings.name}: ${reason}`, 400);
    }
  }
}
