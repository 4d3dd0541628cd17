/** Facts that go with a message, serialisable as JSON. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Messages for the operator, lower case and without secrets. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

type LogLevel = keyof Logger;

const secretName = /secret|password|passwd|token|authori[sz]ation|cookie|credential|api[-_]?key/i;
const credentialsInUrl = /\b([a-z][a-z\d+.-]*:\/\/)[^\s/@]+@/gi;

/**
 * A logger whose lines a go-plugin host takes as structured: one JSON object a line, with keys that begin with `@`, and a
 * time of six fractional digits; with any other number of them the host takes the line as plain text.
 *
 * Fields with the name of a secret and credentials within URLs are masked, and what `mask` takes out.
 *
 * @param write takes one line with its end
 * @param now the current time in epoch milliseconds
 * @param mask takes secrets out of a text
 */
export function createLogger(
  write: (line: string) => void,
  now: () => number,
  mask: (text: string) => string = (text) => text
): Logger {
  const log = (level: LogLevel, message: string, fields: LogFields = {}): void => {
    const line = {
      '@level': level,
      '@message': mask(maskUrls(message)),
      '@module': 'covary',
      '@timestamp': new Date(now()).toISOString().replace('Z', '000Z'),
      ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, maskField(key, value, mask)])),
    };
    write(`${JSON.stringify(line)}\n`);
  };
  return {
    debug: (message, fields) => log('debug', message, fields),
    info: (message, fields) => log('info', message, fields),
    warn: (message, fields) => log('warn', message, fields),
    error: (message, fields) => log('error', message, fields),
  };
}

function maskField(key: string, value: LogFields[string], mask: (text: string) => string): LogFields[string] {
  if (value !== undefined && secretName.test(key)) {
    return '[masked]';
  }
  return typeof value === 'string' ? mask(maskUrls(value)) : value;
}

function maskUrls(text: string): string {
  return text.replace(credentialsInUrl, '$1[masked]@');
}
