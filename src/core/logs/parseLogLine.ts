import { jsonFormatOf } from './formats/jsonFormats';
import { textFormats } from './formats/textFormats';
import { firstLevel } from './levels';
import { type LogPattern } from './logPattern';
import { type LogRecord, type LogValue } from './logRecord';
import { namedFields } from './namedFields';

/**
 * Reads a log line: by the user's own patterns in their order, then JSON objects, then the patterns of common programs,
 * then logfmt (nothing but key=value), then key=value pairs anywhere in the text (the whole line is kept as `message`),
 * else the line is the `message`. Numbers, true, false and null become values of their own, except in JSON strings, which
 * stay text. Colours of terminals are left out; of what a container's runtime (Docker's JSON, CRI), a collector or syslog
 * wraps, the line within is read, three times at most; what the message of a JSON object that tells no level says is read
 * as a line, too. Pairs and JSON after a pattern's message, and the request that it tells of, are fields where the pattern
 * has none of that name.
 */
export function parseLogLine(line: string, own: readonly LogPattern[] = []): LogRecord {
  return parseWrapped(line, own, mostWraps);
}

/** Nothing wraps lines more often; a line that says so again and again would take time by the square of its length. */
const mostWraps = 3;

function parseWrapped(line: string, own: readonly LogPattern[], wraps: number): LogRecord {
  const trimmed = withoutRuntime(line.replace(terminalColour, '').trim());
  const mine = readBy(own, trimmed, own, wraps);
  if (mine !== undefined) {
    return mine;
  }
  const json = trimmed.startsWith('{') ? parseJsonObject(trimmed) : undefined;
  if (json !== undefined) {
    return readJson(json, own, wraps);
  }
  const known = readBy(textFormats, trimmed, own, wraps);
  if (known !== undefined) {
    return known;
  }
  const fields = pairsOf(trimmed);
  if (Object.keys(fields).length === 0) {
    return { format: 'raw', fields: { message: trimmed, ...requestIn(trimmed) } };
  }
  const isOnlyPairs = trimmed.replace(keyAndValue, '').trim() === '';
  return isOnlyPairs
    ? { format: 'logfmt', fields }
    : { format: 'key_value', fields: { message: trimmed, ...requestIn(trimmed), ...fields } };
}

/** What collectors put a container's line into: Docker, Fluent Bit, FireLens. */
function wrappedLine(json: Readonly<Record<string, LogValue>>): string | undefined {
  const { log } = json;
  const isOfStream = ['stream', 'source'].some((name) => json[name] === 'stdout' || json[name] === 'stderr');
  return typeof log === 'string' && (isOfStream || 'kubernetes.pod_name' in json) ? log : undefined;
}

/** What GELF and journald call a line, and what they call its level: of a container that is only which stream it came by. */
const carriers: ReadonlyMap<string, string> = new Map([
  ['short_message', 'level'],
  ['MESSAGE', 'PRIORITY'],
]);

/** The line that a carrier brings, where it tells a level itself: that counts, and not the carrier's. */
function carriedLine(
  json: Readonly<Record<string, LogValue>>,
  own: readonly LogPattern[],
  wraps: number
): LogRecord | undefined {
  for (const [name, level] of carriers) {
    const line = json[name];
    const inner = typeof line === 'string' && level in json ? parseWrapped(line, own, wraps - 1) : undefined;
    if (inner !== undefined && firstLevel(namedFields(inner.fields)) !== undefined) {
      const { [name]: _line, [level]: _level, ...rest } = json;
      return { format: inner.format, fields: { ...rest, ...inner.fields } };
    }
  }
  return undefined;
}

function readJson(json: Readonly<Record<string, LogValue>>, own: readonly LogPattern[], wraps: number): LogRecord {
  const record: LogRecord = { format: 'json', fields: json };
  const line = wrappedLine(json);
  if (line !== undefined && wraps > 0) {
    return parseWrapped(line, own, wraps - 1);
  }
  const message = [...carriers.keys(), 'message', 'msg', 'log', 'body']
    .map((name) => json[name])
    .find((text) => typeof text === 'string');
  if (message === undefined || wraps === 0) {
    return record;
  }
  const carried = carriedLine(json, own, wraps);
  if (carried !== undefined) {
    return carried;
  }
  const tellsLevel = firstLevel(namedFields(json)) !== undefined || jsonFormatOf(record) !== undefined;
  const said = tellsLevel ? requestIn(message) : parseWrapped(message, own, wraps - 1).fields;
  return { format: 'json', fields: { ...said, ...json } };
}

/** What the first of the patterns that matches reads. */
function readBy(
  patterns: readonly LogPattern[],
  line: string,
  own: readonly LogPattern[],
  wraps: number
): LogRecord | undefined {
  for (const { name, pattern } of patterns) {
    const groups = pattern.exec(line)?.groups;
    if (groups !== undefined) {
      const fields = plainValues(Object.entries(groups));
      const { message = '' } = groups;
      const wrapped = name.startsWith('syslog') && wraps > 0 ? parseWrapped(message, own, wraps - 1) : undefined;
      return wrapped === undefined || wrapped.format === 'raw'
        ? { format: name, fields: { ...pairsOf(message), ...jsonAfter(message), ...requestIn(message), ...fields } }
        : { format: wrapped.format, fields: { ...fields, ...wrapped.fields } };
    }
  }
  return undefined;
}

/** How frameworks tell of a request in the text of a line. */
const requests = [
  // Rails
  /\bCompleted (?<status>\d{3}) [\w ]+ in (?<duration_ms>[\d.]+) ?ms\b/,
  // Serilog
  /\bresponded (?<status>\d{3}) in (?<duration_ms>[\d.]+) ms\b/,
  // Phoenix
  /\bSent (?<status>\d{3}) in (?<duration>[\d.]+(?:ms|µs|s))\b/,
  // ASP.NET: what was asked for, then what was answered
  /\bRequest finished HTTP\S+ [A-Z]+ \S+ (?:\S+ \S+ )?- (?<status>\d{3}) .{0,200}? (?<duration>[\d.]{1,20}ms)/,
  // chi
  /"(?<method>[A-Z]+) (?<path>\S+) HTTP\/[\d.]+" from \S+ - (?<status>\d{3}) \d+B in (?<duration>[\d.]+\S+)/,
  // Werkzeug, uvicorn, aiohttp, gunicorn, Actix: an access log's line after the level; Actix has the time in seconds
  /"(?<method>[A-Z]+) (?<path>[^\s"]+)(?: HTTP\/[\d.]+)?" (?<status>\d{3})(?= |$)(?: \d+ "[^"]*" "[^"]*" (?<request_time>\d+\.\d+)$)?/,
  // AWS Lambda
  /^REPORT RequestId: \S+\s+Duration: (?<duration_ms>[\d.]+) ms/,
];

function requestIn(message: string): Record<string, LogValue> {
  const groups = requests.map((request) => request.exec(message)?.groups).find((found) => found !== undefined);
  return plainValues(Object.entries(groups ?? {}));
}

/** The JSON object that ends a message, as zap and winston write a line's fields. */
function jsonAfter(message: string): Record<string, LogValue> {
  const start = message.endsWith('}') ? message.search(/(?<=^|\s)\{/) : -1;
  return start < 0 ? {} : (parseJsonObject(message.slice(start)) ?? {});
}

const keyAndValue = /(?<![^\s,;([{])([A-Za-z_][\w.\-/]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s,;)\]}]*))/g;
const terminalColour = /\u001b\[[\d;]*m/g;

/** The Container Runtime Interface writes a time, the stream and whether the line is whole before each. */
function withoutRuntime(line: string): string {
  return line.replace(/^\d{4}-\d\d-\d\dT\S+ (?:stdout|stderr) [FP] /, '');
}

function pairsOf(text: string): Record<string, LogValue> {
  return plainValues(
    [...text.matchAll(keyAndValue)].map(([, key, quoted, bare]) => [
      key ?? '',
      quoted === undefined ? bare : unquote(quoted),
    ])
  );
}

function unquote(text: string): string {
  return text.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped));
}

function plainValues(entries: ReadonlyArray<readonly [string, string | undefined]>): Record<string, LogValue> {
  const fields: Record<string, LogValue> = {};
  for (const [key, text] of entries) {
    if (text !== undefined) {
      fields[key] = plainValue(text);
    }
  }
  return fields;
}

function plainValue(text: string): LogValue {
  switch (text) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    default:
      return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
  }
}

function parseJsonObject(text: string): Record<string, LogValue> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields: Record<string, LogValue> = {};
  flattenInto(fields, '', parsed);
  return fields;
}

function flattenInto(fields: Record<string, LogValue>, path: string, value: unknown): void {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    fields[path] = value;
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      flattenInto(fields, path === '' ? key : `${path}.${key}`, inner);
    }
  }
}
