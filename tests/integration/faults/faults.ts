import { type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** How a store misbehaves, and what becomes of a query that meets it. */
export interface Fault {
  readonly name: string;
  /** Which API the store should have had. */
  readonly kind: 'prometheus' | 'influxql' | 'flux' | 'loki' | 'tempo' | 'jaeger';
  readonly respond: (response: ServerResponse, request: IncomingMessage) => void;
  /** What the user reads; undefined where the query is answered. */
  readonly error?: RegExp;
  /** What a notice on the answer says. */
  readonly notice?: RegExp;
}

/** How long the stores of the suite may take. */
export const faultTimeoutMs = 1500;

const cannotReach = /cannot reach http:\/\/127\.0\.0\.1:\d+\/\d+ \(.+\)$|no answer within/;
const tooLate = /no answer within 1\.5 s$/;
const notPrometheus = /the answer is not that of a Prometheus API/;
const notInfluxdb = /the answer is not InfluxDB's|no CSV of Flux/;
const login = '<!doctype html><title>Sign in</title><form action="/login"></form>';

const start = Date.UTC(2026, 0, 5) / 1000;

/** A matrix of one series, with parts of it replaced. */
function matrix(parts: { readonly metric?: unknown; readonly values?: unknown; readonly extra?: object } = {}): string {
  const values = Array.from({ length: 20 }, (_, i) => [start + 60 * i, String(i % 7)]);
  const { metric = { __name__: 'up', job: 'api' }, extra = {} } = parts;
  const series = { metric, ...('values' in parts ? { values: parts.values } : { values }) };
  return JSON.stringify({ status: 'success', ...extra, data: { resultType: 'matrix', result: [series] } });
}

function text(status: number, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Fault['respond'] {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** Bytes straight onto the connection, whatever HTTP says. */
function raw(...pieces: ReadonlyArray<string | Buffer>): Fault['respond'] {
  return (response) => {
    const { socket } = response;
    pieces.forEach((piece) => socket?.write(piece));
    socket?.end();
  };
}

/** Writes a piece again and again, as fast as it is read or in an interval, until the other side has gone. */
function endless(piece: Buffer | string, intervalMs?: number, head?: string): Fault['respond'] {
  return (response) => {
    const sink = head === undefined ? response : response.socket;
    if (head !== undefined) {
      sink?.write(head);
    }
    let isOpen = true;
    const write = (): void => {
      if (!isOpen || sink === null) {
        return;
      }
      if (intervalMs !== undefined) {
        sink.write(piece);
        setTimeout(write, intervalMs);
      } else if (sink.write(piece)) {
        setImmediate(write);
      } else {
        sink.once('drain', write);
      }
    };
    response.on('close', () => (isOpen = false));
    response.socket?.on('error', () => (isOpen = false));
    response.socket?.on('close', () => (isOpen = false));
    write();
  };
}

const prometheus = (name: string, respond: Fault['respond'], error?: RegExp, notice?: RegExp): Fault => ({
  name,
  kind: 'prometheus',
  respond,
  ...(error === undefined ? {} : { error }),
  ...(notice === undefined ? {} : { notice }),
});

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const zeros = Buffer.alloc(1024 * 1024);

/** A gigabyte of spaces, packed: a megabyte of the same block over and over. */
function bomb(response: ServerResponse): void {
  response.writeHead(200, { 'content-encoding': 'gzip' });
  const block = gzipSync(Buffer.alloc(16 * 1024 * 1024, 0x20));
  for (let i = 0; i < 64; i++) {
    response.write(block);
  }
  response.end();
}

const fluxTable = [
  '#datatype,string,long,dateTime:RFC3339,double,string,string',
  '#group,false,false,false,false,true,true',
  '#default,_result,,,,,',
  ',result,table,_time,_value,_field,_measurement',
  ...Array.from({ length: 20 }, (_, i) => `,,0,2026-01-05T00:${String(i).padStart(2, '0')}:00Z,${i % 7},v,m`),
  '',
  '',
].join('\r\n');

const influxQl = (values: unknown, extra: object = {}): string =>
  JSON.stringify({ results: [{ statement_id: 0, series: [{ name: 'm', columns: ['time', 'v'], values, ...extra }] }] });

/** Everything that a store was seen, or can be thought, to do wrong. */
export const faults: readonly Fault[] = [
  // The connection.
  prometheus('never answers', () => undefined, tooLate),
  prometheus('closes at once', raw(), cannotReach),
  prometheus('resets the connection', (response) => void response.socket?.resetAndDestroy(), cannotReach),
  prometheus('closes after its head', raw(`${head}content-length: 500\r\n\r\n`), cannotReach),
  prometheus('closes amid a body of known length', raw(`${head}content-length: 500\r\n\r\n{"status":`), cannotReach),
  prometheus('closes amid chunks', raw(`${head}transfer-encoding: chunked\r\n\r\n5\r\n{"sta\r\n`), cannotReach),
  prometheus('hangs amid its body', (response) => void response.writeHead(200).write('{"status":"succ'), tooLate),
  prometheus('sends a byte now and then', endless(' ', 100), tooLate),
  prometheus('sends its head by the byte', endless('x', 100, 'HTTP/1.1 200 OK\r\nx: '), tooLate),
  prometheus(
    'sends no end of heads',
    endless(`x: ${'y'.repeat(4000)}\r\n`, undefined, 'HTTP/1.1 200 OK\r\n'),
    cannotReach
  ),
  prometheus('has a head of 1 MB', raw(`${head}x: ${'y'.repeat(1_000_000)}\r\n\r\n{}`), cannotReach),
  prometheus('speaks no HTTP', raw('SSH-2.0-OpenSSH_9.2\r\n'), cannotReach),
  prometheus('speaks HTTP 0.9', raw('<html>hello</html>'), cannotReach),
  prometheus('has a head without an end of line', raw('HTTP/1.1 200 OK'), cannotReach),
  prometheus(
    'goes on and on with 102',
    endless('HTTP/1.1 102 Processing\r\n\r\n', 50, ''),
    /no answer within|cannot reach/
  ),
  prometheus('says a shorter length than it sends', raw(`${head}content-length: 5\r\n\r\n${matrix()}`), /no JSON/),
  prometheus(
    'has bad lengths of chunks',
    raw(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`),
    cannotReach
  ),
  prometheus('has two lengths', raw(`${head}content-length: 2\r\ncontent-length: 9\r\n\r\n{}`), cannotReach),
  // The status.
  prometheus('200 without a body', text(200, ''), /it is empty/),
  prometheus('204', text(204, ''), /HTTP 204/),
  prometheus('redirect to another host', text(302, '', { location: 'http://127.0.0.1:9/' }), /HTTP 302/),
  prometheus('redirect to a file', text(307, '', { location: 'file:///etc/passwd' }), /HTTP 307/),
  prometheus('redirect to itself', text(301, '', { location: '/api/v1/query_range' }), /HTTP 301/),
  prometheus(
    '400 in its own words',
    text(400, '{"status":"error","errorType":"bad_data","error":"parse error: x"}'),
    /bad_data: parse error: x$/
  ),
  prometheus('401', text(401, 'who are you?'), /401|credentials/),
  prometheus('403', text(403, login), /403|credentials/),
  prometheus('404 with a page', text(404, '<h1>not here</h1>'), /HTTP 404.*not here/),
  prometheus(
    '422',
    text(422, '{"status":"error","errorType":"execution","error":"too many samples"}'),
    /too many samples/
  ),
  prometheus('429', text(429, 'slow down', { 'retry-after': '60' }), /HTTP 429.*slow down/),
  prometheus('500 with a text of 5 MB', text(500, 'x'.repeat(5_000_000)), /^.{20,450}$/),
  prometheus('502 with a page', text(502, '<html>Bad Gateway</html>'), /HTTP 502/),
  prometheus('503', text(503, 'no healthy upstream'), /HTTP 503.*no healthy upstream/),
  prometheus('504', text(504, ''), /HTTP 504/),
  prometheus('a status that does not exist', text(799, '{}'), /HTTP 799/),
  // The body.
  prometheus('a login page with 200', text(200, login), notPrometheus),
  prometheus('null', text(200, 'null'), notPrometheus),
  prometheus('a list', text(200, '[]'), notPrometheus),
  prometheus('a number', text(200, '7'), notPrometheus),
  prometheus('a string', text(200, '"success"'), notPrometheus),
  prometheus('an empty object', text(200, '{}'), notPrometheus),
  prometheus('success without data', text(200, '{"status":"success"}'), /no matrix/),
  prometheus('success with null', text(200, '{"status":"success","data":null}'), /no matrix/),
  prometheus('a vector', text(200, '{"status":"success","data":{"resultType":"vector","result":[]}}'), /no matrix/),
  prometheus(
    'a scalar',
    text(200, '{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}'),
    /no matrix/
  ),
  prometheus(
    'a matrix that is null',
    text(200, '{"status":"success","data":{"resultType":"matrix","result":null}}'),
    undefined,
    /no series/
  ),
  prometheus('another status', text(200, '{"status":"fine","data":{"resultType":"matrix","result":[]}}'), /./),
  prometheus('cut off', text(200, matrix().slice(0, 200)), /./),
  prometheus('with something after it', text(200, `${matrix()}{}`), /./),
  prometheus('with one comma too many', text(200, matrix().replace('],[', '],,[')), /./),
  prometheus('a comma too many in 20 MB', (response) => void response.end(`${manySeries(900)},]}}`), /./),
  prometheus('20 MB of brackets', text(200, '['.repeat(20_000_000)), /./),
  prometheus(
    'brackets where samples should be',
    text(200, `{"status":"success","data":{"resultType":"matrix","result":${'['.repeat(5_000_000)}`),
    /./
  ),
  prometheus('objects in objects, 100 000 deep', text(200, '{"a":'.repeat(100_000)), /./),
  prometheus('labels that are null', text(200, matrix({ metric: null })), /./),
  prometheus('labels that are numbers', text(200, matrix({ metric: { a: 1 } })), /./),
  prometheus('labels that are a list', text(200, matrix({ metric: ['a'] })), /./),
  prometheus('samples that are null', text(200, matrix({ values: null })), undefined, /./),
  prometheus('samples that are no pairs', text(200, matrix({ values: [1, 2, 3] })), /./),
  prometheus('samples of one number', text(200, matrix({ values: [[start]] })), /./),
  prometheus('values that are no numbers', text(200, matrix({ values: [[start, 'abc']] })), /./),
  prometheus('values that are objects', text(200, matrix({ values: [[start, {}]] })), /./),
  prometheus(
    'NaN and infinities',
    text(200, matrix({ values: ['NaN', '+Inf', '-Inf', '1e999', '-0'].map((value, i) => [start + 60 * i, value]) }))
  ),
  prometheus(
    'times out of order',
    text(
      200,
      matrix({
        values: [
          [start + 120, '1'],
          [start, '2'],
          [start + 60, '3'],
        ],
      })
    )
  ),
  prometheus(
    'times twice',
    text(
      200,
      matrix({
        values: [
          [start, '1'],
          [start, '2'],
          [start + 60, '3'],
        ],
      })
    )
  ),
  prometheus(
    'times beyond all bounds',
    text(
      200,
      matrix({
        values: [
          [-1e300, '1'],
          [0, '2'],
          [1e300, '3'],
        ],
      })
    )
  ),
  prometheus(
    'the same series twice',
    text(
      200,
      matrix().replace('"result":[', `"result":[{"metric":{"__name__":"up","job":"api"},"values":[[${start},"1"]]},`)
    )
  ),
  prometheus(
    'labels with the names of built-ins',
    text(200, matrix({ metric: JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}') }))
  ),
  prometheus('a label of 1 MB', text(200, matrix({ metric: { a: 'x'.repeat(1_000_000) } })), /of 1000001 characters/),
  prometheus(
    '10 000 labels',
    text(200, matrix({ metric: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`l${i}`, 'v'])) })),
    /10000 labels/
  ),
  prometheus('control characters', text(200, matrix({ metric: { a: '\u0000\u0007\u001b[31m\u202e' } }))),
  prometheus('half characters', text(200, matrix().replace('"api"', '"\\ud800"'))),
  prometheus(
    'bytes that are no UTF-8',
    text(
      200,
      Buffer.concat([Buffer.from(matrix().slice(0, 70)), Buffer.from([0xff, 0xfe]), Buffer.from(matrix().slice(70))])
    ),
    /.|^$/
  ),
  prometheus('a byte order mark', text(200, `\ufeff${matrix()}`), /.|^$/),
  prometheus('UTF-16', text(200, Buffer.from(matrix(), 'utf16le')), /./),
  prometheus(
    'a native histogram',
    text(
      200,
      matrix({ values: undefined, extra: {} }).replace(
        '"metric"',
        `"histograms":[[${start},{"count":"1","sum":"1"}]],"metric"`
      )
    ),
    /histogram/
  ),
  prometheus(
    'an error that it repeats in 5 MB',
    text(400, `{"status":"error","errorType":"x","error":"${'y'.repeat(5_000_000)}"}`),
    /^.{20,450}$/
  ),
  prometheus(
    'warnings of 5 MB',
    text(200, matrix({ extra: { warnings: ['w'.repeat(5_000_000)] } })),
    undefined,
    /w{100}…/
  ),
  prometheus(
    '10 000 warnings',
    text(200, matrix({ extra: { warnings: Array.from({ length: 10_000 }, (_, i) => `warning ${i}`) } })),
    undefined,
    /more/
  ),
  prometheus('a partial answer', text(200, matrix({ extra: { isPartial: true } })), undefined, /partial/),
  prometheus(
    'an error that repeats the credentials',
    (response, request) =>
      void response
        .writeHead(400)
        .end(JSON.stringify({ status: 'error', errorType: 'x', error: `bad header ${request.headers.authorization}` })),
    /\[masked\]/
  ),
  // The size and the packing.
  prometheus('a gzip bomb', (response) => bomb(response), /larger than|no answer within/),
  prometheus(
    'gzip that is broken',
    text(200, Buffer.from('1f8b0800000000000003ffffffff', 'hex'), { 'content-encoding': 'gzip' }),
    cannotReach
  ),
  prometheus(
    'gzip that is cut off',
    text(200, gzipSync(matrix()).subarray(0, 60), { 'content-encoding': 'gzip' }),
    cannotReach
  ),
  prometheus('gzip that is none', text(200, matrix(), { 'content-encoding': 'gzip' }), cannotReach),
  prometheus(
    'a packing that was not asked for',
    text(200, Buffer.from('00ff00ff', 'hex'), { 'content-encoding': 'br' }),
    /./
  ),
  prometheus('no end of zeros', endless(zeros), /larger than|no answer within/),
  prometheus('no end of spaces', endless(Buffer.alloc(1024 * 1024, 0x20)), /larger than|no answer within/),
  prometheus('a gigabyte', gigabyte, /larger than|no answer within/),
  prometheus(
    '25 000 series',
    (response) => void response.end(shortSeries(25_000)),
    /more than 1000 series \(25000\)|25000/
  ),
  // Stores of other kinds.
  { name: 'InfluxQL: a login page', kind: 'influxql', respond: text(200, login), error: notInfluxdb },
  { name: 'InfluxQL: any object', kind: 'influxql', respond: text(200, '{"ok":true}'), error: notInfluxdb },
  {
    name: 'InfluxQL: cut off',
    kind: 'influxql',
    respond: text(200, influxQl([[1, 2]]).slice(0, 40)),
    error: notInfluxdb,
  },
  {
    name: 'InfluxQL: an error',
    kind: 'influxql',
    respond: text(200, '{"results":[{"error":"measurement not found"}]}'),
    error: /measurement not found$/,
  },
  {
    name: 'InfluxQL: an error of 5 MB',
    kind: 'influxql',
    respond: text(400, `{"error":"${'z'.repeat(5_000_000)}"}`),
    error: /^.{20,450}$/,
  },
  {
    name: 'InfluxQL: cut at the row limit',
    kind: 'influxql',
    respond: text(
      200,
      influxQl(
        [
          [start * 1000, 1],
          [start * 1000 + 60_000, 2],
        ],
        { partial: true }
      )
    ),
    notice: /row limit/,
  },
  { name: 'InfluxQL: rows without times', kind: 'influxql', respond: text(200, influxQl([['x', 'y']])), notice: /./ },
  { name: 'InfluxQL: brackets', kind: 'influxql', respond: text(200, '['.repeat(5_000_000)), error: notInfluxdb },
  { name: 'Flux: a login page', kind: 'flux', respond: text(200, login), error: notInfluxdb },
  { name: 'Flux: an object', kind: 'flux', respond: text(200, '{}'), error: notInfluxdb },
  {
    name: 'Flux: cut off at 60 %',
    kind: 'flux',
    respond: text(200, fluxTable.slice(0, fluxTable.length * 0.6)),
    error: /cut off/,
  },
  {
    name: 'Flux: an error amid the answer',
    kind: 'flux',
    respond: text(
      200,
      `${fluxTable}\r\n#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,it broke,897\r\n`
    ),
    error: /it broke/,
  },
  {
    name: 'Flux: quotes that do not end',
    kind: 'flux',
    respond: text(200, fluxTable.replace('_result', '"_result')),
    error: /./,
  },
  { name: 'Loki: a login page', kind: 'loki', respond: text(200, login), error: /not Loki's/ },
  {
    name: 'Loki: any object',
    kind: 'loki',
    respond: text(200, '{"status":"success"}'),
    error: /neither series nor lines|not Loki's/,
  },
  {
    name: 'Loki: an error in plain text',
    kind: 'loki',
    respond: text(400, 'parse error at line 1'),
    error: /parse error at line 1$/,
  },
  { name: 'Tempo: a login page', kind: 'tempo', respond: text(200, login), error: /the answer is no trace/ },
  { name: 'Tempo: an object', kind: 'tempo', respond: text(200, '{}'), error: /the answer is no trace/ },
  { name: 'Jaeger: a login page', kind: 'jaeger', respond: text(200, login), error: /the answer is no trace/ },
  {
    name: 'Jaeger: an error',
    kind: 'jaeger',
    respond: text(404, '{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}'),
    error: /trace not found/,
  },
];

function manySeries(count: number): string {
  const values = Array.from({ length: 1000 }, (_, i) => `[${start + 60 * i},"${i}.5"]`).join();
  const series = Array.from({ length: count }, (_, s) => `{"metric":{"s":"${s}"},"values":[${values}]}`).join();
  return `{"status":"success","data":{"resultType":"matrix","result":[${series}`;
}

function shortSeries(count: number): string {
  const series = Array.from({ length: count }, (_, s) => `{"metric":{"s":"${s}"},"values":[[${start},"1"]]}`).join();
  return `{"status":"success","data":{"resultType":"matrix","result":[${series}]}}`;
}

/** A well-formed answer that goes on for a gigabyte. */
function gigabyte(response: ServerResponse): void {
  const piece = Buffer.from(`{"metric":{"s":"x"},"values":[${`[${start},"1"],`.repeat(60_000)}[${start},"1"]]},`);
  response.write('{"status":"success","data":{"resultType":"matrix","result":[');
  endless(piece)(response, response.req);
}
