import { attributesOf, nanoseconds } from './otlp';
import { minutes, sampleMs, shopSeries } from './shop';

/** A stream as Loki's push API takes it. */
interface PushedStream {
  readonly stream: Readonly<Record<string, string>>;
  readonly values: ReadonlyArray<readonly [nanoseconds: string, line: string]>;
}

/** The shop as lines: logfmt with a value a minute (of counters what they grew by), and alerts as Grafana's state history. */
export function shopStreams(fromMs: number): readonly PushedStream[] {
  const timeOf = (minute: number): string => nanoseconds(sampleMs(fromMs, minute));
  return shopSeries.map(({ metric, labels, values }): PushedStream => {
    if (metric === 'ALERTS') {
      const { alertname = '', service = '' } = labels;
      const first = values.findIndex((value) => value === 1);
      const line = {
        schemaVersion: 1,
        previous: 'Normal',
        current: 'Alerting',
        ruleTitle: alertname,
        ruleUID: 'slow',
        labels: { alertname, service, severity: 'critical' },
      };
      return {
        stream: { from: 'state-history', group: service },
        values: [[timeOf(first), JSON.stringify(line)]],
      };
    }
    const fields = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    const isCounter = metric.endsWith('_total');
    return {
      stream: { metric, stream: Object.values(labels).join('-') },
      values: Array.from(values, (value, minute) => {
        const own = isCounter ? value - (values[minute - 1] ?? 0) : value;
        return [timeOf(minute), `${fields.join(' ')} value=${own}`] as const;
      }),
    };
  });
}

/** From when on the checkout writes. */
export const firstCheckout = 101;

/** What the checkout writes each minute, in formats of several programs, and the severity that OpenTelemetry gives each. */
const checkoutLines: ReadonlyArray<readonly [line: string, severityNumber: number]> = [
  ['level=info msg="GET /cart" status=200 duration=120ms', 9],
  ['{"level":"error","status":503,"duration_ms":250,"msg":"no stock"}', 17],
  ['192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /a HTTP/1.1" 404 552 "-" "curl/8" 0.123', 9],
  ['2026-01-02T03:04:05.678Z  WARN 1 --- [shop] [main] com.example.Shop : an error page was shown', 13],
  ['charge refused', 17],
];
/** Of a minute's lines. */
export const checkoutMinute = { lines: 5, errors: 2, statuses: { '2xx': 1, '4xx': 1, '5xx': 1 }, medianMs: 123 };

/** The trace of a line: each has its own. */
export function traceOfLine(minute: number, line: number): string {
  return `${minute}${line}`.padStart(32, 'a');
}

/** Those lines as OTLP logs, a request a minute of the last twenty. */
export function* checkoutLogs(fromMs: number): Generator<object> {
  for (let minute = firstCheckout; minute <= minutes; minute++) {
    const logRecords = checkoutLines.map(([stringValue, severityNumber], line) => ({
      timeUnixNano: nanoseconds(sampleMs(fromMs, minute) + line),
      severityNumber,
      body: { stringValue },
      attributes: attributesOf({ 'http.route': '/cart', attempt: String(minute) }),
      traceId: traceOfLine(minute, line),
      spanId: '00000000000000a1',
    }));
    const resource = {
      attributes: attributesOf({ 'service.name': 'checkout', 'k8s.pod.name': 'checkout-7c9f-x2k4v' }),
    };
    yield { resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] };
  }
}
