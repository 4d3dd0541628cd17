import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Agent, type buildConnector, type Dispatcher, request } from 'undici';
import { type QueryMemory } from '../../budget/answerMemory';
import { currentScope } from '../../budget/queryScope';
import { traceHeaders } from '../../telemetry/traceHeaders';
import { takingTurns } from '../../workers/takingTurns';
import { UpstreamError, type Secrets } from '../upstream';
import { failureReason } from './failureReason';
import { type HttpSettings } from './httpSettings';
import { refusedCredentials } from './refusedCredentials';
import { countedCall } from './storeCalls';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** The path below the store's URL, with its query string. */
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The largest answer that this request can have, where that is less than the settings allow. */
  readonly maxResponseBytes?: number;
}

/** The largest answer to a request that asks for little: whether the store is there, and what it is. */
export const shortAnswerBytes = 1024 * 1024;

export interface HttpResponse {
  readonly status: number;
  readonly body: Buffer;
}

/** Which connections a request takes: those of alert rules and of large answers are apart, so that nobody waits behind them. */
type Lane = 'alert' | 'ordinary' | 'large';

/**
 * A client for one store: adds the credentials, and holds every call to the deadline and every answer to the size caps.
 * Redirects are not followed, since they would carry the credentials elsewhere.
 */
export class HttpClient {
  private readonly lanes: Readonly<Record<Lane, Agent>>;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly base: string;

  constructor(
    private readonly settings: HttpSettings & { readonly name: string },
    secrets: Secrets
  ) {
    this.base = settings.url.replace(/\/+$/, '');
    this.headers = credentialHeaders(settings, secrets);
    const quarter = Math.floor(settings.maxConnections / 4);
    const agent = (connections: number): Agent =>
      new Agent({ connect: tlsOptions(settings, secrets), connectTimeout: settings.timeoutMs, connections });
    this.lanes = {
      alert: agent(quarter),
      ordinary: agent(settings.maxConnections - 2 * quarter),
      large: agent(quarter),
    };
  }

  /**
   * Sends a request and reads its whole answer. An answer for which there is no place beside those of others is given up
   * once it turns out to be large, and asked for again when there is one. A request, which only reads, is also sent once
   * more where the store drops a connection before it answers, as it may one that has been idle for long.
   *
   * @throws UpstreamError also where the store refuses the credentials
   */
  send(call: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    return countedCall(this.settings.name, call.method, () => this.sendWherePlace(call, signal));
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.lanes).map((agent) => agent.close()));
  }

  private async sendWherePlace(call: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { priority, memory } = currentScope();
    const first = await this.attempt(call, priority === 'alert' ? 'alert' : 'ordinary', signal, memory);
    let answer = first;
    while ('noPlaceFor' in answer) {
      await memory?.reserve(answer.noPlaceFor, signal).catch((error: unknown) => {
        throw this.describeFailure(error, signal, undefined);
      });
      answer = await this.attempt(call, priority === 'alert' ? 'alert' : 'large', signal, memory);
    }
    return answer;
  }

  private async attempt(
    call: HttpRequest,
    lane: Lane,
    signal: AbortSignal,
    memory: QueryMemory | undefined
  ): Promise<HttpResponse | NoPlace> {
    const deadline = AbortSignal.timeout(this.settings.timeoutMs);
    try {
      const either = AbortSignal.any([signal, deadline]);
      const response = await this.request(call, lane, either).catch((error: unknown) => {
        if (!isDroppedConnection(error)) {
          throw error;
        }
        return this.request(call, lane, either);
      });
      const encoding = response.headers['content-encoding'];
      const stream = encoding === 'gzip' ? pipeline(response.body, createGunzip(), noop) : response.body;
      const body =
        response.statusCode !== 200
          ? await readBegin(stream)
          : await this.readCapped(stream, call.maxResponseBytes ?? Infinity, memory);
      if (!Buffer.isBuffer(body)) {
        return body;
      }
      const answer = { status: response.statusCode, body };
      const refused = refusedCredentials(this.settings, answer);
      if (refused !== undefined) {
        throw refused;
      }
      return answer;
    } catch (error) {
      throw this.describeFailure(error, signal, deadline);
    }
  }

  private request(call: HttpRequest, lane: Lane, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    return request(this.base + call.path, {
      method: call.method,
      dispatcher: this.lanes[lane],
      signal,
      headers: {
        'accept-encoding': 'gzip',
        ...(call.accept === undefined ? {} : { accept: call.accept }),
        ...(call.contentType === undefined ? {} : { 'content-type': call.contentType }),
        ...traceHeaders(),
        ...call.headers,
        ...this.headers,
      },
      body: call.body ?? null,
    });
  }

  private async readCapped(
    stream: AsyncIterable<unknown>,
    mostBytes: number,
    memory: QueryMemory | undefined
  ): Promise<Buffer | NoPlace> {
    const most = Math.min(mostBytes, this.settings.maxResponseBytes);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) {
        continue;
      }
      size += chunk.byteLength;
      if (size > most) {
        throw new UpstreamError(
          `${this.settings.name}: the answer is larger than ${formatBytes(most)}; ` +
            'select fewer series, take a larger step, or raise the size cap in the data source settings',
          413
        );
      }
      if (memory?.add(chunk.byteLength) === false) {
        memory.back(size);
        return { noPlaceFor: size };
      }
      chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    }
    return takingTurns(joinInStretches(chunks, size));
  }

  private describeFailure(error: unknown, signal: AbortSignal, deadline: AbortSignal | undefined): Error {
    if (error instanceof UpstreamError) {
      return error;
    }
    const { name, timeoutMs } = this.settings;
    if (signal.aborted) {
      return new UpstreamError(`${name}: the query was cancelled`, 499, { cause: error });
    }
    if (deadline?.aborted === true) {
      return new UpstreamError(`${name}: no answer within ${timeoutMs / 1000} s`, 504, { cause: error });
    }
    return new UpstreamError(`${name}: cannot reach ${withoutCredentials(this.base)} (${failureReason(error)})`, 502, {
      cause: error,
    });
  }
}

/** How many bytes were read of an answer for which there was no place. */
interface NoPlace {
  readonly noPlaceFor: number;
}

/** What tells of an error is read up to this: a longer text is no message. */
const longestError = 1024 * 1024;

async function readBegin(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (chunk instanceof Uint8Array) {
      chunks.push(chunk);
      size += chunk.byteLength;
    }
    if (size > longestError) {
      break;
    }
  }
  return Buffer.concat(chunks);
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
    headers['authorization'] = `Bearer ${asHeader('token', secrets['token'] ?? '')}`;
  }
  if (settings.tenant !== undefined) {
    headers['x-scope-orgid'] = settings.tenant;
  }
  for (const name of settings.headers) {
    const value = secrets[`header.${name}`];
    if (value !== undefined) {
      headers[name.toLowerCase()] = asHeader(`header.${name}`, value);
    }
  }
  return headers;
}

/** @throws Error for a secret that would end its header or cannot stand in one */
function asHeader(secret: string, value: string): string {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    throw new Error(`the secret "${secret}" has a line break or another sign that no header can hold: enter it again`);
  }
  return value;
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

function withoutCredentials(url: string): string {
  return url.replace(/\/\/.*@/, '//').replace(/[?#].*$/, '');
}

function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes / 1024 / 102.4) / 10} MB`;
}
