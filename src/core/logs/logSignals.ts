import { type JsonFormat, jsonFormatOf } from './formats/jsonFormats';
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
const latencyFields: ReadonlyArray<readonly [string, number]> = [
  ['latencyms', 1],
  ['durationms', 1],
  ['elapsedms', 1],
  ['responsetimems', 1],
  ['requesttimems', 1],
  ['tookms', 1],
  ['responsetimemilliseconds', 1],
  ['durationmillis', 1],
  ['elapsedmilliseconds', 1],
  ['elapsedtimems', 1],
  ['timetakenms', 1],
  ['grpctimems', 1],
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
  ['requestduration', 1000],
  ['timetaken', 1000],
  ['upstreamresponsetime', 1000],
  ['durationus', 1e-3],
  ['latencyus', 1e-3],
  ['durationns', 1e-6],
  ['latencyns', 1e-6],
  ['durationnanos', 1e-6],
  ['durationnano', 1e-6],
];
const statusFields = [
  'status',
  'statuscode',
  'httpstatus',
  'httpstatuscode',
  'httpresponsestatuscode',
  'responsestatus',
  'responsecode',
  'downstreamstatus',
  'elbstatuscode',
  'code',
  // of Kubernetes' servers
  'resp',
];
const levelFields = [
  'level',
  'severity',
  'severitytext',
  'loglevel',
  'lvl',
  'levelname',
  'errorseverity',
  'detectedlevel',
];
const errorFields = ['error', 'err', 'exception', 'errormessage', 'errortype', 'exceptionclass', 'exceptiontype'];
const errorTypeFields = ['errortype', 'exceptionclass', 'exceptiontype', 'errorkind'];
const serviceFields = ['service', 'servicename', 'app', 'program', 'logger'];
const endpointFields = ['path', 'endpoint', 'route', 'httproute', 'httptarget', 'url', 'uri'];
const traceFields = ['traceid'];
/** Names of errors and worse, those of OpenTelemetry with their prefix and finer grades (`ERROR2`). */
const errorLevel =
  /^(?:severity_number_)?(?:e|err|eror|error|f|ftl|fail|fatal|c|crt|crit|critical|alert|emerg|emergency|pnc|panic|dpanic|severe)\d?$/i;
/** Of loggers that number their levels (pino, bunyan): 50 is error, 60 fatal. */
const numericErrorLevel = 50;
/** Of OpenTelemetry's numbers of severity. */
const openTelemetryError = 17;
/** Severities of syslog up to this one are errors. */
const syslogError = 3;

const unitsMs: Readonly<Record<string, number>> = {
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
 * Finds latency, status and error in a record's fields: first by what is known of the formats of common programs, then by
 * names. These are compared without case and separators, so that `durationMs`, `duration_ms` and `http.duration-ms` (by
 * its last part) are one. Latency: a unit in the value wins ("1.5s", "1m2s"), then the name's, else milliseconds;
 * `request_time` is in seconds, as nginx writes it.
 *
 * @param labels what the line's store says of it: a level counts where the line itself tells neither level nor status
 */
export function logSignals({ fields }: LogRecord, labels: Readonly<Record<string, string>> = {}): LogSignals {
  const format = jsonFormatOf(fields);
  const byName = namedFields(fields);
  const known = (names: string | undefined): LogValue | undefined => firstField(fields, names);
  const knownStatus = statusIn(known(format?.status));
  const status = Number.isNaN(knownStatus) ? statusOf(byName) : knownStatus;
  const knownLatency = latencyIn(fields, format?.latency);
  const ownLevel = levelSaysError(format, known(format?.level) ?? firstLevel(byName), byName.get('priority'));
  const isFailed = status >= 500 || errorFields.some((name) => saysSomething(byName.get(name)));
  const level = ownLevel ?? (Number.isNaN(status) ? labelsSayError(labels) : false);
  return {
    latencyMs: Number.isNaN(knownLatency) ? latencyOf(byName) : knownLatency,
    status,
    isError: isFailed || level === true,
    errorType: textOf(byName, errorTypeFields),
    service: textOf(byName, serviceFields),
    endpoint: textOf(byName, endpointFields),
    traceId: textOf(byName, traceFields),
  };
}

/** The first present of the fields `a|b`. */
function firstField(fields: LogRecord['fields'], names = ''): LogValue | undefined {
  return names
    .split('|')
    .map((name) => (Object.hasOwn(fields, name) ? fields[name] : undefined))
    .find((value) => value !== undefined && value !== null);
}

function namedFields(fields: LogRecord['fields']): ReadonlyMap<string, LogValue> {
  const byName = new Map<string, LogValue>();
  for (const [name, value] of Object.entries(fields)) {
    const normal = name.toLowerCase().replace(/[_\-.@]/g, '');
    byName.set(normal, byName.get(normal) ?? value);
    const last = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    const lastNormal = last.replace(/[_\-@]/g, '');
    byName.set(lastNormal, byName.get(lastNormal) ?? value);
  }
  return byName;
}

function firstLevel(fields: ReadonlyMap<string, LogValue>): LogValue | undefined {
  return levelFields.map((name) => fields.get(name)).find((value) => value !== undefined && value !== null);
}

function labelsSayError(labels: Readonly<Record<string, string>>): boolean | undefined {
  const level = firstOfLabels(labels, ['detected_level', 'level', 'severity', 'severity_text']);
  const number = Number(labels['severity_number'] ?? NaN);
  return (
    levelSaysError(undefined, level, undefined) ?? (Number.isNaN(number) ? undefined : number >= openTelemetryError)
  );
}

function firstOfLabels(labels: Readonly<Record<string, string>>, names: readonly string[]): string | undefined {
  const found = names.find((name) => Object.hasOwn(labels, name));
  return found === undefined ? undefined : labels[found];
}

/** Whether a level is that of an error; undefined where nothing says a level. */
function levelSaysError(
  format: JsonFormat | undefined,
  level: LogValue | undefined,
  priority: LogValue | undefined
): boolean | undefined {
  if (typeof level === 'string' && Number.isNaN(Number(level))) {
    return errorLevel.test(level);
  }
  if (level !== undefined && level !== null && level !== '' && typeof level !== 'boolean') {
    const { level: from, isBelow } = format?.errorFrom ?? { level: numericErrorLevel };
    return isBelow === true ? Number(level) <= from : Number(level) >= from;
  }
  // Of syslog: 8 × facility + severity.
  return typeof priority === 'number' ? priority % 8 <= syslogError : undefined;
}

function latencyIn(fields: LogRecord['fields'], latency: JsonFormat['latency']): number {
  const [names, unitMs = NaN] = latency ?? [];
  const value = firstField(fields, names);
  return typeof value === 'number' ? value * unitMs : durationOf(value, unitMs);
}

/** Parts of a load balancer's time, in seconds; −1 stands for none. */
const processingTimes = ['requestprocessingtime', 'targetprocessingtime', 'responseprocessingtime'];

function latencyOf(fields: ReadonlyMap<string, LogValue>): number {
  const parts = processingTimes.map((name) => fields.get(name));
  if (parts.every((part) => typeof part === 'number')) {
    const present = parts.filter((part) => part >= 0);
    return present.length === 0 ? Number.NaN : 1000 * present.reduce((sum, part) => sum + part, 0);
  }
  for (const [name, unitMs] of latencyFields) {
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
    ? parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitsMs[unit ?? ''] ?? Number.NaN), 0)
    : Number.NaN;
}

function statusOf(fields: ReadonlyMap<string, LogValue>): number {
  return statusFields.map((name) => statusIn(fields.get(name))).find((status) => !Number.isNaN(status)) ?? Number.NaN;
}

function statusIn(value: LogValue | undefined): number {
  const status = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value ?? Number.NaN);
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : Number.NaN;
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
