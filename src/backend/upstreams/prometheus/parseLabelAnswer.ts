import { z } from 'zod';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { shortList } from '../http/shortList';
import { type LabelAnswer, UpstreamError } from '../upstream';
import { failedAnswer } from './failedAnswer';
import { partialWarning } from './partialWarning';

const answerShape = z.object({
  status: z.string(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  data: z.array(z.string()).nullish(),
  warnings: z.array(z.string()).nullish(),
  isPartial: z.boolean().nullish(),
});

/** Reads the answer of `labels` and `label/NAME/values`. What the store says of an error is passed on in its words. */
export function parseLabelAnswer(upstream: string, status: number, body: Buffer): LabelAnswer {
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
  const { data, warnings, isPartial } = answer.data;
  return {
    labels: data ?? [],
    warnings: [...(isPartial === true ? [partialWarning] : []), ...shortList(warnings ?? [])].map(
      (text) => `${upstream}: ${text}`
    ),
  };
}
