import { type LogRecord, type LogValue } from './logRecord';

/**
 * A record's fields by their names without case and separators, so that `durationMs`, `duration_ms` and `http.duration-ms`
 * (by its last part) are one; the first of equal names counts.
 */
export function namedFields(fields: LogRecord['fields']): ReadonlyMap<string, LogValue> {
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
