import { z } from 'zod';
import { type LabelledSeries, type Labels } from '../../../core/series/labelledSeries';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { shortList } from '../http/shortList';
import { shortened } from '../http/shortened';
import { seriesName } from '../seriesName';
import { tableCell, tableSeries } from '../tableSeries';
import { UpstreamError } from '../upstream';

const labelsShape = z.record(z.string(), z.string()).nullish();
const fieldShape = z.object({
  name: z.string().catch(''),
  type: z.string().catch(''),
  labels: labelsShape.catch(undefined),
  config: z.object({ displayNameFromDS: z.string().optional() }).nullish().catch(undefined),
});
/** Numbers that JSON has not, by their rows. */
const entitiesShape = z
  .array(
    z
      .object({
        NaN: z.array(z.number()).optional(),
        Inf: z.array(z.number()).optional(),
        NegInf: z.array(z.number()).optional(),
      })
      .nullable()
  )
  .nullish();
const frameShape = z.object({
  schema: z.object({
    name: z.string().nullish(),
    fields: z.array(fieldShape),
    meta: z
      .object({ notices: z.array(z.object({ text: z.string() })).nullish() })
      .nullish()
      .catch(undefined),
  }),
  data: z.object({ values: z.array(z.array(z.unknown())), entities: entitiesShape }),
});
const answerShape = z.object({
  results: z.record(
    z.string(),
    z.object({
      status: z.number().optional(),
      error: z.string().optional(),
      frames: z.array(frameShape).nullish(),
    })
  ),
});
const errorShape = z.object({ message: z.string().optional(), error: z.string().optional() });

type Frame = z.infer<typeof frameShape>;

/**
 * Reads the answer of Grafana's `/api/ds/query` to one query: each field of numbers or booleans beside a field of times is a
 * series with the field's labels, `__name__` being the field's name where it says anything. Frames with texts are tables,
 * read as {@link tableSeries}. Frames without times are left out, with a warning.
 */
export function readFrames(
  upstream: string,
  status: number,
  body: Buffer,
  legend: string | undefined
): { readonly series: readonly LabelledSeries[]; readonly warnings: readonly string[] } {
  const json = parseJson(body);
  const parsed = answerShape.safeParse(json);
  const [result] = parsed.success ? Object.values(parsed.data.results) : [];
  if (result?.error !== undefined) {
    throw new UpstreamError(`${upstream}: ${shortened(result.error)}`, result.status ?? (status >= 400 ? status : 502));
  }
  if (status >= 400 || result === undefined) {
    const words = errorShape.safeParse(json).data;
    const said = words?.message ?? words?.error ?? `HTTP ${status}, and the answer is not Grafana's: ${excerpt(body)}`;
    throw new UpstreamError(`${upstream}: ${shortened(said)}`, status >= 400 ? status : 502);
  }
  const warnings = new Set<string>();
  const series = (result.frames ?? []).flatMap((frame) => {
    frame.schema.meta?.notices?.forEach(({ text }) => warnings.add(text));
    return seriesOf(frame, legend, warnings);
  });
  return { series, warnings: shortList([...warnings]) };
}

function seriesOf(frame: Frame, legend: string | undefined, warnings: Set<string>): readonly LabelledSeries[] {
  const { fields } = frame.schema;
  const columns = fields.map((field, i) => ({ field, cells: cellsOf(frame, i) }));
  const time = columns.find(({ field }) => field.type === 'time');
  const others = columns.filter((column) => column !== time && column.field.type !== 'time');
  if (time === undefined) {
    if (columns.some(({ cells }) => cells.length > 0)) {
      warnings.add(
        `left out: a table without times (${fields
          .map(({ name }) => name)
          .join(', ')
          .slice(0, 200)})`
      );
    }
    return [];
  }
  const times = time.cells.map((cell) => (typeof cell === 'number' ? cell : NaN));
  const order = times
    .flatMap((ms, row) => (Number.isNaN(ms) ? [] : [row]))
    .sort((a, b) => (times[a] ?? NaN) - (times[b] ?? NaN));
  const inOrder = <T>(list: readonly T[]): T[] => order.flatMap((row) => list.slice(row, row + 1));
  const ordered = inOrder(times);
  if (others.some(({ field }) => field.type === 'string')) {
    const made = tableSeries({
      labels: {},
      times: ordered,
      columns: others.map(({ field, cells }) => ({ name: field.name, cells: inOrder(cells).map(tableCell) })),
    });
    made.warnings.forEach((warning) => warnings.add(warning));
    return made.series.map(({ column, labels, times: at, values }) =>
      named(column, labels, legend, undefined, at, values)
    );
  }
  return others
    .filter(({ field }) => field.type === 'number' || field.type === 'boolean')
    .map(({ field, cells }) =>
      named(
        field.name,
        field.labels ?? {},
        legend,
        field.config?.displayNameFromDS,
        Float64Array.from(ordered),
        Float64Array.from(inOrder(cells), (cell) =>
          typeof cell === 'boolean' ? Number(cell) : typeof cell === 'number' ? cell : NaN
        )
      )
    );
}

/** The names that Grafana's data sources give to a column of values say nothing. */
const emptyNames: ReadonlySet<string> = new Set(['', 'value', 'values', '_value']);

function named(
  column: string,
  labels: Labels,
  legend: string | undefined,
  displayName: string | undefined,
  times: Float64Array,
  values: Float64Array
): LabelledSeries {
  const own: Labels =
    labels['__name__'] !== undefined || emptyNames.has(column.toLowerCase()) ? labels : { __name__: column, ...labels };
  const name = seriesName(own, legend, displayName === undefined || displayName === '' ? undefined : () => displayName);
  return { name, labels: own, times, values };
}

function cellsOf({ data }: Frame, column: number): readonly unknown[] {
  const cells = [...(data.values[column] ?? [])];
  const { NaN: nans = [], Inf: infinities = [], NegInf: negatives = [] } = data.entities?.[column] ?? {};
  for (const [rows, value] of [
    [nans, NaN],
    [infinities, Infinity],
    [negatives, -Infinity],
  ] as const) {
    for (const row of rows) {
      if (Number.isInteger(row) && row >= 0 && row < cells.length) {
        cells[row] = value;
      }
    }
  }
  return cells;
}
