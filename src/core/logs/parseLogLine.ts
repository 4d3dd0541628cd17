import { textFormats } from './formats/textFormats';
import { type LogPattern } from './logPattern';
import { type LogRecord, type LogValue } from './logRecord';

/**
 * Reads a log line: by the user's own patterns in their order, then JSON objects, then the patterns of common programs,
 * then logfmt (nothing but key=value), then key=value pairs anywhere in the text (the whole line is kept as `message`),
 * else the line is the `message`. Numbers, true, false and null become values of their own, except in JSON strings, which
 * stay text. Colours of terminals are left out; of what a container's runtime (Docker's JSON, CRI) or syslog wraps, the
 * line within is read, three times at most. Pairs after a pattern's message are fields, too, where the pattern has none of that name.
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
    const inner = json['log'];
    const isDocker = typeof inner === 'string' && typeof json['stream'] === 'string' && 'time' in json;
    return isDocker && wraps > 0 ? parseWrapped(inner, own, wraps - 1) : { format: 'json', fields: json };
  }
  const known = readBy(textFormats, trimmed, own, wraps);
  if (known !== undefined) {
    return known;
  }
  const fields = pairsOf(trimmed);
  if (Object.keys(fields).length === 0) {
    return { format: 'raw', fields: { message: trimmed } };
  }
  const isOnlyPairs = trimmed.replace(keyAndValue, '').trim() === '';
  return isOnlyPairs ? { format: 'logfmt', fields } : { format: 'key_value', fields: { message: trimmed, ...fields } };
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
        ? { format: name, fields: { ...pairsOf(message), ...requestIn(message), ...fields } }
        : { format: wrapped.format, fields: { ...fields, ...wrapped.fields } };
    }
  }
  return undefined;
}

/** How frameworks tell of a request in the text of a line: Rails, Serilog. */
const requests = [
  /\bCompleted (?<status>\d{3}) [\w ]+ in (?<duration_ms>[\d.]+) ?ms\b/,
  /\bresponded (?<status>\d{3}) in (?<duration_ms>[\d.]+) ms\b/,
];

function requestIn(message: string): Record<string, LogValue> {
  const groups = requests.map((request) => request.exec(message)?.groups).find((found) => found !== undefined);
  return plainValues(Object.entries(groups ?? {}));
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
