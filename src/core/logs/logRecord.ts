export type LogValue = string | number | boolean | null;

/** A log line as fields. Nested JSON is flattened: `{"http":{"status":500}}` has the field `http.status`. */
export interface LogRecord {
  /** How the line was read: `json`, the name of a pattern, `logfmt`, `key_value` or `raw`. */
  readonly format: string;
  readonly fields: Readonly<Record<string, LogValue>>;
}
