import { type JsonFormat, jsonFormatOf } from './formats/jsonFormats';
import { durationOf, namedLatency } from './latencies';
import { firstLevel, isErrorLevel, levelSaysError } from './levels';
import { type LogRecord, type LogValue } from './logRecord';
import { namedFields } from './namedFields';

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

/** Field names, compared as {@link namedFields} writes them, the most telling first. */
const statusFields = [
  'status',
  'statuscode',
  'httpstatus',
  'httpstatuscode',
  'httpresponsestatuscode',
  'responsestatus',
  'responsestatuscode',
  'responsecode',
  'httpresponsecode',
  'httpcode',
  'scstatus',
  'downstreamstatus',
  'elbstatuscode',
  'code',
  // of Kubernetes' servers
  'resp',
];
const errorFields = ['error', 'err', 'exception', 'errormessage', 'errortype', 'exceptionclass', 'exceptiontype'];
const errorTypeFields = ['errortype', 'exceptionclass', 'exceptiontype', 'errorkind'];
const serviceFields = ['service', 'servicename', 'app', 'program', 'logger'];
const endpointFields = ['path', 'endpoint', 'route', 'httproute', 'httptarget', 'url', 'uri'];
const traceFields = ['traceid'];
/** Of OpenTelemetry's numbers of severity. */
const openTelemetryError = 17;

/**
 * Finds latency, status and error in a record's fields: first by what is known of the formats of common programs, then by
 * names, as {@link namedFields} has them. Latency: a unit in the value wins ("1.5s", "1m2s"), then the name's, else
 * milliseconds; `request_time` is in seconds, as nginx writes it.
 *
 * @param labels what the line's store says of it: a level counts where the line itself tells neither level nor status
 */
export function logSignals(record: LogRecord, labels: Readonly<Record<string, string>> = {}): LogSignals {
  const { fields } = record;
  const format = jsonFormatOf(record);
  const byName = namedFields(fields);
  const known = (names: string | undefined): LogValue | undefined => firstField(fields, names);
  const knownStatus = statusIn(known(format?.status));
  const status = Number.isNaN(knownStatus) ? statusOf(byName) : knownStatus;
  const knownLatency = latencyIn(fields, format?.latency);
  const named = levelSaysError(known(format?.level) ?? firstLevel(byName), byName.get('priority'), format?.errorFrom);
  // Datadog calls the level status.
  const ownLevel = named ?? (isErrorLevel(byName.get('status')) ? true : undefined);
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

function labelsSayError(labels: Readonly<Record<string, string>>): boolean | undefined {
  const level = labels['detected_level'] ?? firstLevel(namedFields(labels));
  const number = Number(labels['severity_number'] ?? NaN);
  return levelSaysError(level, undefined) ?? (Number.isNaN(number) ? undefined : number >= openTelemetryError);
}

function latencyIn(fields: LogRecord['fields'], latency: JsonFormat['latency']): number {
  const [names, unitMs = NaN] = latency ?? [];
  return durationOf(firstField(fields, names), unitMs);
}

/** Parts of a load balancer's time, in seconds; −1 stands for none. */
const processingTimes = ['requestprocessingtime', 'targetprocessingtime', 'responseprocessingtime'];

function latencyOf(fields: ReadonlyMap<string, LogValue>): number {
  const parts = processingTimes.map((name) => fields.get(name));
  if (parts.every((part) => typeof part === 'number')) {
    const present = parts.filter((part) => part >= 0);
    return present.length === 0 ? Number.NaN : 1000 * present.reduce((sum, part) => sum + part, 0);
  }
  return namedLatency(fields);
}

function statusOf(fields: ReadonlyMap<string, LogValue>): number {
  return statusFields.map((name) => statusIn(fields.get(name))).find((status) => !Number.isNaN(status)) ?? Number.NaN;
}

function statusIn(value: LogValue | undefined): number {
  // "503 Service Unavailable", "HTTP/1.1 503 Service Unavailable"
  const text =
    typeof value === 'string' ? value.trim().replace(/^(?:HTTP\/[\d.]+ )?(\d{3})(?: [A-Za-z].*)?$/s, '$1') : value;
  const status = text === '' ? Number.NaN : Number(text ?? Number.NaN);
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
