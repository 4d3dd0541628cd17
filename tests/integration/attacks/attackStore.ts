import { constants, getPriority, setPriority } from 'node:os';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/**
 * A store of its own process, so that its work is not that of who asks: answers whatever is asked for as large as the
 * question says. Range queries are "series(20000)", "sparse(20000)" (with one sample each), "comma(3000)" (with
 * one comma too many), "labels(10000)" (one series of so many labels), "label(1000000)"
 * (one label of such a length), "slow(2000)" (one series, after so many milliseconds) and "odd(20)" (so many megabytes
 * that end amid the answer); ids of traces say how many spans they have; lists of labels have 200 000 values. Others go first on the processor, as if it were another
 * machine's. Prints its port.
 */
setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + 5));
createServer((request, response) => {
  response.on('error', () => undefined);
  response.setMaxListeners(0);
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const url = new URL(request.url ?? '/', 'http://store');
    const form = request.method === 'POST' ? new URLSearchParams(Buffer.concat(chunks).toString()) : url.searchParams;
    void answer(url.pathname, form, response).catch(() => response.destroy());
  });
}).listen(0, '127.0.0.1', function (this: ReturnType<typeof createServer>) {
  const address = this.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});

async function answer(path: string, form: URLSearchParams, response: ServerResponse): Promise<void> {
  const trace = /^\/(tempo|jaeger)\/api\/traces\/([\da-f]+)$/.exec(path);
  if (trace !== null) {
    const count = Number.parseInt(trace[2] ?? '', 16);
    return write(response, trace[1] === 'tempo' ? tempoTrace(count) : jaegerTrace(count));
  }
  if (path.endsWith('/values')) {
    return write(
      response,
      listOf(200_000, '{"status":"success","data":[', (i) => `"value-${i}"`, ']}')
    );
  }
  const [, kind = '', size = ''] = /(\w+)\((\d+)\)/.exec(form.get('query') ?? '') ?? [];
  const count = Number(size);
  const number = (name: string): number => Number(form.get(name));
  const grid = { start: number('start'), end: number('end'), step: number('step') };
  switch (kind) {
    case 'series':
      return write(response, matrix(count, grid));
    case 'comma':
      return write(response, withComma(matrix(count, grid)));
    case 'sparse':
      return write(response, matrix(count, { ...grid, start: grid.end }));
    case 'labels': {
      const labels = JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`l${i}`, `v${i}`])));
      return write(
        response,
        matrix(1, grid, () => labels)
      );
    }
    case 'label':
      return write(
        response,
        matrix(1, grid, () => JSON.stringify({ a: 'x'.repeat(count) }))
      );
    case 'odd': {
      const piece = `${'['.repeat(512 * 1024)}${' '.repeat(512 * 1024)}`;
      return write(
        response,
        listOf(count, '{"status":"success","data":{"resultType":"matrix","result":[', () => piece, '')
      );
    }
    default:
      await setTimeout(count);
      return write(response, matrix(1, grid));
  }
}

/** Writes pieces as fast as they are read. */
async function write(response: ServerResponse, pieces: Iterable<string>): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length > 262_144) {
      const isTaken = response.write(text);
      text = '';
      if (response.destroyed) {
        return;
      }
      if (!isTaken) {
        await new Promise((resolve) => {
          response.once('drain', resolve);
          response.once('close', resolve);
        });
      }
    }
  }
  response.end(text);
}

/** With one comma too many before its end. */
function* withComma(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) {
    yield piece === ']}}' ? ',]}}' : piece;
  }
}

function* listOf(count: number, begin: string, entry: (i: number) => string, end: string): Generator<string> {
  yield begin;
  for (let i = 0; i < count; i++) {
    yield `${i === 0 ? '' : ','}${entry(i)}`;
  }
  yield end;
}

const numbers = Array.from({ length: 997 }, (_, i) => (100 + 20 * Math.sin(i / 20) + ((i * 31) % 23)).toFixed(6));

function matrix(
  count: number,
  { start, end, step }: { readonly start: number; readonly end: number; readonly step: number },
  labels = (s: number) => `{"__name__":"load","instance":"node-${s}","zone":"z${s % 3}"}`
): Iterable<string> {
  const times = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => `[${start + i * step},"`);
  const samples = (s: number): string => times.map((time, i) => `${time}${numbers[(i * 7 + s * 13) % 997]}"]`).join();
  return listOf(
    count,
    '{"status":"success","data":{"resultType":"matrix","result":[',
    (s) => `{"metric":${labels(s)},"values":[${samples(s)}]}`,
    ']}}'
  );
}

const startNano = `${Date.UTC(2026, 0, 5)}000000`;

function tempoTrace(count: number): Iterable<string> {
  const id = (i: number): string => Buffer.from(i.toString(16).padStart(16, '0'), 'hex').toString('base64');
  return listOf(
    count,
    '{"batches":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"api"}}]},"scopeSpans":[{"spans":[',
    (i) =>
      `{"traceId":"AAAAAAAAAAAAAAAAAAAAAQ==","spanId":"${id(i + 1)}"${i === 0 ? '' : `,"parentSpanId":"${id(i >> 1 || 1)}"`},` +
      `"name":"GET /${i}","startTimeUnixNano":"${startNano}","endTimeUnixNano":"${startNano.slice(0, -7)}9000000","attributes":[]}`,
    ']}]}]}'
  );
}

function jaegerTrace(count: number): Iterable<string> {
  const startTime = Date.UTC(2026, 0, 5) * 1000;
  return listOf(
    count,
    '{"data":[{"traceID":"1","processes":{"p1":{"serviceName":"api","tags":[]}},"spans":[',
    (i) =>
      `{"traceID":"1","spanID":"${(i + 1).toString(16)}","operationName":"GET /${i}","references":` +
      `${i === 0 ? '[]' : `[{"refType":"CHILD_OF","traceID":"1","spanID":"${((i + 1) >> 1 || 1).toString(16)}"}]`},` +
      `"startTime":${startTime},"duration":${1000 + i},"tags":[],"logs":[],"processID":"p1"}`,
    ']}]}'
  );
}
