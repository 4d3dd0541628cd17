import { z } from 'zod';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { type TraceMention } from '../linkedTraces';
import { presentItems } from '../presentItems';
import { UpstreamError } from '../upstream';
import { failedAnswer } from './failedAnswer';

const exemplar = z.object({
  labels: z.record(z.string(), z.string()),
  value: z.coerce.number(),
  timestamp: z.coerce.number(),
});
const answerShape = z.object({
  status: z.string(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  data: presentItems(z.object({ exemplars: presentItems(exemplar) })),
});

/** What client libraries call the label of the trace. */
const traceLabel = /^(?:otel[_.])?trace[_.]?id$/i;

/** Reads the answer of `query_exemplars`: the traces that samples name, by the sample's time and value. Others are left out. */
export function parseExemplars(upstream: string, status: number, body: Buffer): readonly TraceMention[] {
  const answer = answerShape.safeParse(parseJson(body));
  if (!answer.success) {
    throw new UpstreamError(
      `${upstream}: HTTP ${status}, the answer is not that of a Prometheus API: ${excerpt(body)}`,
      status >= 400 ? status : 502
    );
  }
  if (answer.data.status !== 'success') {
    throw failedAnswer(upstream, status, answer.data);
  }
  return answer.data.data.flatMap(({ exemplars }) =>
    exemplars.flatMap(({ labels, value, timestamp }) => {
      const [, id] = Object.entries(labels).find(([name]) => traceLabel.test(name)) ?? [];
      return id === undefined ? [] : [{ id, startMs: timestamp * 1000, durationMs: value }];
    })
  );
}
