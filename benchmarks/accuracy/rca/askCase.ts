import { z } from 'zod';
import { type ConfidenceGrounds } from '../../../src/core/rootcause/ranking/confidenceGrounds';
import { runQuery } from '../../../src/backend/query/answer/runQuery';
import { success } from '../../../src/core/result';
import { type CovaryQueryInput } from '../../../src/protocol/query';
import { type Asking } from './asking';
import { type CaseColumn } from './caseTable';
import { MemoryStore, type StoredSeries } from './memoryStore';
import { metricExpression } from './metricExpression';
import { placeCase } from './placeCase';
import { type RcaCase, type RcaPrediction } from './rcaCase';
import { type RcaFolder } from './rcaFolder';

/** What the product answered to a case. */
export interface CaseAnswer {
  readonly prediction: RcaPrediction;
  /** Of the services, in the order of the prediction. */
  readonly confidences: readonly number[];
  /** What the confidence of the first service rests on; `undefined` where the product abstained. */
  readonly grounds: ConfidenceGrounds | undefined;
}

const customShape = z.object({
  abstained: z.string().optional(),
  grounds: z.object({
    ratio: z.number(),
    fieldRatio: z.number(),
    baselineCount: z.number(),
    isTargetUsual: z.boolean(),
    isOwn: z.boolean(),
  }),
});

/** How an author asks for a column: an input, the legend that names its series, and the labels that the answer keeps. */
interface AskedColumn {
  readonly refId: string;
  readonly expr: string;
  readonly legend: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Puts a case to the product as an author's query, through `runQuery` over a store in memory. */
export async function askCase(
  folder: RcaFolder,
  rcaCase: RcaCase,
  asking: Asking,
  method: string
): Promise<CaseAnswer> {
  const { tables, stepMs, window, baseline } = placeCase(folder, rcaCase, asking);
  const inputs = new Map<string, Pick<AskedColumn, 'refId' | 'expr' | 'legend'>>();
  const columnOf = new Map<string, string>();
  const stored = new Map<string, StoredSeries>();
  for (const { times, columns } of tables) {
    columns.forEach((column, index) => {
      const isTarget = column.name === rcaCase.target?.column;
      const { refId, expr, legend, labels } = askedColumn(column, index, asking.names, isTarget);
      inputs.set(refId, { refId, expr, legend });
      const seriesName = legend.replace(/\{\{(\w+)\}\}/g, (_, label: string) => labels[label] ?? '');
      columnOf.set(`${refId} ${seriesName}`, column.name);
      const key = JSON.stringify([refId, labels]);
      const part = { expr, labels, times, values: column.values };
      const former = stored.get(key);
      stored.set(key, former === undefined ? part : joined(former, part));
    });
  }
  const fromMs = window.fromMs + asking.late * (window.toMs - window.fromMs);
  const analysis = {
    kind: 'rootCause' as const,
    method: method as 'combined',
    window: { fromMs, toMs: window.toMs },
    ...(inputs.has('target') ? { target: 'target' } : {}),
    ...(baseline === undefined ? {} : { baseline }),
    ...(asking.graph === 'known' ? { dependencies: { edges: [...folder.edges(rcaCase)] } } : {}),
  };
  const upstreams = new Map([['memory', success(new MemoryStore([...stored.values()], stepMs))]]);
  const ask = async (format: 'services' | 'metrics') => {
    const model: CovaryQueryInput = { inputs: [...inputs.values()], stepMs, analysis: { ...analysis, format } };
    const query = {
      refId: 'A',
      queryType: '',
      model,
      fromMs,
      toMs: window.toMs,
      intervalMs: stepMs,
      maxDataPoints: 1000,
    };
    const [frame] = await runQuery(query, upstreams, false, new AbortController().signal);
    const column = (name: string): readonly unknown[] => [
      ...(frame?.fields.find((field) => field.name === name)?.values ?? []),
    ];
    return { column, custom: frame?.meta?.custom };
  };
  const { column: services, custom } = await ask('services');
  const { column: metrics } = await ask('metrics');
  const said = customShape.safeParse(custom);
  const refIds = metrics('input');
  return {
    prediction: {
      services: services('service').map(String),
      metrics: metrics('metric').map((name, row) => columnOf.get(`${String(refIds[row])} ${String(name)}`) ?? ''),
    },
    confidences: services('confidence').map(Number),
    grounds: said.success && said.data.abstained === undefined ? said.data.grounds : undefined,
  };
}

function askedColumn(
  { service, metric }: CaseColumn,
  index: number,
  names: Asking['names'],
  isTarget: boolean
): AskedColumn {
  const target = isTarget ? 'target' : undefined;
  switch (names) {
    case 'metric': {
      const labels = { service, __name__: metric };
      return { refId: target ?? 'all', expr: target ?? 'all', legend: '{{service}}|{{__name__}}', labels };
    }
    case 'query': {
      const expr = metricExpression(metric);
      const refId = target ?? metric;
      return {
        refId,
        expr: isTarget ? `${expr} and on () vector(1)` : expr,
        legend: '{{service}}',
        labels: { service },
      };
    }
    case 'none': {
      const labels = { service, series: String(index) };
      return { refId: target ?? 'all', expr: target ?? 'all', legend: '{{service}} {{series}}', labels };
    }
  }
}

function joined(a: StoredSeries, b: StoredSeries): StoredSeries {
  const [first, second] = (a.times[0] ?? 0) <= (b.times[0] ?? 0) ? [a, b] : [b, a];
  return {
    ...a,
    times: Float64Array.of(...first.times, ...second.times),
    values: Float64Array.of(...first.values, ...second.values),
  };
}
