import { z } from 'zod';
import { type LabelledSeries } from '../../../core/series/labelledSeries';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { seriesName } from '../seriesName';
import { tableCell, tableSeries } from '../tableSeries';
import { UpstreamError } from '../upstream';

const rowsShape = z.array(z.record(z.string(), z.unknown()));
const errorShape = z.object({ error: z.string().optional(), message: z.string().optional() });

/**
 * Reads the rows that InfluxDB 3 answers to SQL, as JSON. The times are in the column `time`, else in the first whose
 * values are times; what else there is becomes series as in {@link tableSeries}, `__name__` being the column's name.
 *
 * @param stampMs the time that a row stands for; undefined leaves it out
 */
export function parseSqlRows(
  upstream: string,
  status: number,
  body: Buffer,
  legend: string | undefined,
  stampMs: (timeMs: number) => number | undefined
): { readonly series: readonly LabelledSeries[]; readonly warnings: readonly string[] } {
  const json = parseJson(body);
  const parsed = rowsShape.safeParse(json);
  if (status !== 200 || !parsed.success) {
    const words = errorShape.safeParse(json).data;
    const isText = status >= 400 && json === undefined && !/^\s*</.test(body.toString('utf8', 0, 200));
    const said = words?.error ?? words?.message ?? (isText ? body.toString('utf8').trim().slice(0, 500) : undefined);
    throw new UpstreamError(
      `${upstream}: ${said ?? `HTTP ${status}, and the answer is no rows of InfluxDB 3: ${excerpt(body)}`}`,
      status >= 400 ? status : 502
    );
  }
  const rows = parsed.data;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const timeColumn = names.includes('time')
    ? 'time'
    : names.find((name) => rows.every((row) => !Number.isNaN(timeOf(row[name]))));
  if (timeColumn === undefined) {
    return {
      series: [],
      warnings: rows.length === 0 ? [] : ['the rows have no column of times: select one, named time'],
    };
  }
  const stamped = rows
    .map((row) => ({ row, time: stampMs(timeOf(row[timeColumn])) }))
    .filter((one): one is { row: Readonly<Record<string, unknown>>; time: number } => one.time !== undefined)
    .sort((a, b) => a.time - b.time);
  const { series, warnings } = tableSeries({
    labels: {},
    times: stamped.map(({ time }) => time),
    columns: names
      .filter((name) => name !== timeColumn)
      .map((name) => ({ name, cells: stamped.map(({ row }) => tableCell(row[name])) })),
  });
  return {
    warnings,
    series: series.map(({ column, labels: own, times, values }) => {
      const labels = { __name__: column, ...own };
      return { name: seriesName(labels, legend), labels, times, values };
    }),
  };
}

/** InfluxDB writes times without a zone, in UTC, with up to nine decimals. */
function timeOf(value: unknown): number {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) {
    return NaN;
  }
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
}
