import { z } from 'zod';
import { HttpClient } from '../http/httpClient';
import { httpSettings } from '../http/httpSettings';
import {
  type RangeAnswer,
  type RangeRequest,
  type Secrets,
  UpstreamError,
  type Upstream,
  type UpstreamKind,
} from '../upstream';
import { interpolateFlux } from './interpolateFlux';
import { interpolateInfluxQl } from './interpolateInfluxQl';
import { parseFluxCsv } from './parseFluxCsv';
import { parseInfluxQlResponse } from './parseInfluxQlResponse';
import { fluxRefusal } from './readOnly/fluxRefusal';
import { influxQlRefusal } from './readOnly/influxQlRefusal';

const influxdbSettings = z
  .strictObject({
    name: z.string().min(1),
    kind: z.literal('influxdb'),
    ...httpSettings,
    /** Version 1 is asked in InfluxQL, version 2 in Flux. */
    language: z
      .enum(['influxql', 'flux'])
      .default('influxql')
      .meta({ title: 'Language', description: 'InfluxQL for version 1, Flux for version 2' }),
    /** Version 1: the database to query. */
    database: z.string().optional().meta({ title: 'Database', description: 'For InfluxQL' }),
    /** Version 2: the organisation. A token is the secret "token" with auth "token". */
    organization: z.string().optional().meta({ title: 'Organisation', description: 'For Flux' }),
    auth: z.enum(['none', 'basic', 'bearer', 'token']).default('none'),
  })
  .refine(({ language, database }) => language !== 'influxql' || (database ?? '') !== '', {
    path: ['database'],
    error: 'InfluxQL needs the name of a database',
  })
  .refine(({ language, organization }) => language !== 'flux' || (organization ?? '') !== '', {
    path: ['organization'],
    error: 'Flux needs the name of an organisation',
  });
type InfluxdbSettings = z.infer<typeof influxdbSettings>;

/** InfluxDB 1 (InfluxQL) and 2 (Flux) over HTTP. */
export const influxdbUpstream: UpstreamKind<InfluxdbSettings> = {
  kind: 'influxdb',
  title: 'InfluxDB',
  settings: influxdbSettings,
  open: (settings, secrets) => new InfluxdbUpstream(settings, secrets),
};

class InfluxdbUpstream implements Upstream {
  private readonly http: HttpClient;

  constructor(
    private readonly settings: InfluxdbSettings,
    secrets: Secrets
  ) {
    const { auth, ...rest } = settings;
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
      const what = language === 'flux' ? 'a Flux script' : 'an InfluxQL query';
      throw new UpstreamError(`input ${input.refId}: write ${what} for ${name}`, 400);
    }
    if (language === 'flux') {
      const executed = interpolateFlux(input.query, request);
      const { status, body } = await this.http.send(this.fluxRequest(executed), signal);
      return { series: parseFluxCsv(name, status, body, input.legend), warnings: [], executed };
    }
    const executed = interpolateInfluxQl(input.query, request);
    const { status, body } = await this.http.send(this.influxQlRequest(executed), signal);
    return { ...parseInfluxQlResponse(name, status, body, input.legend), executed };
  }

  async health(signal: AbortSignal): Promise<string> {
    const { name, language, database } = this.settings;
    if (language === 'flux') {
      const { status, body } = await this.http.send(this.fluxRequest('buckets() |> limit(n: 1)'), signal);
      parseFluxCsv(name, status, body, undefined);
      return 'InfluxDB, Flux';
    }
    const { status, body } = await this.http.send(this.influxQlRequest('SHOW DATABASES'), signal);
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

  /** Whatever is sent was checked: nothing that a viewer writes may change the store. */
  private refuse(reason: string | undefined): void {
    if (reason !== undefined) {
      throw new UpstreamError(`${this.settings.name}: ${reason}`, 400);
    }
  }
}
