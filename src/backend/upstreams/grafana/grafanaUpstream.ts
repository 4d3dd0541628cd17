import { z } from 'zod';
import { nameText } from '../../../protocol/bounds';
import { storeInputs } from '../../../protocol/storeInputs';
import { takingTurns } from '../../workers/takingTurns';
import { HttpClient, shortAnswerBytes } from '../http/httpClient';
import { httpSettings } from '../http/httpSettings';
import { parseJson } from '../http/parseJson';
import { pathSegment } from '../http/pathSegment';
import { joinChunks } from '../joinChunks';
import { parseAside } from '../parseAside';
import { splitRange } from '../splitRange';
import {
  type RangeAnswer,
  type RangeRequest,
  type Secrets,
  UpstreamError,
  type Upstream,
  type UpstreamKind,
} from '../upstream';
import { queryModel } from './queryModel';
import { readFrames } from './readFrames';

const grafanaSettings = z.strictObject({
  name: z.string().min(1),
  kind: z.literal('grafana'),
  ...httpSettings,
  dataSources: z
    .array(nameText)
    .min(1, 'needs the uid of one data source at least: every viewer can read what the token can')
    .max(200)
    .meta({
      title: 'Data sources',
      description:
        'The uids of the data sources that may be asked, as their addresses end with. Every viewer reads what the service account can.',
    }),
});
type GrafanaSettings = z.infer<typeof grafanaSettings>;

/**
 * Any backend data source of a Grafana, by its uid, through `/api/ds/query`: the service account's permissions hold. The
 * input's text is a query in that data source's own model, as JSON.
 */
export const grafanaUpstream: UpstreamKind<GrafanaSettings> = {
  kind: 'grafana',
  title: 'Grafana data sources',
  description:
    'Any backend data source of a Grafana, such as CloudWatch, SQL, Elasticsearch or Graphite, by a service account',
  settings: grafanaSettings,
  ...storeInputs.grafana,
  open: (settings, secrets) => new GrafanaUpstream(settings, secrets),
};

class GrafanaUpstream implements Upstream {
  /** Such stores may bill by the sample: a profile of weeks only where a query asks for it. */
  readonly profileDays = 0;
  private readonly http: HttpClient;

  constructor(
    private readonly settings: GrafanaSettings,
    secrets: Secrets
  ) {
    this.http = new HttpClient(settings, secrets);
  }

  async queryRange(request: RangeRequest, signal: AbortSignal): Promise<RangeAnswer> {
    const { input, stepMs, intervalMs = stepMs } = request;
    const { name, dataSources } = this.settings;
    const { uid, model } = queryModel(input.refId, input.query ?? '', name, dataSources);
    const answers = await Promise.all(
      splitRange(request).map(async ([fromMs, toMs]) => {
        const query = {
          ...model,
          refId: 'A',
          datasource: { uid },
          intervalMs,
          maxDataPoints: Math.max(1, Math.ceil((toMs - fromMs) / stepMs) + 1),
        };
        const { status, body } = await this.http.send(
          {
            method: 'POST',
            path: '/api/ds/query',
            body: JSON.stringify({ from: String(fromMs), to: String(toMs), queries: [query] }),
            contentType: 'application/json',
            accept: 'application/json',
          },
          signal
        );
        return parseAside('grafana', readFrames, name, status, body, input.legend);
      })
    );
    return {
      series: await takingTurns(joinChunks(answers.map(({ series }) => series)), signal),
      warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
      executed: JSON.stringify({ datasource: { uid }, ...model }),
    };
  }

  /** Asks each data source for its own health; one that knows none is well. */
  async health(signal: AbortSignal): Promise<string> {
    const { name, dataSources } = this.settings;
    await Promise.all(
      dataSources.map(async (uid) => {
        const path = `/api/datasources/uid/${pathSegment(uid)}/health`;
        const { status, said } = await this.get(path, healthShape, signal);
        const { message } = said;
        const hasNoHealth = status >= 400 && /not implemented|unimplemented|method.*not found/i.test(message);
        if (status !== 200 && !hasNoHealth) {
          throw new UpstreamError(`${name}: data source "${uid}": ${message}`, status);
        }
      })
    );
    const { version = '' } = (await this.get('/api/health', buildShape, signal)).said;
    const asked = dataSources.length === 1 ? 'one data source' : `${dataSources.length} data sources`;
    return `Grafana${version === '' ? '' : ` ${version}`}, ${asked}`;
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /** @throws UpstreamError where the answer, of whatever status, is not of the shape */
  private async get<Said>(
    path: string,
    shape: z.ZodType<Said>,
    signal: AbortSignal
  ): Promise<{ readonly status: number; readonly said: Said }> {
    const { status, body } = await this.http.send({ method: 'GET', path, maxResponseBytes: shortAnswerBytes }, signal);
    const parsed = shape.safeParse(parseJson(body));
    if (!parsed.success) {
      throw new UpstreamError(
        `${this.settings.name}: HTTP ${status}, and the answer is not Grafana's`,
        status >= 400 ? status : 502
      );
    }
    return { status, said: parsed.data };
  }
}

/** What Grafana says of a data source. */
const healthShape = z.object({ message: z.string() });
/** What it says of itself; it may keep its version to itself. */
const buildShape = z.object({ database: z.string(), version: z.string().optional() });
