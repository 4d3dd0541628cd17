import { SpanKind } from '@opentelemetry/api';
import { inSpan } from '../../telemetry/inSpan';
import { metrics } from '../../telemetry/metrics';
import { UpstreamError } from '../upstream';

/** How a store answered: `refused` is a status of 400 to 499, `failed` one of 500 or more, or no answer at all. */
type CallResult = 'ok' | 'refused' | 'failed' | 'timeout' | 'too_large' | 'cancelled';

const calls = metrics.counter('covary_upstream_requests_total', 'Requests to stores by how they ended.');
const durations = metrics.histogram(
  'covary_upstream_request_duration_seconds',
  'Time from a request to a store to the end of its answer.',
  [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
);
const bytes = metrics.counter('covary_upstream_response_bytes_total', 'Bytes that stores answered, unpacked.');

/** Does a request to a store and counts it, under the store's name; in a trace it is a span. */
export async function countedCall<Answer extends { readonly status: number; readonly body: Buffer }>(
  store: string,
  method: string,
  call: () => Promise<Answer>
): Promise<Answer> {
  const startMs = performance.now();
  const end = (result: CallResult): void => {
    calls.increment({ upstream: store, result });
    durations.observe((performance.now() - startMs) / 1000, { upstream: store });
  };
  const attributes = { 'http.request.method': method, 'covary.upstream': store };
  return inSpan(
    method,
    attributes,
    async (span) => {
      try {
        const answer = await call();
        span.setAttribute('http.response.status_code', answer.status);
        bytes.increment({ upstream: store }, answer.body.length);
        end(resultOf(answer.status));
        return answer;
      } catch (error) {
        end(error instanceof UpstreamError ? resultOfFailure(error.status) : 'failed');
        throw error;
      }
    },
    SpanKind.CLIENT
  );
}

function resultOf(status: number): CallResult {
  return status < 400 ? 'ok' : status < 500 ? 'refused' : 'failed';
}

/** Statuses of our own for what went wrong on the way. */
function resultOfFailure(status: number): CallResult {
  switch (status) {
    case 499:
      return 'cancelled';
    case 504:
      return 'timeout';
    case 413:
      return 'too_large';
    default:
      return resultOf(status);
  }
}
