import { type ErrorFrom } from '../levels';
import { type LogRecord } from '../logRecord';

/** What a program's JSON lines are known by, and what of them is not as the names alone would say; `a|b` is a, else b. */
export interface JsonFormat {
  readonly name: string;
  /** Fields that such a line has, each, or one of a list. */
  readonly has: ReadonlyArray<string | readonly string[]>;
  /** A field that many programs have, and how this one writes it. */
  readonly writes?: readonly [field: string, as: RegExp];
  /** Its text has other units. */
  readonly isJson?: true;
  /** The field of the latency, and how many milliseconds its unit has. */
  readonly latency?: readonly [fields: string, unitMs: number];
  readonly status?: string;
  readonly level?: string;
  readonly errorFrom?: ErrorFrom;
}

/** The first that a line is known by counts. Fields of nested objects are joined by dots. */
export const jsonFormats: readonly JsonFormat[] = [
  {
    name: 'envoy',
    has: ['response_code', ['response_flags', 'upstream_service_time', 'start_time']],
    status: 'response_code',
    latency: ['duration', 1],
  },
  {
    name: 'traefik',
    has: [['DownstreamStatus', 'OriginStatus'], 'Duration'],
    status: 'DownstreamStatus',
    latency: ['Duration', 1e-6],
  },
  { name: 'caddy', has: ['request.method', 'duration', 'status', ['size', 'err_id']], latency: ['duration', 1000] },
  {
    name: 'kong',
    has: ['latencies.request', 'response.status'],
    status: 'response.status',
    latency: ['latencies.request', 1],
  },
  {
    name: 'cloudflare',
    has: ['EdgeResponseStatus'],
    status: 'EdgeResponseStatus',
    latency: ['OriginResponseDurationMs', 1],
  },
  {
    name: 'gcp',
    has: ['httpRequest.status'],
    status: 'httpRequest.status',
    latency: ['httpRequest.latency', 1000],
    level: 'severity',
  },
  {
    name: 'ecs',
    has: [
      ['ecs.version', 'log.level'],
      ['message', '@timestamp', 'event.duration'],
    ],
    status: 'http.response.status_code',
    latency: ['event.duration', 1e-6],
    level: 'log.level',
  },
  {
    name: 'opentelemetry',
    has: [['severityNumber', 'SeverityNumber']],
    level: 'severityNumber',
    errorFrom: { level: 17 },
  },
  { name: 'gelf', has: ['version', 'short_message', 'host'], level: 'level', errorFrom: { level: 3, isBelow: true } },
  { name: 'journald', has: ['MESSAGE', 'PRIORITY'], level: 'PRIORITY', errorFrom: { level: 3, isBelow: true } },
  { name: 'monolog', has: ['level_name', 'channel'], level: 'level_name' },
  { name: 'python', has: [['levelname', 'levelno']], level: 'levelname|levelno', errorFrom: { level: 40 } },
  { name: 'serilog', has: ['@t', ['@m', '@mt', '@i']], level: '@l', latency: ['Elapsed', 1], status: 'StatusCode' },
  {
    name: 'serilog_full',
    has: ['Timestamp', 'Level', 'MessageTemplate'],
    level: 'Level',
    latency: ['Properties.Elapsed', 1],
    status: 'Properties.StatusCode',
  },
  { name: 'mongodb', has: ['t.$date', 's', 'c', 'msg'], level: 's', latency: ['attr.durationMillis', 1] },
  { name: 'windows_event', has: ['channel', 'computer', 'levelText'], level: 'levelText' },
  // Logstash's, beside the priority that it has read
  {
    name: 'syslog',
    has: ['severity', 'facility'],
    level: 'severity_label|severity',
    errorFrom: { level: 3, isBelow: true },
  },
  // The numbers of .NET's LogLevel, or its names
  { name: 'dotnet', has: ['LogLevel', 'Category', 'EventId'], level: 'LogLevel', errorFrom: { level: 4 } },
  { name: 'nextcloud', has: ['reqId', 'level', 'app', 'remoteAddr'], errorFrom: { level: 3 } },
  { name: 'echo', has: ['latency', 'latency_human'], latency: ['latency', 1e-6] },
  // In text, too, where its pairs stand
  { name: 'sidekiq', has: ['tid', ['jid', 'ctx.jid']], latency: ['elapsed|ctx.elapsed', 1000] },
  { name: 'logstash', has: ['@timestamp', 'level_value', 'logger_name'], level: 'level' },
  { name: 'pino', has: ['level', 'time', 'pid', 'hostname'], latency: ['responseTime', 1], errorFrom: { level: 50 } },
  { name: 'zap_development', has: ['L', 'T', 'M'], level: 'L' },
  {
    name: 'slog',
    isJson: true,
    has: ['time', 'msg'],
    writes: ['level', /^(?:DEBUG|INFO|WARN|ERROR)(?:[+-]\d+)?$/],
    latency: ['duration|latency|elapsed|took', 1e-6],
  },
  // Who writes nginx's own name beside one of their choice means the same: $request_time, in seconds
  { name: 'nginx', has: ['request_time', 'status'], latency: ['request_time', 1000] },
  // zap's production encoder: durations in seconds
  { name: 'zap', has: ['level', 'ts', 'msg'], latency: ['duration|latency|elapsed|took', 1000] },
];

/** The format that a record's fields are of; undefined where none is known. */
export function jsonFormatOf({ format, fields }: LogRecord): JsonFormat | undefined {
  return jsonFormats.find(
    ({ has, writes, isJson = false }) =>
      (!isJson || format === 'json') &&
      has.every((field) =>
        typeof field === 'string' ? Object.hasOwn(fields, field) : field.some((one) => Object.hasOwn(fields, one))
      ) &&
      (writes === undefined || writes[1].test(String(fields[writes[0]])))
  );
}
