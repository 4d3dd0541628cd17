import { type CovaryQueryInput } from '../../src/protocol/query';

/** The data source that a dashboard's variable `datasource` holds. */
export const chosenDataSource = { type: 'covary-analysis-datasource', uid: '${datasource}' } as const;

/** The Prometheus that the variable `prometheus` holds. */
export const chosenPrometheus = { type: 'prometheus', uid: '${prometheus}' } as const;

export type Analysis = CovaryQueryInput['analysis'];
export type Input = CovaryQueryInput['inputs'][number];

/** A panel of a dashboard's JSON, before it has its place. */
export interface Panel {
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly width: number;
  readonly height: number;
  /** Under the panel before it, where there is room beside a higher one. */
  readonly isBelow?: boolean;
  readonly analysis?: Analysis;
  readonly inputs?: readonly Input[];
  readonly stepMs?: number;
  /** What is asked of the Prometheus in the variable `prometheus` itself, in place of an analysis. */
  readonly promql?: ReadonlyArray<{ readonly expr: string; readonly legend: string }> | undefined;
  /** The least distance of points that is asked for. */
  readonly interval?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly defaults?: Readonly<Record<string, unknown>>;
  readonly overrides?: readonly unknown[];
  readonly transformations?: readonly unknown[];
}

/** A row's title, or a panel. */
export type Part = Panel | string;

export interface DashboardText {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly from: string;
  readonly refresh?: string;
  readonly variables: readonly object[];
  readonly annotations?: readonly object[];
  readonly links?: readonly object[];
  /** In reading order, laid out from left to right; a row's title begins a new line. */
  readonly parts: readonly Part[];
}

/** Only these columns of a table, in their own order. */
export const onlyColumns = (...names: readonly string[]): readonly object[] => [
  { id: 'filterFieldsByName', options: { include: { names } } },
];

/** What a table of alerts says where there is none, and not in the empty cells of others. */
export const saysNoAlert = {
  defaults: { noValue: 'No alert was firing' },
  overrides: [{ matcher: { id: 'byName', options: 'set off by' }, properties: [{ id: 'noValue', value: '' }] }],
};

const columns = 24;

/** A dashboard as Grafana's files have it (schema of version 1). */
export function dashboardJson({
  variables,
  annotations = [],
  parts,
  from,
  refresh = '',
  ...text
}: DashboardText): object {
  return {
    ...text,
    tags: ['covary'],
    timezone: 'browser',
    schemaVersion: 41,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh,
    time: { from, to: 'now' },
    templating: { list: variables },
    annotations: { list: annotations },
    panels: placed(parts),
  };
}

function placed(parts: readonly Part[]): object[] {
  let x = 0;
  let y = 0;
  let lineHeight = 0;
  let last = { x: 0, y: 0, w: 0, h: 0 };
  return parts.map((part, index) => {
    const { width: w, height: h, isBelow = false } = typeof part === 'string' ? rowSize : part;
    if (isBelow) {
      last = { x: last.x, y: last.y + last.h, w, h };
    } else {
      if (x + w > columns || typeof part === 'string') {
        y += lineHeight;
        x = 0;
        lineHeight = 0;
      }
      last = { x, y, w, h };
      x += w;
      lineHeight = Math.max(lineHeight, h);
    }
    return typeof part === 'string'
      ? { id: index + 1, type: 'row', title: part, collapsed: false, gridPos: last, panels: [] }
      : panelJson(part, index + 1, last);
  });
}

const firstRefId = 'A'.charCodeAt(0);
const rowSize = { width: columns, height: 1, isBelow: false };

function panelJson(panel: Panel, id: number, gridPos: object): object {
  const { type, title, description, analysis, inputs, stepMs, promql, interval, options = {}, transformations } = panel;
  return {
    id,
    type,
    title,
    ...(description === undefined ? {} : { description }),
    gridPos,
    ...(analysis === undefined
      ? {}
      : {
          datasource: chosenDataSource,
          targets: [
            {
              refId: 'A',
              datasource: chosenDataSource,
              version: 2,
              inputs,
              analysis,
              ...(stepMs === undefined ? {} : { stepMs }),
            },
          ],
        }),
    ...(promql === undefined
      ? {}
      : {
          datasource: chosenPrometheus,
          targets: promql.map(({ expr, legend }, i) => ({
            refId: String.fromCharCode(firstRefId + i),
            datasource: chosenPrometheus,
            expr,
            legendFormat: legend,
          })),
        }),
    ...(interval === undefined ? {} : { interval }),
    options,
    fieldConfig: { defaults: panel.defaults ?? {}, overrides: panel.overrides ?? [] },
    ...(transformations === undefined ? {} : { transformations }),
  };
}
