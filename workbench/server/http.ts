import { type IncomingMessage, type ServerResponse } from 'node:http';

const bodyLimitBytes = 10 * 1024 * 1024;

/** A failure with the HTTP status it is answered with; the message is for the page. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: number,
    message: string
  ) {
    super(message);
  }
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > bodyLimitBytes) {
      throw new HttpError(413, 'the request is too large');
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await readBody(request)).toString('utf8'));
  } catch (error) {
    throw error instanceof HttpError ? error : new HttpError(400, 'the request is no JSON');
  }
}

export function sendJson(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(json);
}

/** Aborted when the page no longer waits for the answer. */
export function clientGone(response: ServerResponse): AbortSignal {
  const abort = new AbortController();
  response.once('close', () => abort.abort());
  return abort.signal;
}
