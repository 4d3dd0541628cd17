import { describe, expect, it } from 'vitest';
import { logSignals } from '../../../../src/core/logs/logSignals';
import { parseLogLine } from '../../../../src/core/logs/parseLogLine';

const none = Number.NaN;

describe('log lines of common programs', () => {
  it.each<[string, string, string, { status?: number; isError?: boolean; latencyMs?: number }]>([
    // proxies and web servers
    [
      'nginx',
      'access_log',
      '192.0.2.7 - bob [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 200 552 "-" "curl/8.5"',
      { status: 200 },
    ],
    [
      'nginx with the request’s time',
      'access_log',
      '192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 504 552 "-" "curl/8" "10.1.2.3" rt=0.893 uct="0.000"',
      { status: 504, isError: true, latencyMs: 893 },
    ],
    [
      'ingress-nginx',
      'ingress_nginx',
      '192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 502 552 "-" "curl/8" 431 0.893 [shop-web-80] [] 10.0.0.2:8080 552 0.890 502 3f1e',
      { status: 502, isError: true, latencyMs: 893 },
    ],
    [
      'nginx JSON',
      'json',
      '{"request_time": "0.893", "status": "200", "upstream_response_time": "0.894"}',
      { status: 200, latencyMs: 893 },
    ],
    [
      'nginx, errors',
      'nginx_error',
      '2026/01/02 03:04:05 [error] 7#7: *1 connect() failed (111: Connection refused)',
      { isError: true },
    ],
    [
      'Apache, common',
      'access_log',
      '127.0.0.1 - frank [10/Oct/2025:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326',
      { status: 200 },
    ],
    [
      'Apache with %D',
      'apache',
      'www.example.com:443 192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "POST /a HTTP/1.1" 201 5 "-" "curl/8" 12345',
      { status: 201, latencyMs: 12.345 },
    ],
    [
      'Apache, errors',
      'apache_error',
      '[Fri Jan 02 10:42:29.902022 2026] [core:error] [pid 35708:tid 4328636416] [client 72.15.99.187] File does not exist',
      { isError: true },
    ],
    [
      'HAProxy',
      'haproxy',
      'Feb  6 12:14:14 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 "GET /index.html HTTP/1.1"',
      { status: 200, latencyMs: 109 },
    ],
    [
      'HAProxy, no server',
      'haproxy',
      '10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in app/<NOSRV> 0/-1/-1/-1/3001 503 212 - - SC-- 1/1/0/0/0 0/0 "GET / HTTP/1.1"',
      { status: 503, isError: true, latencyMs: 3001 },
    ],
    [
      'Envoy',
      'envoy',
      '[2026-01-02T20:17:00.310Z] "POST /api/v1/locations HTTP/2" 204 - 154 0 226 100 "10.0.35.28" "nsq2http" "cc21d9b0" "locations" "tcp://10.0.2.1:80"',
      { status: 204, latencyMs: 226 },
    ],
    [
      'Istio',
      'istio',
      '[2026-01-02T03:04:05.000Z] "GET /cart HTTP/1.1" 503 UF upstream_reset_before_response_started{connection_failure} - "-" 0 91 12 - "-" "curl/8" "id" "cart:80" "10.0.0.1:80" outbound|80||cart - - - -',
      { status: 503, isError: true, latencyMs: 12 },
    ],
    [
      'Envoy JSON',
      'json',
      '{"start_time":"2026-01-02T03:04:05.000Z","method":"GET","response_code":503,"response_flags":"UF","duration":12,"upstream_service_time":"11"}',
      { status: 503, isError: true, latencyMs: 12 },
    ],
    [
      'Envoy JSON, the client has gone',
      'json',
      '{"response_code":0,"response_flags":"DC","duration":7}',
      { status: none, latencyMs: 7 },
    ],
    [
      'Traefik',
      'traefik',
      '192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 502 11 "-" "-" 17 "web@docker" "http://10.0.0.1:80" 8ms',
      { status: 502, isError: true, latencyMs: 8 },
    ],
    [
      'Traefik JSON',
      'json',
      '{"DownstreamStatus":502,"Duration":8184335,"OriginDuration":7349966,"OriginStatus":502,"level":"info","msg":""}',
      { status: 502, isError: true, latencyMs: 8.184335 },
    ],
    [
      'Caddy',
      'json',
      '{"level":"info","ts":1767323045.1,"logger":"http.log.access","msg":"handled request","request":{"method":"GET","uri":"/x"},"duration":0.25,"size":10,"status":200}',
      { status: 200, latencyMs: 250 },
    ],
    [
      'ALB',
      'alb',
      'https 2026-07-02T22:23:00.186641Z app/my-lb/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/ HTTP/1.1" "curl/7.46.0"',
      { status: 200, latencyMs: 171 },
    ],
    [
      'ALB, no target',
      'alb',
      'http 2026-07-02T22:23:00.186641Z app/my-lb/50dc 192.168.131.39:2817 - -1 -1 -1 502 - 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7"',
      { status: 502, isError: true, latencyMs: none },
    ],
    [
      'ELB',
      'elb',
      '2026-05-13T23:39:43.945958Z my-lb 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.com:80/ HTTP/1.1"',
      { status: 200, latencyMs: 1.178 },
    ],
    // web frameworks
    [
      'Gin',
      'gin',
      '[GIN] 2026/01/02 - 03:04:05 | 500 |      1.5ms |       127.0.0.1 | GET      "/pay"',
      { status: 500, isError: true, latencyMs: 1.5 },
    ],
    ['morgan', 'morgan', 'GET /pay 500 12.345 ms - 20', { status: 500, isError: true, latencyMs: 12.345 }],
    [
      'uvicorn',
      'uvicorn',
      'INFO:     127.0.0.1:51234 - "GET /pay HTTP/1.1" 500 Internal Server Error',
      { status: 500, isError: true },
    ],
    ['Django', 'django', '[02/Jan/2026 03:04:05] "GET /pay HTTP/1.1" 404 145', { status: 404 }],
    [
      'lograge',
      'logfmt',
      'method=GET path=/jobs format=html controller=Jobs action=index status=200 duration=58.33 view=40.43',
      { status: 200, latencyMs: 58.33 },
    ],
    // Java
    [
      'Spring Boot 3',
      'java',
      '2026-01-02T03:04:05.678Z ERROR 1 --- [nio-8080-exec-1] c.e.Cart : charge failed',
      { isError: true },
    ],
    [
      'Spring Boot 2',
      'java',
      '2026-01-02 03:04:05.678  INFO 1 --- [main] c.e.Cart : no error here',
      { isError: false },
    ],
    ['logback', 'java', '03:04:05.678 [http-nio-8080-exec-1] ERROR c.e.Cart - charge failed', { isError: true }],
    ['log4j', 'java', '2026-01-02 03:04:05,678 FATAL [main] c.e.Cart - charge failed', { isError: true }],
    [
      'Elasticsearch',
      'java',
      '[2026-01-02T03:04:05,678][WARN ][o.e.b.Bootstrap] [node-1] ERROR is only a word here',
      { isError: false },
    ],
    [
      'Kafka',
      'java',
      '[2026-01-02 03:04:05,678] ERROR [Broker id=0] failed (kafka.server.KafkaServer)',
      { isError: true },
    ],
    [
      'logstash encoder',
      'json',
      '{"@timestamp":"2026-01-02T03:04:05Z","logger_name":"c.e.Cart","level":"INFO","level_value":20000,"message":"x"}',
      { isError: false },
    ],
    // Python
    ['Python, basic', 'python', 'ERROR:root:charge failed', { isError: true }],
    [
      'Python, with names',
      'python_names',
      '2026-01-02 03:04:05,678 - app.cart - ERROR - charge failed',
      { isError: true },
    ],
    [
      'python-json-logger',
      'json',
      '{"asctime":"2026-01-02 03:04:05,001","name":"app","levelname":"ERROR","message":"charge failed"}',
      { isError: true },
    ],
    ['Python by number', 'json', '{"levelno":40,"msg":"charge failed"}', { isError: true }],
    ['gunicorn', 'java', '[2026-01-02 03:04:05 +0000] [7] [ERROR] Worker timeout', { isError: true }],
    ['Celery', 'java', '[2026-01-02 03:04:05,678: ERROR/MainProcess] Task failed', { isError: true }],
    // databases
    [
      'PostgreSQL',
      'postgresql',
      '2026-01-02 03:04:05.678 UTC [123] ERROR:  relation "x" does not exist at character 15',
      { isError: true },
    ],
    [
      'PostgreSQL, a slow statement',
      'postgresql',
      '2026-01-02 03:04:05.678 UTC [123] app@shop LOG:  duration: 1532.118 ms  statement: SELECT 1',
      { isError: false, latencyMs: 1532.118 },
    ],
    ['MySQL 8', 'mysql', '2026-01-02T03:04:05.678901Z 8 [ERROR] [MY-010123] [Server] Fatal error', { isError: true }],
    [
      'MySQL, a note',
      'mysql',
      '2026-01-02 03:04:05 1234 [Note] /usr/sbin/mysqld: ready for connections.',
      { isError: false },
    ],
    ['MySQL, a slow query', 'mysql_slow', '# Query_time: 1.5  Lock_time: 0.000 Rows_sent: 1', { latencyMs: 1500 }],
    [
      'MongoDB',
      'json',
      '{"t":{"$date":"2026-01-02T03:04:05.678+00:00"},"s":"E","c":"NETWORK","id":1,"ctx":"x","msg":"y","attr":{"durationMillis":12}}',
      { isError: true, latencyMs: 12 },
    ],
    // Go, Rust, .NET, Node, PHP, Ruby, Elixir
    ['klog', 'klog', 'E0102 03:04:05.000001       1 controller.go:114] "Unhandled Error" err="x"', { isError: true }],
    [
      'zap',
      'json',
      '{"level":"error","ts":1767323045.1,"caller":"cart/main.go:42","msg":"charge failed","duration":0.5}',
      { isError: true, latencyMs: 500 },
    ],
    [
      'zap, console',
      'json',
      '{"level":"warn","ts":1767323045.1,"caller":"a.go:1","msg":"no error"}',
      { isError: false },
    ],
    [
      'Go’s durations in logfmt',
      'logfmt',
      'level=info msg=done path=/a status=200 duration=1m2.5s',
      { status: 200, latencyMs: 62_500 },
    ],
    ['Vault', 'java', '2026-01-02T03:04:05.678Z [ERROR] core: failed to unseal', { isError: true }],
    [
      'Rust, in colours',
      'java',
      '\u001b[2m2026-01-02T03:04:05.678901Z\u001b[0m \u001b[31mERROR\u001b[0m cart: charge failed',
      { isError: true },
    ],
    ['.NET', 'dotnet', 'fail: Microsoft.AspNetCore.Server.Kestrel[13]', { isError: true }],
    [
      'Serilog',
      'json',
      '{"@t":"2026-01-02T03:04:05Z","@mt":"HTTP {Method} responded {StatusCode}","@l":"Error","StatusCode":500,"Elapsed":12.5}',
      { status: 500, isError: true, latencyMs: 12.5 },
    ],
    ['Serilog, information', 'json', '{"@t":"2026-01-02T03:04:05Z","@m":"an error in words only"}', { isError: false }],
    [
      'pino',
      'json',
      '{"level":50,"time":1767323045000,"pid":7,"hostname":"a","msg":"x","res":{"statusCode":500},"responseTime":12}',
      { status: 500, isError: true, latencyMs: 12 },
    ],
    [
      'bunyan',
      'json',
      '{"name":"cart","hostname":"a","pid":7,"level":30,"msg":"x","time":"2026-01-02T03:04:05Z","v":0}',
      { isError: false },
    ],
    [
      'Monolog',
      'json',
      '{"message":"ok","context":{},"level":200,"level_name":"INFO","channel":"app"}',
      { isError: false },
    ],
    [
      'Monolog, an error',
      'json',
      '{"message":"no","context":{},"level":400,"level_name":"ERROR","channel":"app"}',
      { isError: true },
    ],
    ['Laravel', 'laravel', '[2026-01-02 03:04:05] production.ERROR: charge failed {"userId":1}', { isError: true }],
    ['Ruby', 'ruby', 'E, [2026-01-02T03:04:05.678 #7] ERROR -- : charge failed', { isError: true }],
    ['Elixir', 'bracketed', '03:04:05.678 [error] charge failed', { isError: true }],
    // carriers of lines
    ['GELF', 'json', '{"version":"1.1","host":"a","short_message":"x","level":3}', { isError: true }],
    ['GELF, a warning', 'json', '{"version":"1.1","host":"a","short_message":"x","level":4}', { isError: false }],
    [
      'ECS',
      'json',
      '{"@timestamp":"2026-01-02T03:04:05Z","ecs.version":"1.2.0","log.level":"error","message":"x","event":{"duration":12000000},"http":{"response":{"status_code":503}}}',
      { status: 503, isError: true, latencyMs: 12 },
    ],
    [
      'OpenTelemetry',
      'json',
      '{"body":"charge failed","severityNumber":17,"severityText":"","attributes":{"http.response.status_code":500}}',
      { status: 500, isError: true },
    ],
    [
      'OpenTelemetry, information',
      'json',
      '{"body":"ok","severityNumber":9,"severityText":"INFO"}',
      { isError: false },
    ],
    [
      'Google Cloud',
      'json',
      '{"severity":"INFO","httpRequest":{"status":200,"latency":"0.25s"}}',
      { status: 200, latencyMs: 250 },
    ],
    ['systemd', 'json', '{"MESSAGE":"charge failed","PRIORITY":"3","_PID":"7"}', { isError: true }],
    ['syslog, RFC 3164', 'syslog', '<11>Jan  2 03:04:05 host1 cart[7]: charge failed', { isError: true }],
    ['syslog, RFC 5424', 'syslog_5424', '<14>1 2026-01-02T03:04:05Z host1 cart 7 - - all is well', { isError: false }],
    [
      'CRI',
      'java',
      '2026-01-02T03:04:05.678901234Z stderr F 2026-01-02 03:04:05,678 ERROR [main] c.e.Cart - x',
      { isError: true },
    ],
    [
      'Docker',
      'logfmt',
      '{"log":"level=error msg=x\\n","stream":"stderr","time":"2026-01-02T03:04:05Z"}',
      { isError: true },
    ],
    // words that only look like it
    [
      'an error in a URL',
      'json',
      '{"http_referer":"https://g.example/explore?var-filters=detected_level|=|error","status":200}',
      { status: 200, isError: false },
    ],
    [
      'an error in a warning',
      'json',
      '{"message":"An error occurred using a transaction.","level":"WARNING","severity":"WARNING"}',
      { isError: false },
    ],
  ])('%s (%s)', (_, format, line, { status = none, isError = false, latencyMs = none }) => {
    const record = parseLogLine(line);
    const signals = logSignals(record);
    expect(record.format).toBe(format);
    expect({ status: signals.status, isError: signals.isError }).toEqual({ status, isError });
    expect(Math.round(signals.latencyMs * 1e9) / 1e9).toBe(latencyMs);
  });

  it('take the level of their labels where they tell neither level nor status', () => {
    const isError = (line: string, level: string): boolean =>
      logSignals(parseLogLine(line), { detected_level: level }).isError;
    expect(isError('charge failed', 'error')).toBe(true);
    expect(isError('charge failed', 'info')).toBe(false);
    expect(isError('level=info msg=x', 'error')).toBe(false);
    expect(isError('{"status":200,"path":"/?q=error"}', 'error')).toBe(false);
  });

  it('are read in a time that grows as their length, whatever they hold', () => {
    // Each would keep a pattern that tries every way of dividing it busy for hours.
    for (const part of ['a=', '[x]', '{"', ' - ', '"a" ', '1.1', '(', 'ERROR ']) {
      const line = `2026-01-02 03:04:05 ${part.repeat(20_000)}`;
      expect(parseLogLine(line).fields).toBeDefined();
    }
  });
});
