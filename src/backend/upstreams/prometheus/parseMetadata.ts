import { z } from 'zod';
import { type MetricMetadata } from '../../../core/rootcause/roles/roleOfMetadata';
import { parseJson } from '../http/parseJson';

const text = z.string().catch('');
const answerShape = z.object({
  status: z.literal('success'),
  data: z.record(z.string(), z.array(z.object({ type: text, unit: text, help: text }))),
});

/** Reads the answer of `metadata` for one metric; `undefined` where the store does not know it, or does not answer so. */
export function parseMetadata(metric: string, status: number, body: Buffer): MetricMetadata | undefined {
  if (status !== 200) {
    return undefined;
  }
  const answer = answerShape.safeParse(parseJson(body));
  return answer.success ? answer.data.data[metric]?.[0] : undefined;
}
