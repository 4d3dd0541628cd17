import { z } from 'zod';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { shortList } from '../http/shortList';
import { shortened } from '../http/shortened';
import { type LabelAnswer, UpstreamError } from '../upstream';

const listShape = z.object({
  status: z.literal('success'),
  // Left out, or null, where there is nothing.
  data: z.array(z.string()).nullish(),
  warnings: z.array(z.string()).nullish(),
});

/** Reads the answer of Loki's `labels` and `label/NAME/values`. Its errors are plain text and passed on. */
export function parseLokiLabels(upstream: string, status: number, body: Buffer): LabelAnswer {
  const list = listShape.safeParse(parseJson(body));
  if (status !== 200 || !list.success) {
    const text = body.subarray(0, 1000).toString('utf8').trim();
    const isOwn = status >= 400 && status < 500 && text !== '' && !text.startsWith('<');
    const words = isOwn ? shortened(text) : `HTTP ${status}, and the answer is not Loki's: ${excerpt(body)}`;
    throw new UpstreamError(`${upstream}: ${words}`, status >= 400 ? status : 502);
  }
  return {
    labels: list.data.data ?? [],
    warnings: shortList(list.data.warnings ?? []).map((text) => `${upstream}: ${text}`),
  };
}
