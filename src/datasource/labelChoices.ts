import { type MetricFindValue } from '@grafana/data';
import { z } from 'zod';

const answerShape = z.object({ labels: z.array(z.string()) });

/** What the backend lists of labels, as Grafana offers it. */
export function labelChoices(answer: unknown): MetricFindValue[] {
  return answerShape.parse(answer).labels.map((text) => ({ text }));
}
