import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Agent, type buildConnector, type Dispatcher, request } from 'undici';
import { takingTurns } from '../../workers/takingTurns';
import { UpstreamError, type Secrets } from '../upstream';
import { type HttpSettings } from './httpSettings';
import { refusedCredentials } from './refusedCredentials';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** The path below the store's URL, with its query string. */
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpResponse {
  readonly status: number;
  readonly body: Buffer;
}

/**
 * A client for one store: adds the credentials, and holds every call to the deadline and every answer to the size cap.
 * Redirects are not followed, since they would carry the credentials elsewhere.
 */
export class HttpClient {
  private readonly agent: Agent;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly base: string;

  constructor(
    private readonly settings: HttpSettings & { readonly name: string },
    secrets: Secrets
  ) {
    this.base = settings.url.replace(/\/+$/, '');
    this.headers = credentialHeaders(settings, secrets);
    this.agent = new Agent({ connect: tlsOptions(settings, secrets), connectTimeout: settings.timeoutMs });
  }

  /**
   * Sends a request, which only reads: where the store drops a connection before it answers, as it may one that has been
   * idle for long, the request is sent once more.
   *
   * @throws UpstreamError also where the store refuses the credentials
   */
  async send(call: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const deadline = AbortSignal.timeout(this.settings.timeoutMs);
    try {
      const either = AbortSignal.any([signal, deadline]);
      const response = await this.request(call, either).catch((error: unknown) => {
        if (!isDroppedConnection(error)) {
          throw error;
        }
        return this.request(call, either);
      });
      const encoding = response.headers['content-encoding'];
      const stream = encoding === 'gzip' ? pipeline(response.body, createGunzip(), noop) : response.body;
      const answer = { status: response.statusCode, body: await this.readCapped(stream) };
      const refused = refusedCredentials(this.settings, answer);
      if (refused !== undefined) {
        throw refused;
      }
      return answer;
    } catch (error) {
      throw this.describeFailure(error, signal, deadline);
    }
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  private request(call: HttpRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    return request(this.base + call.path, {
      method: call.method,
      dispatcher: this.agent,
      signal,
      headers: {
        'accept-encoding': 'gzip',
        ...(call.accept === undefined ? {} : { accept: call.accept }),
        ...(call.contentType === undefined ? {} : { 'content-type': call.contentType }),
        ...call.headers,
        ...this.headers,
      },
      body: call.body ?? null,
    });
  }

  private async readCapped(stream: AsyncIterable<unknown>): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) {
        continue;
      }
      size += chunk.byteLength;
      if (size > this.settings.maxResponseBytes) {
        throw new UpstreamError(
          `${this.settings.name}: the answer is larger than ${formatBytes(this.settings.maxResponseBytes)}; ` +
            'select fewer series, take a larger step, or raise the size cap in the data source settings',
          413
        );
      }
      chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    }
    return takingTurns(joinInStretches(chunks, size));
  }

  private describeFailure(error: unknown, signal: AbortSignal, deadline: AbortSignal): Error {
    if (error instanceof UpstreamError) {
      return error;
    }
    const { name, timeoutMs } = this.settings;
    if (signal.aborted) {
      return new UpstreamError(`${name}: the query was cancelled`, 499, { cause: error });
    }
    if (deadline.aborted) {
      return new UpstreamError(`${name}: no answer within ${timeoutMs / 1000} s`, 504, { cause: error });
    }
    return new UpstreamError(`${name}: cannot reach ${withoutCredentials(this.base)} (${reasonOf(error)})`, 502, {
      cause: error,
    });
  }
}

const stretchBytes = 4_194_304;

/** Puts the pieces of an answer together: a hundred megabytes at once would keep everybody waiting. */
function* joinInStretches(chunks: readonly Buffer[], size: number): Generator<undefined, Buffer> {
  const joined = Buffer.allocUnsafeSlow(size);
  let end = 0;
  let stretchEnd = stretchBytes;
  for (const chunk of chunks) {
    end += chunk.copy(joined, end);
    if (end > stretchEnd) {
      yield;
      stretchEnd = end + stretchBytes;
    }
  }
  return joined;
}

function credentialHeaders(settings: HttpSettings, secrets: Secrets): Record<string, string> {
  const headers: Record<string, string> = {};
  if (settings.auth === 'basic') {
    const pair = `${settings.user ?? ''}:${secrets['password'] ?? ''}`;
    headers['authorization'] = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  } else if (settings.auth === 'bearer') {
    headers['authorization'] = `Bearer ${secrets['token'] ?? ''}`;
  }
  if (settings.tenant !== undefined) {
    headers['x-scope-orgid'] = settings.tenant;
  }
  for (const name of settings.headers) {
    const value = secrets[`header.${name}`];
    if (value !== undefined) {
      headers[name.toLowerCase()] = value;
    }
  }
  return headers;
}

function tlsOptions({ tls }: HttpSettings, secrets: Secrets): buildConnector.BuildOptions {
  return {
    rejectUnauthorized: !tls.skipVerify,
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
    ...(tls.withCaCert ? { ca: secrets['tlsCaCert'] ?? '' } : {}),
    ...(tls.withClientCert ? { cert: secrets['tlsClientCert'] ?? '', key: secrets['tlsClientKey'] ?? '' } : {}),
  };
}

/** What comes of a connection that the other side has closed or reset. */
function isDroppedConnection(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

/** The pipeline's own callback has nothing to do: its error comes out of the stream that is read. */
function noop(): void {}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return 'unknown reason';
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return error.message === '' ? code || error.name : error.message;
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes / 1024 / 102.4) / 10} MB`;
}
