import { type MetricFindValue } from '@grafana/data';
import { z } from 'zod';

/** The answer of the resource `labels`. */
export const labelsAnswer = z.object({ labels: z.array(z.string()), warnings: z.array(z.string()).default([]) });

/** What the backend lists of labels, as Grafana offers it; `warn` hears what is missing. */
export function labelChoices(answer: unknown, warn: (text: string) => void): MetricFindValue[] {
  const { labels, warnings } = labelsAnswer.parse(answer);
  warnings.forEach(warn);
  return labels.map((text) => ({ text }));
}
