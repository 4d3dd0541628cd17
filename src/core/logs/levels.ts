import { type LogValue } from './logRecord';

/** From which number on a numbered level is an error; `isBelow` where lower numbers are worse. */
export interface ErrorFrom {
  readonly level: number;
  readonly isBelow?: true;
}

/** Fields of a level, compared as {@link namedFields} writes them. */
const levelFields = [
  'level',
  'severity',
  'severitytext',
  'loglevel',
  'lvl',
  'levelname',
  'leveltext',
  'errorseverity',
  'recordlevelname',
  'sev',
  'severitylabel',
  'syslogseverity',
  'logseverity',
  'eventlevel',
  'levelstr',
  'levelstring',
  'prioritykeyword',
  'detectedlevel',
];
/** Names of errors and worse, those of OpenTelemetry with their prefix and finer grades (`ERROR2`). */
const errorLevel =
  /^(?:severity_number_)?(?:e|err|erro|eror|error|f|ftl|fail|failed|failure|exception|fata|fatal|c|crt|crit|critical|alert|emerg|emergency|pnc|pani|panic|dpanic|severe)\d?$/i;
/** Where errors begin in the scales of loggers: pino's and bunyan's tens, Monolog's hundreds, Logback's ten thousands. */
const numericErrorLevels: ReadonlyArray<readonly [below: number, error: number]> = [
  [100, 50],
  [1000, 400],
  [Number.POSITIVE_INFINITY, 40_000],
];
/** Severities of syslog up to this one are errors. */
const syslogError = 3;

/** Whether a field is by its name one of a level. */
export function isLevelField(name: string): boolean {
  return levelFields.includes(name.toLowerCase().replace(/[_\-.@]/g, ''));
}

/** The first level that the fields tell. */
export function firstLevel(fields: ReadonlyMap<string, LogValue>): LogValue | undefined {
  return levelFields
    .map((name) => fields.get(name))
    .find((value) => value !== undefined && value !== null && value !== '');
}

/** Whether a level, or else a syslog priority, is that of an error; undefined where nothing says a level. */
export function levelSaysError(
  level: LogValue | undefined,
  priority: LogValue | undefined,
  errorFrom?: ErrorFrom
): boolean | undefined {
  if (typeof level === 'string' && Number.isNaN(Number(level))) {
    return isErrorLevel(level);
  }
  if (level !== undefined && level !== null && level !== '' && typeof level !== 'boolean') {
    const number = Number(level);
    if (errorFrom !== undefined) {
      return errorFrom.isBelow === true ? number <= errorFrom.level : number >= errorFrom.level;
    }
    return number >= (numericErrorLevels.find(([below]) => number < below)?.[1] ?? NaN);
  }
  if (isErrorLevel(priority)) {
    return true;
  }
  // Of syslog: 8 × facility + severity.
  return typeof priority === 'number' ? priority % 8 <= syslogError : undefined;
}

/** Whether a text is the name of a level that is an error's. */
export function isErrorLevel(level: LogValue | undefined): boolean {
  return typeof level === 'string' && errorLevel.test(plainLevel(level));
}

/** A level without colours, brackets, what it is filled up with, and the grades of Go's slog (`ERROR+2`). */
function plainLevel(level: string): string {
  return level
    .replace(/\u001b\[[\d;]*m/g, '')
    .replace(/^[^A-Za-z]+|[^A-Za-z\d]+$/g, '')
    .replace(/[+-]\d+$/, '');
}
