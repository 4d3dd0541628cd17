import { describe, expect, it } from 'vitest';
import { logSignals } from '../../../../src/core/logs/logSignals';
import { parseLogLine } from '../../../../src/core/logs/parseLogLine';

interface Expected {
  readonly status?: number;
  readonly isError?: boolean;
  readonly latencyMs?: number;
}

/** Lines as programs and frameworks write them by default, and what they tell; what is left out is not judged. */
const lines: ReadonlyArray<readonly [program: string, line: string, expected: Expected]> = [
  [
    'envoy default text',
    '[2026-01-02T03:04:05.678Z] "GET /cart HTTP/1.1" 503 UF 0 91 12 11 "-" "curl/8" "abc" "shop" "10.0.0.1:80"',
    { status: 503, isError: true, latencyMs: 12 },
  ],
  [
    'istio default text',
    '[2026-01-02T03:04:05.678Z] "GET /cart HTTP/1.1" 200 - via_upstream - "-" 0 45 5 4 "-" "curl/7" "id" "shop" "10.0.0.1:80" outbound|80||x - 10.0.0.2:80 10.0.0.3:4 - default',
    { status: 200, isError: false, latencyMs: 5 },
  ],
  [
    'istio no response 0',
    '[2026-01-02T03:04:05.678Z] "GET /cart HTTP/1.1" 0 DC downstream_remote_disconnect - "-" 0 0 5 - "-" "curl/7" "id" "shop" "-"',
    { status: NaN, latencyMs: 5 },
  ],
  [
    'envoy tcp',
    '[2026-01-02T03:04:05.678Z] "- - -" 0 - - - "-" 120 45 500 - "-" "-" "-" "-" "10.0.0.1:5432"',
    { status: NaN, isError: false, latencyMs: 500 },
  ],
  [
    'nginx combined',
    '192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 404 552 "-" "curl/8"',
    { status: 404, isError: false, latencyMs: NaN },
  ],
  [
    'nginx combined v6',
    '2001:db8::1 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 500 552 "-" "curl/8"',
    { status: 500, isError: true, latencyMs: NaN },
  ],
  [
    'nginx combined + request_time',
    '192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 200 552 "-" "curl/8" 0.123',
    { status: 200, latencyMs: 123 },
  ],
  [
    'nginx xff + rt= uct',
    '192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 200 552 "-" "Mozilla/5.0 (X11) Chrome/120.0" "203.0.113.4" rt=0.250 uct="0.001" uht="0.2" urt="0.249"',
    { status: 200, latencyMs: 250 },
  ],
  [
    'nginx 499',
    '192.0.2.7 - bob [02/Jan/2026:03:04:05 +0000] "POST /a HTTP/2.0" 499 0 "https://x/?level=error" "Mozilla/5.0"',
    { status: 499, isError: false, latencyMs: NaN },
  ],
  [
    'nginx bad request line',
    '192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "\\x16\\x03\\x01" 400 157 "-" "-"',
    { status: 400, isError: false },
  ],
  [
    'nginx ingress 2 upstreams',
    '192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 504 160 "-" "curl/8" 431 10.005 [shop-web-80] [] 10.0.0.2:8080, 10.0.0.3:8080 0, 0 5.001, 5.004 504, 504 3f1e',
    { status: 504, isError: true, latencyMs: 10005 },
  ],
  [
    'nginx json num',
    '{"time_local":"02/Jan/2026:03:04:05 +0000","remote_addr":"1.2.3.4","request":"GET / HTTP/1.1","status":502,"body_bytes_sent":5,"request_time":1.5,"upstream_response_time":"1.499"}',
    { status: 502, isError: true, latencyMs: 1500 },
  ],
  ['nginx json upstream only', '{"status":"200","upstream_response_time":"0.010"}', { status: 200, latencyMs: 10 }],
  [
    'nginx error log',
    '2026/01/02 03:04:05 [error] 31#31: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.1, request: "GET / HTTP/1.1"',
    { isError: true, status: NaN, latencyMs: NaN },
  ],
  [
    'nginx warn log',
    '2026/01/02 03:04:05 [warn] 31#31: *1 an upstream response is buffered to a temporary file error',
    { isError: false },
  ],
  ['nginx emerg', '2026/01/02 03:04:05 [emerg] 1#1: bind() to 0.0.0.0:80 failed', { isError: true }],
  [
    'apache common',
    '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326',
    { status: 200, latencyMs: NaN },
  ],
  [
    'apache %D',
    '127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.1" 200 2326 "-" "x" 51234',
    { status: 200, latencyMs: 51.234 },
  ],
  [
    'apache vhost',
    'www.example.com:443 127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.1" 503 2326 "-" "x"',
    { status: 503, isError: true },
  ],
  [
    'apache error 2.4',
    '[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35708:tid 4328636416] [client 72.15.99.187] File does not exist',
    { isError: true },
  ],
  [
    'apache error notice',
    '[Fri Sep 09 10:42:29.902022 2011] [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/2.4 configured -- resuming normal operations',
    { isError: false },
  ],
  [
    'haproxy http',
    'Feb  6 12:14:14 localhost haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in static/srv1 10/0/30/69/109 200 2750 - - ---- 1/1/1/1/0 0/0 {1wt.eu} {} "GET /index.html HTTP/1.1"',
    { status: 200, latencyMs: 109, isError: false },
  ],
  [
    'haproxy 503 nosrv',
    'haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in~ web/<NOSRV> 0/-1/-1/-1/+50 503 212 - - SC-- 0/0/0/0/0 0/0 "GET / HTTP/1.1"',
    { status: 503, isError: true, latencyMs: 50 },
  ],
  [
    'haproxy tcp',
    'Feb  6 12:12:56 localhost haproxy[14387]: 10.0.1.2:33313 [06/Feb/2026:12:12:51.443] fnt bck/srv1 0/0/5007 212 -- 0/0/0/0/3 0/0',
    { status: NaN, isError: false, latencyMs: 5007 },
  ],
  [
    'haproxy ts iso',
    '<134>1 2026-01-02T03:04:05.678+00:00 lb haproxy 14 - - 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in static/srv1 10/0/30/69/109 502 2750 - - SH-- 1/1/1/1/0 0/0 "GET / HTTP/1.1"',
    { status: 502, isError: true, latencyMs: 109 },
  ],
  [
    'traefik clf',
    '192.168.1.1 - - [02/Jan/2026:03:04:05 +0000] "GET / HTTP/1.1" 502 11 "-" "-" 6 "shop@docker" "http://10.0.0.1:80" 4ms',
    { status: 502, isError: true, latencyMs: 4 },
  ],
  [
    'traefik app log',
    'time="2026-01-02T03:04:05Z" level=error msg="the service \\"x\\" does not exist" entryPointName=web',
    { isError: true },
  ],
  [
    'traefik v3 text',
    '2026-01-02T03:04:05Z ERR error="accept tcp: use of closed network connection" entryPointName=web',
    { isError: true },
  ],
  ['traefik v3 inf', '2026-01-02T03:04:05Z INF Starting provider *file.Provider', { isError: false }],
  [
    'traefik json 200',
    '{"ClientAddr":"1.2.3.4:5","DownstreamStatus":200,"Duration":1000000,"OriginStatus":200,"level":"info","msg":"","time":"x"}',
    { status: 200, latencyMs: 1, isError: false },
  ],
  [
    'traefik json no origin',
    '{"DownstreamStatus":404,"Duration":52000,"RequestMethod":"GET","level":"info"}',
    { status: 404, latencyMs: 0.052, isError: false },
  ],
  [
    'caddy err',
    '{"level":"error","ts":1646861401.5,"logger":"http.log.error","msg":"dial tcp: refused","request":{"method":"GET","uri":"/"},"duration":0.001929675,"status":502,"err_id":"x"}',
    { status: 502, isError: true, latencyMs: 1.929675 },
  ],
  [
    'caddy handled 500',
    '{"level":"error","ts":1646861401.5,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":"1.1.1.1","method":"GET","host":"a","uri":"/","headers":{"User-Agent":["x"]}},"bytes_read":0,"user_id":"","duration":1.5,"size":0,"status":500,"resp_headers":{}}',
    { status: 500, isError: true, latencyMs: 1500 },
  ],
  [
    'caddy duration string',
    '{"level":"info","logger":"http.log.access","msg":"handled request","request":{"method":"GET"},"duration":"250ms","size":1,"status":200}',
    { latencyMs: 250, status: 200 },
  ],
  [
    'alb',
    'https 2026-07-02T22:23:00.186641Z app/my-lb/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/ HTTP/1.1" "curl/7.46.0" ECDHE TLSv1.2 arn:aws:x "Root=1-58337281-1d84f3d73c47ec4e58577259" "www.example.com" "arn" 1 2018-07-02T22:22:48.364000Z "authenticate,forward" "-" "-" "10.0.0.1:80" "200" "-" "-"',
    { status: 200, latencyMs: 171 },
  ],
  [
    'alb 502',
    'http 2026-07-02T22:23:00.186641Z app/my-lb/50dc 192.168.131.39:2817 10.0.0.1:80 0.001 -1 -1 502 - 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.46.0" - - arn "Root=1" "-" "-" 0 2026-07-02T22:22:48.364000Z "forward" "-" "-" "10.0.0.1:80" "-" "-" "-"',
    { status: 502, isError: true },
  ],
  [
    'alb 460 all -1',
    'http 2026-07-02T22:23:00.186641Z app/my-lb/50dc 192.168.131.39:2817 - -1 -1 -1 503 - 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.46.0" - - - "Root=1" "-" "-" 0 2026-07-02T22:22:48.364000Z "forward" "-" "-" "-" "-" "-" "-"',
    { status: 503, isError: true, latencyMs: NaN },
  ],
  [
    'spring info',
    '2026-01-02T03:04:05.678+01:00  INFO 1 --- [shop] [nio-8080-exec-1] c.e.Cart : no error here',
    { isError: false },
  ],
  [
    'spring 2',
    '2026-01-02 03:04:05.678 ERROR 1 --- [           main] o.s.boot.SpringApplication               : Application run failed',
    { isError: true },
  ],
  ['spring warn', '2026-01-02 03:04:05.678  WARN 1 --- [main] o.h.Error : Error 42', { isError: false }],
  ['logback default', '03:04:05.678 [http-nio-8080-exec-1] ERROR c.e.Cart - charge failed', { isError: true }],
  ['logback default info', '03:04:05.678 [http-nio-8080-exec-1] INFO  c.e.Cart - error count 0', { isError: false }],
  ['log4j pattern', '2026-01-02 03:04:05,678 [main] FATAL c.e.Cart - out of memory', { isError: true }],
  ['log4j %r', '467 [main] ERROR org.apache.Foo - x', { isError: true }],
  ['log4j2 default', '03:04:05.678 [main] ERROR com.foo.Bar - Did it again!', { isError: true }],
  ['log4j level first', 'ERROR StatusLogger Log4j2 could not find a logging implementation', { isError: true }],
  [
    'log4j json',
    '{"instant":{"epochSecond":1,"nanoOfSecond":2},"thread":"main","level":"ERROR","loggerName":"x","message":"m","endOfBatch":false}',
    { isError: true },
  ],
  [
    'logstash encoder',
    '{"@timestamp":"2026-01-02T03:04:05.678Z","@version":"1","message":"x","logger_name":"c.e.C","thread_name":"main","level":"ERROR","level_value":40000}',
    { isError: true },
  ],
  [
    'logstash info lv',
    '{"@timestamp":"2026-01-02T03:04:05.678Z","@version":"1","message":"x","logger_name":"c.e.C","thread_name":"main","level":"INFO","level_value":20000}',
    { isError: false },
  ],
  ['python default', 'ERROR:root:charge failed', { isError: true }],
  ['python asctime', '2026-01-02 03:04:05,678 - shop.cart - ERROR - charge failed', { isError: true }],
  ['python asctime2', '2026-01-02 03:04:05,678 ERROR shop.cart charge failed', { isError: true }],
  ['python info err text', '2026-01-02 03:04:05,678 - shop.cart - INFO - 0 errors', { isError: false }],
  ['python bracket', '[2026-01-02 03:04:05 +0000] [7] [ERROR] Exception in worker process', { isError: true }],
  [
    'gunicorn access',
    '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET / HTTP/1.1" 500 12 "-" "curl" 1234',
    { status: 500, isError: true },
  ],
  [
    'uvicorn',
    'INFO:     127.0.0.1:54321 - "GET /items HTTP/1.1" 500 Internal Server Error',
    { status: 500, isError: true },
  ],
  ['python json levelno', '{"message":"x","levelno":40,"levelname":"ERROR"}', { isError: true }],
  ['python json level name lower', '{"event":"x","level":"error","timestamp":"2026"}', { isError: true }],
  ['structlog warning', '{"event":"error handled","level":"warning","timestamp":"2026"}', { isError: false }],
  [
    'postgres error',
    '2026-01-02 03:04:05.678 UTC [1234] ERROR:  relation "x" does not exist at character 15',
    { isError: true },
  ],
  ['postgres log', '2026-01-02 03:04:05.678 UTC [1234] LOG:  checkpoint complete: wrote 3 buffers', { isError: false }],
  [
    'postgres duration',
    '2026-01-02 03:04:05.678 UTC [1234] LOG:  duration: 1234.567 ms  statement: SELECT 1',
    { isError: false, latencyMs: 1234.567 },
  ],
  ['postgres user@db', '2026-01-02 03:04:05.678 CET [1234] app@shop ERROR:  deadlock detected', { isError: true }],
  [
    'postgres default prefix old',
    '2026-01-02 03:04:05.678 UTC [1234]: [3-1] user=app,db=shop,app=x,client=10.0.0.1 FATAL:  too many connections',
    { isError: true },
  ],
  ['postgres detail', '2026-01-02 03:04:05.678 UTC [1234] DETAIL:  Key (id)=(1) already exists.', { isError: false }],
  [
    'postgres json',
    '{"timestamp":"2026-01-02 03:04:05.678 UTC","pid":1,"error_severity":"ERROR","message":"x","state_code":"42P01"}',
    { isError: true },
  ],
  [
    'postgres json log',
    '{"timestamp":"2026-01-02 03:04:05.678 UTC","pid":1,"error_severity":"LOG","message":"error"}',
    { isError: false },
  ],
  ['mysql 8', '2026-01-02T03:04:05.678901Z 8 [ERROR] [MY-010119] [Server] Aborting', { isError: true, status: NaN }],
  [
    'mysql warn',
    '2026-01-02T03:04:05.678901Z 0 [Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.',
    { isError: false },
  ],
  ['mariadb', '2026-01-02  3:04:05 0 [ERROR] InnoDB: Unable to lock ./ibdata1 error: 11', { isError: true }],
  ['mariadb note', '2026-01-02  3:04:05 0 [Note] InnoDB: Completed initialization', { isError: false }],
  ['mysql slow', '# Query_time: 2.000123  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: 0', { latencyMs: 2000.123 }],
  ['klog I', 'I0102 03:04:05.678901       1 main.go:10] no error', { isError: false }],
  ['klog W', 'W0102 03:04:05.678901       1 main.go:10] x', { isError: false }],
  ['klog F', 'F0102 03:04:05.678901       1 main.go:10] x', { isError: true }],
  ['klog json', '{"ts":1580306777.04728,"caller":"x.go:1","msg":"failed","err":"timeout","v":0}', { isError: true }],
  [
    'klog http',
    'I0102 03:04:05.678901       1 httplog.go:132] "HTTP" verb="GET" URI="/healthz" latency="1.5ms" userAgent="x" srcIP="1:1" resp=500',
    { status: 500, latencyMs: 1.5, isError: true },
  ],
  ['zap prod', '{"level":"error","ts":1580306777.04728,"caller":"x.go:1","msg":"failed"}', { isError: true }],
  [
    'zap dur',
    '{"level":"info","ts":1580306777.04728,"caller":"x.go:1","msg":"done","duration":0.25,"status":200}',
    { latencyMs: 250, status: 200, isError: false },
  ],
  ['zap no caller', '{"level":"info","ts":1580306777.04728,"msg":"done","latency":0.25}', { latencyMs: 250 }],
  ['zap dpanic', '{"level":"dpanic","ts":1580306777.04728,"caller":"x.go:1","msg":"failed"}', { isError: true }],
  [
    'zap iso string dur',
    '{"level":"info","ts":"2026-01-02T03:04:05.678Z","caller":"x.go:1","msg":"done","duration":"1.5ms"}',
    { latencyMs: 1.5 },
  ],
  ['zap console', '2026-01-02T03:04:05.678Z\tERROR\tserver/server.go:12\tfailed\t{"err": "x"}', { isError: true }],
  ['zap console info', '2026-01-02T03:04:05.678Z\tINFO\tserver/server.go:12\tdone\t{"errors": 0}', { isError: false }],
  ['pino err', '{"level":50,"time":1522431328992,"pid":42,"hostname":"x","msg":"boom"}', { isError: true }],
  [
    'pino info',
    '{"level":30,"time":1522431328992,"pid":42,"hostname":"x","req":{"id":1,"method":"GET","url":"/"},"res":{"statusCode":200},"responseTime":5,"msg":"request completed"}',
    { isError: false, status: 200, latencyMs: 5 },
  ],
  [
    'pino 500',
    '{"level":50,"time":1522431328992,"pid":42,"hostname":"x","res":{"statusCode":500},"err":{"type":"Error","message":"failed"},"responseTime":12,"msg":"request errored"}',
    { isError: true, status: 500, latencyMs: 12 },
  ],
  ['pino warn', '{"level":40,"time":1522431328992,"pid":42,"hostname":"x","msg":"error?"}', { isError: false }],
  [
    'bunyan',
    '{"name":"x","hostname":"h","pid":1,"level":50,"msg":"x","time":"2026-01-02T03:04:05.678Z","v":0}',
    { isError: true },
  ],
  [
    'bunyan info',
    '{"name":"x","hostname":"h","pid":1,"level":30,"msg":"x","time":"2026-01-02T03:04:05.678Z","latency":12,"v":0}',
    { isError: false, latencyMs: 12 },
  ],
  [
    'serilog clef',
    '{"@t":"2026-01-02T03:04:05.678Z","@mt":"HTTP {RequestMethod} responded {StatusCode} in {Elapsed:0.0000} ms","@l":"Error","RequestMethod":"GET","StatusCode":500,"Elapsed":12.5}',
    { isError: true, status: 500, latencyMs: 12.5 },
  ],
  ['serilog clef info', '{"@t":"2026-01-02T03:04:05.678Z","@m":"no error"}', { isError: false }],
  [
    'serilog clef exception',
    '{"@t":"2026-01-02T03:04:05.678Z","@mt":"x","@l":"Warning","@x":"System.Exception: boom"}',
    { isError: false },
  ],
  ['serilog json', '{"Timestamp":"2026","Level":"Fatal","MessageTemplate":"x","Properties":{}}', { isError: true }],
  ['serilog console', '[03:04:05 ERR] Something failed', { isError: true }],
  ['serilog console inf', '[03:04:05 INF] HTTP GET / responded 200 in 12.3 ms', { isError: false }],
  [
    'monolog json err',
    '{"message":"x","context":{"exception":"x"},"level":400,"level_name":"ERROR","channel":"app"}',
    { isError: true },
  ],
  [
    'monolog critical',
    '{"message":"x","context":[],"level":500,"level_name":"CRITICAL","channel":"app","datetime":"x","extra":{}}',
    { isError: true },
  ],
  [
    'monolog warning',
    '{"message":"x","context":[],"level":300,"level_name":"WARNING","channel":"app"}',
    { isError: false },
  ],
  [
    'monolog line',
    '[2026-01-02T03:04:05.678901+00:00] app.ERROR: charge failed {"exception":"x"} []',
    { isError: true },
  ],
  [
    'monolog line info',
    '[2026-01-02T03:04:05.678901+00:00] request.INFO: Matched route "error". {} []',
    { isError: false },
  ],
  [
    'gelf 6',
    '{"version":"1.1","host":"a","short_message":"x","level":6,"_status":200}',
    { isError: false, status: 200 },
  ],
  ['gelf 4', '{"version":"1.1","host":"a","short_message":"error","level":4}', { isError: false }],
  ['gelf 0', '{"version":"1.1","host":"a","short_message":"x","level":0}', { isError: true }],
  [
    'gelf extra',
    '{"version":"1.1","host":"a","short_message":"x","level":6,"_response_time_ms":12,"_http_status":503}',
    { isError: true, status: 503, latencyMs: 12 },
  ],
  ['ecs', '{"@timestamp":"2026","log.level":"error","message":"x","ecs.version":"1.6.0"}', { isError: true }],
  [
    'ecs nested',
    '{"@timestamp":"2026","log":{"level":"ERROR","logger":"x"},"message":"x","ecs":{"version":"8.0"}}',
    { isError: true },
  ],
  [
    'ecs event.duration',
    '{"@timestamp":"2026","log":{"level":"info"},"message":"x","ecs":{"version":"8.0"},"event":{"duration":12000000},"http":{"response":{"status_code":200}}}',
    { isError: false, latencyMs: 12, status: 200 },
  ],
  [
    'otel json',
    '{"Timestamp":"1586960586000000000","SeverityText":"ERROR","SeverityNumber":17,"Body":"x","Attributes":{"http.status_code":500}}',
    { isError: true, status: 500 },
  ],
  [
    'otel warn',
    '{"timeUnixNano":"1","severityNumber":13,"severityText":"WARN","body":{"stringValue":"error"}}',
    { isError: false },
  ],
  [
    'otel sevnum str',
    '{"timeUnixNano":"1","severityNumber":"SEVERITY_NUMBER_ERROR","body":{"stringValue":"x"}}',
    { isError: true },
  ],
  [
    'otel loki',
    '{"body":"x","severity":"ERROR","traceid":"a","attributes":{"http.response.status_code":503},"resources":{"service.name":"shop"}}',
    { isError: true, status: 503 },
  ],
  [
    'otlp attributes list',
    '{"severityText":"Information","severityNumber":9,"body":"x","attributes":{"http.server.request.duration":0.25}}',
    { isError: false },
  ],
  [
    'gin',
    '[GIN] 2026/01/02 - 03:04:05 | 500 |  1.234567ms |  10.0.0.1 | GET      "/a"',
    { status: 500, isError: true, latencyMs: 1.234567 },
  ],
  [
    'gin µs',
    '[GIN] 2026/01/02 - 03:04:05 | 200 |     56.7µs |  10.0.0.1 | GET      "/a"',
    { status: 200, latencyMs: 0.0567 },
  ],
  ['logfmt err', 'ts=2026-01-02T03:04:05Z caller=main.go:1 level=error msg="x" err="timeout"', { isError: true }],
  ['logfmt err nil', 'ts=2026-01-02T03:04:05Z level=info msg="x" err=null', { isError: false }],
  ['logfmt lvl eror', 't=2026-01-02T03:04:05+0000 lvl=eror msg="x" logger=x', { isError: true }],
  ['logfmt µs', 'level=info duration=532µs status=200', { latencyMs: 0.532 }],
  [
    'grafana router',
    'logger=context userId=1 orgId=1 uname=admin t=2026-01-02T03:04:05Z level=info msg="Request Completed" method=GET path=/api/live/ws status=-1 remote_addr=1 time_ms=1 duration=1.5ms size=0',
    { status: NaN, latencyMs: 1.5, isError: false },
  ],
  [
    'loki metrics.go',
    'level=info ts=2026 caller=metrics.go:159 component=frontend latency=fast query="{a=\\"b\\"} |= \\"level=error\\"" duration=12.5ms status=200 returned_lines=0',
    { latencyMs: 12.5, status: 200, isError: false },
  ],
  [
    'k8s audit',
    '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","verb":"get","responseStatus":{"code":500}}',
    { status: 500, isError: true },
  ],
  ['gcp', '{"severity":"ERROR","message":"x"}', { isError: true }],
  [
    'gcp req',
    '{"severity":"INFO","httpRequest":{"requestMethod":"GET","status":500,"latency":"0.251s"}}',
    { status: 500, isError: true, latencyMs: 251 },
  ],
  ['azure', '{"time":"x","level":"Error","resultType":"500","durationMs":"12"}', { isError: true, latencyMs: 12 }],
  ['redis', '1:M 02 Jan 2026 03:04:05.678 # WARNING overcommit_memory is set to 0! error', { isError: false }],
  ['redis 2', '1:M 02 Jan 2026 03:04:05.678 * Ready to accept connections', { isError: false }],
  [
    'mongodb',
    '{"t":{"$date":"2026-01-02T03:04:05.678+00:00"},"s":"E","c":"NETWORK","id":1,"ctx":"x","msg":"boom"}',
    { isError: true },
  ],
  [
    'mongodb slow',
    '{"t":{"$date":"2026-01-02T03:04:05.678+00:00"},"s":"I","c":"COMMAND","id":51803,"ctx":"conn1","msg":"Slow query","attr":{"type":"command","ns":"a.b","errMsg":"","durationMillis":150}}',
    { isError: false, latencyMs: 150 },
  ],
  ['elasticsearch', '[2026-01-02T03:04:05,678][ERROR][o.e.b.Bootstrap] [node-1] Exception', { isError: true }],
  [
    'elasticsearch json',
    '{"type":"server","timestamp":"2026","level":"ERROR","component":"x","message":"x"}',
    { isError: true },
  ],
  ['kafka', '[2026-01-02 03:04:05,678] ERROR Error while (kafka.server)', { isError: true }],
  ['zookeeper', '2026-01-02 03:04:05,678 [myid:1] - ERROR [main:Foo@1] - x', { isError: true }],
  ['rabbitmq', '2026-01-02 03:04:05.678901+00:00 [error] <0.1.0> closing AMQP connection', { isError: true }],
  [
    'rabbitmq info',
    '2026-01-02 03:04:05.678901+00:00 [info] <0.1.0> accepting AMQP connection error',
    { isError: false },
  ],
  ['rust tracing', '2026-01-02T03:04:05.678901Z ERROR shop::cart: charge failed', { isError: true }],
  [
    'rust tracing info',
    '2026-01-02T03:04:05.678901Z  INFO request{method=GET uri=/}: tower_http::trace: finished processing request latency=12 ms status=500',
    { status: 500 },
  ],
  ['env_logger', '[2026-01-02T03:04:05Z ERROR shop] charge failed', { isError: true }],
  ['slog text', 'time=2026-01-02T03:04:05.678Z level=ERROR msg=x err=timeout', { isError: true }],
  [
    'slog json dur ns',
    '{"time":"2026-01-02T03:04:05.678Z","level":"INFO","msg":"done","duration":250000000,"status":200}',
    { status: 200 },
  ],
  ['zerolog', '{"level":"error","error":"x","time":"2026","message":"x"}', { isError: true }],
  ['zerolog dur', '{"level":"info","duration":12.5,"status":200,"time":1,"message":"x"}', { latencyMs: 12.5 }],
  ['logrus', 'time="2026-01-02T03:04:05Z" level=fatal msg="x"', { isError: true }],
  ['logrus json', '{"level":"warning","msg":"error","time":"2026-01-02T03:04:05Z"}', { isError: false }],
  ['winston', '{"level":"error","message":"x","timestamp":"2026"}', { isError: true }],
  ['morgan dev', 'GET /a 500 12.345 ms - 5', { status: 500, isError: true, latencyMs: 12.345 }],
  ['morgan tiny dash', 'GET /a 200 - - 1.234 ms', { status: 200 }],
  [
    'rails',
    'I, [2026-01-02T03:04:05.678901 #1]  INFO -- : Completed 500 Internal Server Error in 12ms (ActiveRecord: 1.0ms)',
    { status: 500, isError: true, latencyMs: 12 },
  ],
  ['rails err', 'E, [2026-01-02T03:04:05.678901 #1] ERROR -- : boom', { isError: true }],
  [
    'lograge',
    'method=GET path=/a format=html controller=X action=y status=500 duration=58.33 view=40.43 db=15.26',
    { status: 500, isError: true, latencyMs: 58.33 },
  ],
  ['django', '[02/Jan/2026 03:04:05] "GET /a HTTP/1.1" 500 59', { status: 500, isError: true }],
  [
    'iis',
    '2026-01-02 03:04:05 10.0.0.1 GET /a - 80 - 10.0.0.2 curl - 500 0 0 125',
    { status: 500, isError: true, latencyMs: 125 },
  ],
  ['dotnet console', 'fail: Microsoft.AspNetCore.Server.Kestrel[13]', { isError: true }],
  ['dotnet json', '{"EventId":13,"LogLevel":"Error","Category":"x","Message":"x"}', { isError: true }],
  ['dotnet json info', '{"EventId":13,"LogLevel":"Information","Category":"x","Message":"error"}', { isError: false }],
  ['nlog', '2026-01-02 03:04:05.6789|ERROR|Shop.Cart|charge failed', { isError: true }],
  ['nlog info', '2026-01-02 03:04:05.6789|INFO|Shop.Cart|no error', { isError: false }],
  ['syslog 3164', '<11>Jan  2 03:04:05 host app[12]: boom', { isError: true }],
  ['syslog 3164 6', '<14>Jan  2 03:04:05 host app[12]: error?', { isError: false }],
  ['syslog 5424', '<131>1 2026-01-02T03:04:05.678Z host app 12 ID47 [a@1 b="c"] boom', { isError: true }],
  ['journald', '{"PRIORITY":"3","MESSAGE":"x","_SYSTEMD_UNIT":"y"}', { isError: true }],
  ['vault', '2026-01-02T03:04:05.678Z [ERROR] core: failed', { isError: true }],
  ['consul', '2026-01-02T03:04:05.678Z [WARN]  agent: error getting', { isError: false }],
  ['celery', '[2026-01-02 03:04:05,678: ERROR/MainProcess] Task failed', { isError: true }],
  [
    'coredns',
    '[INFO] 10.0.0.1:1 - 1 "A IN x. udp 1 false 512" NOERROR qr,rd 1 0.001234s',
    { isError: false, latencyMs: 1.234 },
  ],
  ['coredns err', '[ERROR] plugin/errors: 2 x. A: read udp: i/o timeout', { isError: true }],
  [
    'etcd',
    '{"level":"warn","ts":"2026-01-02T03:04:05.678Z","caller":"x","msg":"apply request took too long","took":"1.2s","expected-duration":"100ms"}',
    { isError: false, latencyMs: 1200 },
  ],
  ['linkerd', '[     0.001s]  WARN ThreadId(01) linkerd: x', { isError: false }],
  [
    'argocd',
    'time="2026-01-02T03:04:05Z" level=info msg="finished unary call with code OK" grpc.code=OK grpc.method=Get grpc.time_ms=12.5',
    { isError: false, latencyMs: 12.5 },
  ],
  [
    'grpc code',
    '{"level":"error","msg":"finished call","grpc.code":"Internal","grpc.time_ms":"0.25"}',
    { isError: true, latencyMs: 0.25 },
  ],
  ['minio?', '{"level":"ERROR","time":"x","error":{"message":"x"}}', { isError: true }],
  [
    'docker json',
    '{"log":"2026-01-02 03:04:05.678 ERROR 1 --- [main] x : y\\n","stream":"stdout","time":"2026-01-02T03:04:05Z"}',
    { isError: true },
  ],
  ['cri', '2026-01-02T03:04:05.678901234Z stderr F {"level":"error","msg":"x"}', { isError: true }],
  ['ansi', '\u001b[31mERROR\u001b[0m something', { isError: true }],
  ['stack line', '\tat com.example.Foo.bar(Foo.java:12)', { isError: false }],
  ['level emerg num str', '{"level":"3","short_message":"x","version":"1.1","host":"h"}', { isError: true }],
  ['severity err', '{"severity":"err","msg":"x"}', { isError: true }],
  ['loglevel', '{"logLevel":"ERROR","msg":"x"}', { isError: true }],
  ['levelName', '{"levelName":"error","msg":"x"}', { isError: true }],
  ['log_level', '{"log_level":"CRITICAL"}', { isError: true }],
  ['@level', '{"@level":"error","@message":"x","@timestamp":"2026"}', { isError: true }],
  ['status text 500', '{"level":"info","status":"500"}', { status: 500, isError: true }],
  ['status ok word', '{"level":"info","status":"ok","code":200}', { status: 200 }],
  ['code not http', '{"level":"info","code":1}', { status: NaN }],
  [
    'cloudflare',
    '{"EdgeResponseStatus":502,"OriginResponseDurationMs":12,"ClientRequestURI":"/"}',
    { status: 502, isError: true, latencyMs: 12 },
  ],
  [
    'kong',
    '{"latencies":{"request":12,"kong":1,"proxy":11},"response":{"status":500,"size":1},"request":{"uri":"/"}}',
    { status: 500, isError: true, latencyMs: 12 },
  ],
  [
    'varnish',
    '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET http://x/ HTTP/1.1" 503 0 "-" "x"',
    { status: 503, isError: true },
  ],
  ['quarkus', '2026-01-02 03:04:05,678 ERROR [org.acme.Foo] (executor-thread-1) boom', { isError: true }],
  ['micronaut', '03:04:05.678 [main] ERROR i.m.r.Micronaut - x', { isError: true }],
  ['jboss', '03:04:05,678 ERROR [org.jboss.as] (Controller) x', { isError: true }],
  [
    'tomcat',
    '02-Jan-2026 03:04:05.678 SEVERE [main] org.apache.catalina.core.StandardService.initInternal x',
    { isError: true },
  ],
  ['tomcat info', '02-Jan-2026 03:04:05.678 INFO [main] org.apache.catalina x error', { isError: false }],
  ['jul', 'Jan 02, 2026 3:04:05 AM com.foo.Bar baz\nSEVERE: x', { isError: true }],
  ['airflow', '[2026-01-02T03:04:05.678+0000] {taskinstance.py:1234} ERROR - Task failed', { isError: true }],
  ['loguru', '2026-01-02 03:04:05.678 | ERROR    | mod:fn:12 - boom', { isError: true }],
  ['loguru info', '2026-01-02 03:04:05.678 | INFO     | mod:fn:12 - error', { isError: false }],
  ['abseil py', 'E0102 03:04:05.678901 140735 main.py:12] boom', { isError: true }],
  ['clickhouse', '2026.01.02 03:04:05.678901 [ 1 ] {} <Error> Application: DB::Exception', { isError: true }],
  ['clickhouse info', '2026.01.02 03:04:05.678901 [ 1 ] {} <Information> Application: error', { isError: false }],
  ['php-fpm', '[02-Jan-2026 03:04:05] WARNING: [pool www] child 12 said into stderr: "error"', { isError: false }],
  ['php', 'PHP Fatal error:  Uncaught Error: x in /a.php:1', { isError: true }],
  [
    'squid',
    '1767323045.123    250 10.0.0.1 TCP_MISS/503 1234 GET http://x/ - HIER_DIRECT/1.1.1.1 text/html',
    { status: 503, isError: true, latencyMs: 250 },
  ],
];

describe('what a line tells of a request', () => {
  it.each(lines)('%s: %s', (_, line, { status, isError, latencyMs }) => {
    const signals = logSignals(parseLogLine(line));
    if (status !== undefined) {
      expect(signals.status).toBe(status);
    }
    if (isError !== undefined) {
      expect(signals.isError).toBe(isError);
    }
    if (latencyMs !== undefined && Number.isNaN(latencyMs)) {
      expect(signals.latencyMs).toBeNaN();
    } else if (latencyMs !== undefined) {
      expect(signals.latencyMs).toBeCloseTo(latencyMs, 9);
    }
  });
});
