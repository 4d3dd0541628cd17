import { type LogRecord, type LogValue } from './logRecord';

/** What a line tells of a request, whatever its format calls it. */
export interface LogSignals {
  /** NaN where the line has none. */
  readonly latencyMs: number;
  /** HTTP status, 100 to 599; NaN where the line has none. */
  readonly status: number;
  /** An error level, a status of 500 or more, or an error field that says something. */
  readonly isError: boolean;
  readonly errorType: string | undefined;
  readonly service: string | undefined;
  readonly endpoint: string | undefined;
  readonly traceId: string | undefined;
}

/** Field names, compared without case, `_`, `-` and `.`, the most telling first, and the unit of a bare number. */
const LATENCY_FIELDS: ReadonlyArray<readonly [string, number]> = [
  ['latencyms', 1],
  ['durationms', 1],
  ['elapsedms', 1],
  ['responsetimems', 1],
  ['requesttimems', 1],
  ['tookms', 1],
  ['responsetime', 1],
  ['duration', 1],
  ['latency', 1],
  ['elapsed', 1],
  ['took', 1],
  ['durationseconds', 1000],
  ['latencyseconds', 1000],
  ['elapsedseconds', 1000],
  ['durations', 1000],
  ['requesttime', 1000],
  ['durationus', 1e-3],
  ['latencyus', 1e-3],
  ['durationns', 1e-6],
  ['latencyns', 1e-6],
];
const STATUS_FIELDS = [
  'status',
  'statuscode',
  'httpstatus',
  'httpstatuscode',
  'httpresponsestatuscode',
  'responsestatus',
  'code',
];
const LEVEL_FIELDS = ['level', 'severity', 'severitytext', 'loglevel', 'lvl'];
const ERROR_FIELDS = ['error', 'err', 'exception', 'errormessage', 'errortype', 'exceptionclass', 'exceptiontype'];
const ERROR_TYPE_FIELDS = ['errortype', 'exceptionclass', 'exceptiontype', 'errorkind'];
const SERVICE_FIELDS = ['service', 'servicename', 'app', 'program', 'logger'];
const ENDPOINT_FIELDS = ['path', 'endpoint', 'route', 'httproute', 'httptarget', 'url', 'uri'];
const TRACE_FIELDS = ['traceid'];
const ERROR_LEVEL = /^(e|err|error|f|fatal|crit|critical|alert|emerg|emergency|panic|severe)$/i;
/** Of loggers that number their levels (pino, bunyan): 50 is error, 60 fatal. */
const NUMERIC_ERROR_LEVEL = 50;

const UNITS_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  sec: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/**
 * Finds latency, status and error in a record's fields. Names are compared without case and separators, so that
 * `durationMs`, `duration_ms` and `http.duration-ms` (by its last part) are one. Latency: a unit in the value wins
 * ("1.5s", "1m2s"), then the name's, else milliseconds; `request_time` is in seconds, as nginx writes it.
 */
export function logSignals({ fields }: LogRecord): LogSignals {
  const byName = new Map<string, LogValue>();
  for (const [name, value] of Object.entries(fields)) {
    const normal = name.toLowerCase().replace(/[_\-.]/g, '');
    byName.set(normal, byName.get(normal) ?? value);
    const last = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    const lastNormal = last.replace(/[_-]/g, '');
    byName.set(lastNormal, byName.get(lastNormal) ?? value);
  }
  const status = statusOf(byName);
  return {
    latencyMs: latencyOf(byName),
    status,
    isError: status >= 500 || hasErrorLevel(byName) || ERROR_FIELDS.some((name) => saysSomething(byName.get(name))),
    errorType: textOf(byName, ERROR_TYPE_FIELDS),
    service: textOf(byName, SERVICE_FIELDS),
    endpoint: textOf(byName, ENDPOINT_FIELDS),
    traceId: textOf(byName, TRACE_FIELDS),
  };
}

function latencyOf(fields: ReadonlyMap<string, LogValue>): number {
  for (const [name, unitMs] of LATENCY_FIELDS) {
    const value = fields.get(name);
    const latency = typeof value === 'number' ? value * unitMs : durationOf(value, unitMs);
    if (latency >= 0) {
      return latency;
    }
  }
  return Number.NaN;
}

/** Of "12ms", "1.5 s", "1m2.5s" or a number in `unitMs`. */
function durationOf(value: LogValue | undefined, unitMs: number): number {
  if (typeof value !== 'string' || value.trim() === '') {
    return Number.NaN;
  }
  const bare = Number(value);
  if (!Number.isNaN(bare)) {
    return bare * unitMs;
  }
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)\s*(ns|us|µs|μs|ms|min|sec|s|m|h)/g)];
  const isWhole = value.replace(/(\d+(?:\.\d+)?)\s*(ns|us|µs|μs|ms|min|sec|s|m|h)/g, '').trim() === '';
  return parts.length > 0 && isWhole
    ? parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS_MS[unit ?? ''] ?? Number.NaN), 0)
    : Number.NaN;
}

function statusOf(fields: ReadonlyMap<string, LogValue>): number {
  for (const name of STATUS_FIELDS) {
    const status = Number(fields.get(name) ?? Number.NaN);
    if (Number.isInteger(status) && status >= 100 && status <= 599) {
      return status;
    }
  }
  return Number.NaN;
}

function hasErrorLevel(fields: ReadonlyMap<string, LogValue>): boolean {
  return LEVEL_FIELDS.some((name) => {
    const level = fields.get(name);
    if (typeof level === 'number') {
      return level >= NUMERIC_ERROR_LEVEL;
    }
    return typeof level === 'string' && ERROR_LEVEL.test(level);
  });
}

function saysSomething(value: LogValue | undefined): boolean {
  if (typeof value === 'string') {
    return !['', '-', 'false', 'nil', 'none', 'null', '<nil>', '0'].includes(value.toLowerCase());
  }
  return value === true || (typeof value === 'number' && value !== 0);
}

function textOf(fields: ReadonlyMap<string, LogValue>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields.get(name);
    if (value !== undefined && value !== null && value !== '') {
      return String(value);
    }
  }
  return undefined;
}
