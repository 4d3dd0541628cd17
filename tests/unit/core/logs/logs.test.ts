import { describe, expect, it } from 'vitest';
import { logSeries } from '../../../../src/core/logs/logSeries';
import { logSignals } from '../../../../src/core/logs/logSignals';
import { parseLogLine } from '../../../../src/core/logs/parseLogLine';

describe('parseLogLine', () => {
  it('reads JSON and flattens it', () => {
    expect(parseLogLine('{"level":"error","http":{"status":500,"tags":["a","b"]},"ok":false,"n":"1"}')).toEqual({
      format: 'json',
      fields: { level: 'error', 'http.status': 500, 'http.tags.0': 'a', 'http.tags.1': 'b', ok: false, n: '1' },
    });
  });

  it('reads logfmt with quotes and escapes', () => {
    expect(parseLogLine('level=info msg="said \\"hi\\"" dur=1.5 ok=true empty=""')).toEqual({
      format: 'logfmt',
      fields: { level: 'info', msg: 'said "hi"', dur: 1.5, ok: true, empty: '' },
    });
  });

  it('reads an access log, with or without the request time', () => {
    const line = '10.0.0.1 - bob [10/Oct/2025:13:55:36 +0000] "GET /cart?id=1 HTTP/1.1" 502 2326 "-" "curl/8" 0.431';
    expect(parseLogLine(line)).toMatchObject({
      format: 'access_log',
      fields: {
        remote_addr: '10.0.0.1',
        user: 'bob',
        method: 'GET',
        path: '/cart?id=1',
        status: 502,
        bytes: 2326,
        request_time: 0.431,
      },
    });
    expect(parseLogLine('10.0.0.1 - - [x] "-" 400 -').fields['status']).toBe(400);
  });

  it('reads klog and syslog', () => {
    expect(parseLogLine('E1124 09:00:00.123456    1 main.go:42] cannot reach db').fields).toMatchObject({
      level: 'E',
      message: 'cannot reach db',
    });
    expect(parseLogLine('<34>Oct 11 22:14:15 host1 sshd[42]: refused').fields).toMatchObject({
      program: 'sshd',
      pid: 42,
      message: 'refused',
    });
  });

  it('prefers the given patterns, in their order', () => {
    const patterns = [{ name: 'mine', pattern: /^took (?<took>\S+) at (?<place>\w+)$/ }];
    expect(parseLogLine('took 12ms at home', patterns)).toEqual({
      format: 'mine',
      fields: { took: '12ms', place: 'home' },
    });
  });

  it('finds pairs within text, and keeps plain text whole', () => {
    expect(parseLogLine('request done (path=/a, status=200) in 5 ms')).toEqual({
      format: 'key_value',
      fields: { message: 'request done (path=/a, status=200) in 5 ms', path: '/a', status: 200 },
    });
    expect(parseLogLine('  hello world ')).toEqual({ format: 'raw', fields: { message: 'hello world' } });
    expect(parseLogLine('{"broken')).toEqual({ format: 'raw', fields: { message: '{"broken' } });
  });
});

describe('logSignals', () => {
  const signals = (line: string) => logSignals(parseLogLine(line));

  it.each([
    ['{"duration_ms":12}', 12],
    ['{"responseTime":12}', 12],
    ['{"response_time":"1.5s"}', 1500],
    ['{"duration":"1m2.5s"}', 62_500],
    ['{"latency":"350µs"}', 0.35],
    ['{"request_time":0.25}', 250],
    ['{"duration_seconds":2}', 2000],
    ['{"http":{"duration-ms":7}}', 7],
    ['duration_us=1500', 1.5],
    ['{"duration_ms":"x","took":3}', 3],
    ['{"duration_ms":-1}', Number.NaN],
    ['{"message":"duration"}', Number.NaN],
  ])('reads the latency of %s', (line, expected) => {
    const { latencyMs } = signals(line);
    expect(Number.isNaN(expected) ? latencyMs : Math.round(latencyMs * 1e9) / 1e9).toBe(expected);
  });

  it.each([
    ['{"status":404}', 404, false],
    ['{"http.status_code":"503"}', 503, true],
    ['{"status":"ok","code":200}', 200, false],
    ['{"status":0}', Number.NaN, false],
    ['{"level":"ERROR"}', Number.NaN, true],
    ['{"level":50}', Number.NaN, true],
    ['{"level":30}', Number.NaN, false],
    ['{"level":"info","error":null}', Number.NaN, false],
    ['{"err":"timeout"}', Number.NaN, true],
    ['level=warn error=nil', Number.NaN, false],
  ])('reads status and error of %s', (line, status, isError) => {
    expect(signals(line)).toMatchObject({ status, isError });
  });

  it('reads what else helps to find the cause', () => {
    expect(signals('{"service":"cart","path":"/pay","trace_id":"ab","error_type":"Timeout"}')).toMatchObject({
      service: 'cart',
      endpoint: '/pay',
      traceId: 'ab',
      errorType: 'Timeout',
    });
  });
});

describe('logSeries', () => {
  const line = (timeMs: number, text: string, pod = 'a') => ({ timeMs, text, labels: { app: 'cart', pod } });
  const grid = { fromMs: 60_000, toMs: 180_000, stepMs: 60_000 };
  const lines = [
    line(60_000, 'status=200 duration_ms=10'),
    line(150_000, 'status=500 duration_ms=40'),
    line(60_001, 'status=200 duration_ms=20'),
    line(120_000, 'status=404 duration_ms=30', 'b'),
    line(1, 'status=200'),
    line(0, 'too early: it ends the interval before'),
    line(180_001, 'too late'),
  ];

  it('counts lines, errors and status classes, and takes latency quantiles, per interval that ends at the grid time', () => {
    const series = logSeries(lines, { grid, groupBy: ['app'], quantiles: [0.5] });
    expect(series.map(({ labels, values }) => [labels, [...values]])).toEqual([
      [{ app: 'cart', __name__: 'log_lines' }, [2, 2, 1]],
      [{ app: 'cart', __name__: 'log_errors' }, [0, 0, 1]],
      [{ app: 'cart', __name__: 'log_status', class: '2xx' }, [2, 1, 0]],
      [{ app: 'cart', __name__: 'log_status', class: '4xx' }, [0, 1, 0]],
      [{ app: 'cart', __name__: 'log_status', class: '5xx' }, [0, 0, 1]],
      [{ app: 'cart', __name__: 'log_latency_ms', quantile: '0.5' }, [10, 25, 40]],
    ]);
    expect([...(series[0]?.times ?? [])]).toEqual([60_000, 120_000, 180_000]);
  });

  it('takes what the store says of a line where the line is silent, whatever the level is called', () => {
    const errors = (text: string, labels: Record<string, string>, metadata: Record<string, string> = {}) =>
      logSeries([{ timeMs: 60_000, text, labels, metadata }], { grid })
        .filter(({ name }) => name !== 'log_lines')
        .map(({ name, values }) => [name, values[0]]);
    for (const name of ['level', 'LEVEL', 'lvl', 'log_level', 'severity', 'priority_keyword', 'detected_level']) {
      expect(errors('boom', { [name]: 'error' })).toEqual([['log_errors', 1]]);
      expect(errors('boom', { [name]: 'info' })).toEqual([['log_errors', 0]]);
    }
    expect(errors('boom', {}, { http_response_status_code: '503', __error__: 'JSONParserErr' })).toEqual([
      ['log_errors', 1],
      ['log_status', 1],
    ]);
    expect(errors('{"status":200}', {}, { detected_level: 'error', __error__: 'JSONParserErr' })).toEqual([
      ['log_errors', 0],
      ['log_status', 1],
    ]);
  });

  it('keeps streams apart unless told otherwise, and leaves quantiles of empty intervals missing', () => {
    const latency = logSeries(lines, { grid, quantiles: [0.5] }).filter(({ name }) => name === 'log_latency_ms');
    expect(latency.map(({ labels, values }) => [labels['pod'], [...values]])).toEqual([
      ['a', [10, 20, 40]],
      ['b', [Number.NaN, 30, Number.NaN]],
    ]);
  });
});
