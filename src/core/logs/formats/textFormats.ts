import { type LogPattern } from '../logPattern';

const ip = String.raw`(?<remote_addr>\S+)`;
const accessHead = String.raw`(?:\S+:\d+ )?${ip} \S+ (?<user>\S+) \[(?<time>[^\]]+)\] "(?:(?<method>[A-Z]+) (?<path>[^\s"]+)[^"]*|[^"]*)" (?<status>\d{3}) (?<bytes>\d+|-)`;
const referer = String.raw` "(?<referer>[^"]*)" "(?<user_agent>[^"]*)"`;
const levels =
  'TRACE|DEBUG|INFO|INFORMATION|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|CRIT|SEVERE|ALERT|EMERG|EMERGENCY|PANIC|DPANIC|TRC|DBG|INF|WRN|FTL|PNC|TRAC|DEBU|ERRO|FATA|PANI';
const level = `(?<level>${levels})`;
/** Of what writes its levels in small letters. */
const smallLevel = `(?<level>${levels.toLowerCase()})`;
/** In capitals, small letters, or with one capital. */
const anyLevel = `(?<level>${[levels, levels.toLowerCase(), levels.replace(/\w+/g, capitalised)].join('|')})`;
const date = String.raw`(?:\d{4}[-/.]\d\d[-/.]\d\d|\d\d-[A-Z][a-z]{2}-\d{4}|\d{1,2} [A-Z][a-z]{2} \d{4}|\d\d/\d\d/\d\d)`;
const zone = String.raw`(?:Z| ?[+-]\d\d:?\d\d| (?!(?:${levels})\b)[A-Z]{3,4}(?=[ \]]))`;
const stamp = String.raw`${date}(?:T| {1,2})\d{1,2}:\d\d:\d\d(?:[.,]\d+)?${zone}?`;
/** With the date or without it. */
const anyStamp = String.raw`(?:${stamp}|\d\d:\d\d:\d\d(?:[.,]\d+)?|\d{1,2}:\d\d[AP]M)`;

function capitalised(word: string): string {
  return `${word.charAt(0)}${word.slice(1).toLowerCase()}`;
}

function line(name: string, source: string, flags = ''): LogPattern {
  return { name, pattern: new RegExp(`^${source}`, flags) };
}

/**
 * Lines of common programs that are text. The first that matches counts, so that closer forms stand before wider ones.
 * Fields are named by their units (`duration_ms`), where the format has one.
 */
export const textFormats: readonly LogPattern[] = [
  // … length of the request, time in seconds, [upstream's name] [alternative] its address, length, time, status, id
  line(
    'ingress_nginx',
    String.raw`${accessHead}${referer} (?<request_length>\d+) (?<request_time>\d+\.\d+) \[(?<upstream>[^\]]*)\] \[[^\]]*\]`
  ),
  // Traefik's common format: … requests so far, router, server, time
  line('traefik', String.raw`${accessHead}${referer} \d+ "(?<router>[^"]*)" "(?<server>[^"]*)" (?<duration>\d+ms)$`),
  // InfluxDB 1: … id of the request, microseconds
  line('influxdb', String.raw`\[httpd\] ${accessHead}${referer} \S+ (?<duration_us>\d+)$`),
  line(
    'php_fpm',
    String.raw`${ip} -\s+(?:(?<user>\S+) )?(?<time>\d\d/[A-Z][a-z]{2}/\d{4}:[\d:]+ [+-]\d{4}) "(?<method>[A-Z]+) (?<path>[^\s"]+)[^"]*" (?<status>\d{3})`
  ),
  // Apache's %D: microseconds
  line('apache', String.raw`${accessHead}${referer} (?<duration_us>\d+)$`),
  // nginx and Apache; nginx may add the request's time in seconds
  line(
    'access_log',
    String.raw`${accessHead}(?:${referer})?(?:(?:.*?[ "](?:rt|request_time)="?|.*?(?<![\w.:]))(?<request_time>\d+\.\d+)(?![\w.:]))?`
  ),
  line(
    'istio',
    String.raw`\[(?<time>[^\]]+)\] "(?<method>\S+) (?<path>\S+) [^"]*" (?<status>\d+) (?<response_flags>\S+) \S+ \S+ "[^"]*" \d+ \d+ (?<duration_ms>\d+)`
  ),
  line(
    'envoy',
    String.raw`\[(?<time>[^\]]+)\] "(?<method>\S+) (?<path>\S+) [^"]*" (?<status>\d+) (?<response_flags>\S+) \d+ \d+ (?<duration_ms>\d+)`
  ),
  // Load balancers of AWS: times of request, target and response in seconds, −1 where there was none
  line(
    'alb',
    String.raw`(?:https?|h2|grpcs?|wss?) (?<time>\S+Z) \S+ \S+ \S+ (?<request_processing_time>-?[\d.]+) (?<target_processing_time>-?[\d.]+) (?<response_processing_time>-?[\d.]+) (?<status>\d{3}|-) (?<target_status>\S+) \d+ \d+ "(?<method>\S+) (?<path>\S+)`
  ),
  line(
    'elb',
    String.raw`(?<time>\d{4}-\S+Z) \S+ [\d.]+:\d+ (?:[\d.]+:\d+|-) (?<request_processing_time>-?[\d.]+) (?<target_processing_time>-?[\d.]+) (?<response_processing_time>-?[\d.]+) (?<status>\d{3}|-) `
  ),
  // CloudFront: the whole time in seconds
  line(
    'cloudfront',
    String.raw`(?<time>\d{4}-\d\d-\d\d\t[\d:]+)\t\S+\t\d+\t(?<remote_addr>\S+)\t(?<method>[A-Z]+)\t\S+\t(?<path>\S+)\t(?<status>\d{3})\t(?:[^\t]*\t){9}(?<request_time>[\d.]+)`
  ),
  // S3: … error, bytes, size of the object, the whole time in ms
  line(
    's3',
    String.raw`\S+ \S+ \[(?<time>[^\]]+)\] \S+ \S+ \S+ (?<operation>[A-Z]+\.[A-Z._]+) \S+ "(?<method>[A-Z]+) (?<path>\S+) [^"]*" (?<status>\d{3}) \S+ \S+ \S+ (?<duration_ms>\d+|-) `
  ),
  // HAProxy: TR/Tw/Tc/Tr/Ta in ms, the whole time last
  line(
    'haproxy',
    String.raw`(?:.*?haproxy\[\d+\]: )?\S+:\d+ \[(?<time>[^\]]+)\] (?<frontend>\S+) (?<backend>[^\s/]+)/(?<server>\S+) (?:-?\d+/){4}\+?(?<duration_ms>\d+) (?<status>-1|\d{3}) `
  ),
  // … of TCP: Tw/Tc/Tt
  line(
    'haproxy_tcp',
    String.raw`(?:.*?haproxy\[\d+\]: )?\S+:\d+ \[(?<time>[^\]]+)\] (?<frontend>\S+) (?<backend>[^\s/]+)/(?<server>\S+) (?:-?\d+/){2}\+?(?<duration_ms>\d+) \+?(?<bytes>\d+) `
  ),
  // IIS with the fields that it writes by default, or with all; times in ms
  line(
    'iis',
    String.raw`(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (?:\S+ ){1,3}(?<method>[A-Z]+) (?<path>/\S*) \S+ \d+ (?:\S+ ){3,8}?(?<status>\d{3}) \d+ \d+ (?:\d+ \d+ )?(?<duration_ms>\d+)$`
  ),
  line(
    'squid',
    String.raw`(?<time>\d+\.\d{3}) +(?<duration_ms>\d+) (?<remote_addr>\S+) \w+/(?<status>\d{3}) (?<bytes>\d+) (?<method>[A-Z]+) (?<path>\S+)`
  ),
  line(
    'coredns',
    String.raw`\[(?<level>INFO)\] \S+ - \d+ "(?<question>[^"]*)" (?<rcode>\w+) \S+ \d+ (?<duration>[\d.]+s)$`
  ),
  line(
    'gin',
    String.raw`\[GIN\] (?<time>[\d/]+ - [\d:]+) \|\s*(?<status>\d{3}) \|\s*(?<duration>[\d.]+\S*) \|\s*\S+ \|\s*(?<method>[A-Z]+)\s+"(?<path>[^"]*)"`
  ),
  line(
    'fiber',
    String.raw`(?<time>[\d:]+) \|\s*(?<status>\d{3}) \|\s*(?<duration>[\d.]+\S*) \|\s*\S+ \|\s*(?<method>[A-Z]+)\s*\|\s*(?<path>\S+)`
  ),
  line(
    'morgan',
    String.raw`(?<method>[A-Z]+) (?<path>/\S*) (?<status>\d{3}) (?:(?:\d+|-) - )?(?<duration_ms>[\d.]+) ms(?: - |$)`
  ),
  line('uvicorn', String.raw`${level}:\s+\S+ - "(?<method>[A-Z]+) (?<path>\S+) [^"]*" (?<status>\d{3})\b`),
  line(
    'django',
    String.raw`\[(?<time>\d\d/\w{3}/\d{4} [\d:]+)\] "(?<method>[A-Z]+) (?<path>\S+) [^"]*" (?<status>\d{3}) \d+`
  ),
  // Kubernetes; with a year glog and CockroachDB
  {
    name: 'klog',
    pattern:
      /^(?<level>[IWEF])(?<time>(?:\d{4}|\d{6}|\d{8}) \d{2}:\d{2}:\d{2}\.\d+)\s+(?<thread>\d+) (?<caller>[^\]]+)\] (?<message>.*)$/s,
  },
  line(
    'ruby',
    String.raw`(?<letter>[DIWEFA]), \[[^\]]*\]\s+(?<level>[A-Z]+) -- (?<program>[^:]*): (?<message>.*)`,
    's'
  ),
  // log_line_prefix is free; two spaces follow the level
  line(
    'postgresql',
    String.raw`(?<time>${stamp})(?: \[\d+(?:-\d+)?\]:?)?(?: [^"\n]{0,300}?)?[\s\]:]\s*(?<level>DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|STATEMENT|DETAIL|HINT|CONTEXT|QUERY|LOCATION):  (?:duration: (?<duration_ms>[\d.]+) ms)?(?<message>.*)`,
    's'
  ),
  line(
    'mysql',
    String.raw`(?<time>${stamp}) \S+ \[(?<level>ERROR|Error|Warning|Note|System)\](?: \[(?<code>MY-\d+)\])? (?<message>.*)`,
    's'
  ),
  line('mysql_slow', String.raw`# Query_time: (?<duration_seconds>[\d.]+)\s+Lock_time: `),
  line(
    'dotnet',
    String.raw`(?:\[?(?<time>${anyStamp})\]? )?(?<level>trce|dbug|info|warn|fail|crit): (?<logger>[\w.${'`'}+]+)\[\d+\](?<message>.*)`,
    's'
  ),
  line(
    'serilog',
    String.raw`\[(?:\S+ )?\d\d:\d\d:\d\d(?:\.\d+)? (?<level>VRB|DBG|INF|WRN|ERR|FTL)\] (?<message>.*)`,
    's'
  ),
  line('clickhouse', String.raw`(?<time>${stamp}) \[ \d+ \] \{[^}]*\} <(?<level>\w+)> (?<message>.*)`, 's'),
  line(
    'php',
    String.raw`(?:\[[^\]]*\] )?PHP (?:Parse )?(?<level>Fatal|error|Warning|Notice|Deprecated)(?: error)?: +(?<message>.*)`,
    's'
  ),
  // java.util.logging, its two lines together
  line(
    'jul',
    String.raw`(?<time>[A-Z][a-z]{2} \d\d, \d{4} [\d:]+\s[AP]M) [^\n]*\n(?<level>[A-Z]+): (?<message>.*)`,
    's'
  ),
  line('python', String.raw`${level}:(?<logger>[\w.]+):(?<message>.*)`, 's'),
  line('laravel', String.raw`\[${stamp}\] \w+\.${level}: (?<message>.*)`, 's'),
  // The error logs of nginx and Apache
  line('nginx_error', String.raw`(?<time>\d{4}/\d\d/\d\d [\d:]+) \[(?<level>\w+)\] \d+#\d+: (?<message>.*)`, 's'),
  line(
    'apache_error',
    String.raw`\[(?<time>\w{3} \w{3} \d\d [\d:.]+ \d{4})\] \[(?:\w+:)?(?<level>\w+)\] (?:\[pid [^\]]*\] )?(?<message>.*)`,
    's'
  ),
  // Priority = 8 × facility + severity
  line(
    'syslog_5424',
    String.raw`<(?<priority>\d{1,3})>1 (?<time>\S+) (?<host>\S+) (?<program>\S+) (?<pid>\S+) \S+ (?:-|\[.*?\]) ?(?<message>.*)`,
    's'
  ),
  {
    name: 'syslog',
    pattern:
      /^(?:<(?<priority>\d{1,3})>)?(?<time>[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}) (?<host>\S+) (?:[a-z]+\d?\.(?<level>[a-z]+) )?(?<program>[^\s:[]+)(?:\[(?<pid>\d+)\])?: (?<message>.*)$/s,
  },
  // A priority alone, as systemd reads it
  line('syslog_priority', String.raw`<(?<priority>\d{1,3})>(?<message>.*)`, 's'),
  // Spring Boot, logback, log4j, Elasticsearch, Kafka, Spark, Python, Rust, Vault, Celery, NATS: a time, and the level among threads and names
  line(
    'java',
    String.raw`(?:\[\d+\] )?\[?(?<time>${anyStamp})\]?(?:[\s:|]|- |\[[^\]]*\]|\{[^}]*\})*?(?:[\[<](?:[^\]/]*/)?)?${level}[\]>]?(?=[\s:/[\]|-])(?<message>.*)`,
    's'
  ),
  // log4j's milliseconds since the start; Linkerd's seconds
  line('log4j', String.raw`(?:(?<uptime>\d+)\s+\[[^\]]*\]|\[ *[\d.]+s\]) +${level}\s+(?<message>.*)`, 's'),
  line(
    'python_names',
    String.raw`(?<time>${stamp})(?: -)? [\w.:$/]+(?: -)? \[?${level}\]?(?=[\s:-])(?<message>.*)`,
    's'
  ),
  line('level_first', String.raw`\[?${level}\]?(?=[\s:[\]|-])(?<message>.*)`, 's'),
  line(
    'nest',
    String.raw`\[[^\]]+\] \d+ +- +(?<time>\S+ \S+(?:\s[AP]M)?)\s+(?<level>LOG|ERROR|WARN|DEBUG|VERBOSE|FATAL) (?<message>.*)`,
    's'
  ),
  // Elixir, RabbitMQ, Fluentd, Fluent Bit, spdlog, Envoy, structlog, winston, sbt: a level of small letters in brackets
  line(
    'bracketed',
    String.raw`(?:\[?(?<time>${anyStamp})\]?)?(?: ?\[[^\]]*\]| \w+=[^\s[]+)*? ?\[ *${smallLevel} *\]:?(?<message>.*)`,
    's'
  ),
  // zap's console, Istio, VictoriaMetrics, AWS Lambda: parts between tabs
  line('tabs', String.raw`(?<time>${stamp}|\d+(?:\.\d+)?(?:e\+\d+)?)\t(?:[\w-]+\t)?${anyLevel}\t(?<message>.*)`, 's'),
  // Telegraf: E!, etcd and Rook: E |, MongoDB before 4.4: E  NETWORK  [
  line('letter', String.raw`(?<time>${stamp}) (?<level>[DIWEFCN])(?:!| \||\d? +[A-Z_-]+ +\[)(?<message>.*)`, 's'),
  line('gitea', String.raw`(?<time>${stamp}) \S+\(\) \[(?<level>[TDIWECF])\] (?<message>.*)`, 's'),
  // winston's simple form, OpenSSH, Postfix, Dovecot, BIND, Go, Node.js: perhaps after the program's name
  line(
    'level_colon',
    String.raw`(?:\[?(?<time>${anyStamp})\]? )?(?:[\w./-]+(?:\[\d+\])?: )?${anyLevel}(?: error)?: (?<message>.*)`,
    's'
  ),
  // What ends a program, in the words of Python, Java, .NET, Rust and Node.js
  line(
    'crash',
    String.raw`(?<error>Traceback \(most recent call last\)|Exception in thread "|Unhandled (?:exception|rejection)|thread '[^']*' panicked|Uncaught \w*(?:Error|Exception))(?<message>.*)`,
    's'
  ),
  // What rsyslog writes to files, and journalctl
  line(
    'syslog_iso',
    String.raw`(?<time>\d{4}-\d\d-\d\dT\S+) (?<host>[^\s:]+) (?<program>[^\s:[]+)(?:\[(?<pid>[\w.]+)\])?: (?<message>.*)`,
    's'
  ),
];
