import { z } from 'zod';
import { type LabelledSeries, type Labels } from '../../../core/series/labelledSeries';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { shortened } from '../http/shortened';
import { seriesName } from '../seriesName';
import { tableCell, tableSeries } from '../tableSeries';
import { UpstreamError } from '../upstream';

/** A list; what is null is an empty one. */
function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
}

const responseShape = z.object({
  error: z.string().optional(),
  results: z
    .array(
      z.object({
        error: z.string().optional(),
        messages: listOf(z.object({ text: z.string() })),
        series: listOf(
          z.object({
            name: z.string().default(''),
            tags: z.record(z.string(), z.coerce.string()).nullish(),
            columns: z.array(z.string()),
            values: listOf(z.array(z.unknown())),
            partial: z.boolean().nullish(),
          })
        ),
      })
    )
    .nullable()
    .optional(),
});

export interface InfluxQlResponse {
  readonly series: readonly LabelledSeries[];
  readonly warnings: readonly string[];
  /** The first column of answers without times: what SHOW queries list. */
  readonly names: readonly string[];
}

/**
 * Reads an InfluxQL answer with times in epoch milliseconds. Each column of numbers of each series becomes a series
 * ({@link tableSeries}): its labels are the tags and `__name__` = `measurement.column`; null is a missing value.
 *
 * @param stampMs the time that a row stands for; undefined leaves it out
 */
export function parseInfluxQlResponse(
  upstream: string,
  status: number,
  body: Buffer,
  legend: string | undefined,
  stampMs: (timeMs: number) => number | undefined = (timeMs) => timeMs
): InfluxQlResponse {
  const parsed = responseShape.safeParse(parseJson(body));
  if (!parsed.success || (parsed.data.error === undefined && parsed.data.results === undefined)) {
    throw new UpstreamError(
      `${upstream}: HTTP ${status}, and the answer is not InfluxDB's: ${excerpt(body)}`,
      status >= 400 ? status : 502
    );
  }
  const { error } = parsed.data;
  const results = parsed.data.results ?? [];
  const failed = error ?? results.find((result) => result.error !== undefined)?.error;
  if (failed !== undefined || status >= 400) {
    throw new UpstreamError(`${upstream}: ${shortened(failed ?? `HTTP ${status}`)}`, status >= 400 ? status : 400);
  }
  const series: LabelledSeries[] = [];
  const names: string[] = [];
  const warnings = new Set(results.flatMap(({ messages }) => messages.map(({ text }) => shortened(text))));
  for (const { name, tags, columns, values, partial } of results.flatMap((result) => result.series)) {
    const timeColumn = columns.indexOf('time');
    if (timeColumn < 0) {
      names.push(...values.map(([cell]) => (typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? ''))));
      continue;
    }
    if (partial === true) {
      warnings.add(`the answer for ${name} was cut off at the server's row limit`);
    }
    const rows = values
      .flatMap((row) => {
        const time = stampMs(timeOf(row[timeColumn]));
        return time === undefined ? [] : [{ time, row }];
      })
      // ORDER BY time DESC is how one asks for the newest.
      .sort((a, b) => a.time - b.time);
    const made = tableSeries({
      labels: tags ?? {},
      times: rows.map(({ time }) => time),
      columns: columns.flatMap((title, column) =>
        column === timeColumn ? [] : [{ name: title, cells: rows.map(({ row }) => tableCell(row[column])) }]
      ),
    });
    made.warnings.forEach((warning) => warnings.add(`${name}: ${warning}`));
    for (const { column, labels: own, times, values: numbers } of made.series) {
      const labels: Labels = { __name__: `${name}.${column}`, ...own };
      series.push({ name: seriesName(labels, legend), labels, times, values: numbers });
    }
  }
  return { series, warnings: [...warnings], names };
}

/** The time in a cell, which any JSON may be, as a text where a proxy drops what was asked for; NaN where it is none. */
function timeOf(cell: unknown): number {
  return typeof cell === 'string' && cell.includes('T')
    ? Date.parse(cell)
    : typeof cell === 'number' || typeof cell === 'string'
      ? Number(cell)
      : NaN;
}
