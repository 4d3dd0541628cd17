import { z } from 'zod';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { UpstreamError } from '../upstream';
import { failedAnswer } from './failedAnswer';

const answerShape = z.object({
  status: z.string(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  data: z.array(z.string()).nullish(),
});

/** Reads the answer of `labels` and `label/NAME/values`. What the store says of an error is passed on in its words. */
export function parseLabelAnswer(upstream: string, status: number, body: Buffer): readonly string[] {
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
  return answer.data.data ?? [];
}
