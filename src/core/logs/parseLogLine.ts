import { COMMON_LOG_PATTERNS, type LogPattern } from './logPattern';
import { type LogRecord, type LogValue } from './logRecord';

/**
 * Reads a log line: JSON objects first, then the named patterns in their order, then logfmt (nothing but key=value), then
 * key=value pairs anywhere in the text (the whole line is kept as `message`), else the line is the `message`. Numbers,
 * true, false and null become values of their own, except in JSON strings, which stay text.
 */
export function parseLogLine(line: string, patterns: readonly LogPattern[] = COMMON_LOG_PATTERNS): LogRecord {
  const trimmed = line.trim();
  const json = trimmed.startsWith('{') ? parseJsonObject(trimmed) : undefined;
  if (json !== undefined) {
    return { format: 'json', fields: json };
  }
  for (const { name, pattern } of patterns) {
    const groups = pattern.exec(trimmed)?.groups;
    if (groups !== undefined) {
      return { format: name, fields: plainValues(Object.entries(groups)) };
    }
  }
  const pairs = [...trimmed.matchAll(PAIR)];
  if (pairs.length === 0) {
    return { format: 'raw', fields: { message: trimmed } };
  }
  const fields = plainValues(
    pairs.map(([, key, quoted, bare]) => [key ?? '', quoted === undefined ? bare : unquote(quoted)])
  );
  const isOnlyPairs = trimmed.replace(PAIR, '').trim() === '';
  return isOnlyPairs ? { format: 'logfmt', fields } : { format: 'key_value', fields: { message: trimmed, ...fields } };
}

const PAIR = /(?<![^\s,;([{])([A-Za-z_][\w.\-/]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s,;)\]}]*))/g;

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
