import { z } from 'zod';
import { type RunningDetector } from './runningDetector';

const rule = z.looseObject({
  type: z.string().optional(),
  name: z.string(),
  query: z.string().default(''),
  labels: z.record(z.string(), z.string()).nullish(),
});
const answer = z.object({ data: z.object({ groups: z.array(z.object({ rules: z.array(rule).default([]) })) }) });
/** What of ours is not what they watch, but what the bands rest on. */
const inner = 'anomaly:covary:';
const upperBand = 'anomaly:upper_band';

/**
 * The anomaly rules among all that a store runs (`/api/v1/rules` of Prometheus): each `anomaly_name` of a recording rule, with each `anomaly_strategy`
 * that records upper bands for it. Strategies without a name of their own, as those of promql-anomaly-detection, judge all. Nothing where the answer
 * is not understood.
 */
export function runningDetectorsOf(store: RunningDetector['store'], found: unknown): readonly RunningDetector[] {
  const parsed = answer.safeParse(found);
  if (!parsed.success) {
    return [];
  }
  const rules = parsed.data.data.groups
    .flatMap((group) => group.rules)
    .filter(({ type }) => type !== 'alerting')
    .map(({ name, query, labels }) => ({ record: name, expr: query, labels: labels ?? {} }));
  const bands = rules.filter(({ record }) => record === upperBand);
  const watched = new Map<string, { readonly expr: string; readonly isSource: boolean }>();
  for (const { record, expr, labels } of rules) {
    const { anomaly_name: name } = labels;
    const isBand = record === upperBand || record === 'anomaly:lower_band';
    if (name === undefined || isBand) {
      continue;
    }
    // What `anomaly:level` is made of comes before it, where it is not the source itself.
    const isSource = !record.startsWith(inner) || record === `${inner}samples` || record === `${inner}value`;
    const known = watched.get(name);
    if (isSource && (known === undefined || !known.isSource)) {
      watched.set(name, { expr, isSource });
    }
  }
  return [...watched].flatMap(([name, { expr }]) => {
    const strategies = bands.flatMap(({ labels }) => {
      const { anomaly_name: own = name, anomaly_strategy: strategy } = labels;
      return own === name && strategy !== undefined ? [strategy] : [];
    });
    return [...new Set(strategies)].map((strategy): RunningDetector => ({ store, name, strategy, expr }));
  });
}
