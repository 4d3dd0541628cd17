import { parseJson } from '../http/parseJson';
import { z } from 'zod';
import { type LabelledSeries, type Labels } from '../../../core/series/labelledSeries';
import { seriesName } from '../seriesName';
import { UpstreamError } from '../upstream';

const responseShape = z.object({
  error: z.string().optional(),
  results: z
    .array(
      z.object({
        error: z.string().optional(),
        messages: z.array(z.object({ text: z.string() })).optional(),
        series: z
          .array(
            z.object({
              name: z.string().default(''),
              tags: z.record(z.string(), z.string()).optional(),
              columns: z.array(z.string()),
              values: z.array(z.array(z.unknown())).default([]),
              partial: z.boolean().optional(),
            })
          )
          .default([]),
      })
    )
    .default([]),
});

export interface InfluxQlResponse {
  readonly series: readonly LabelledSeries[];
  readonly warnings: readonly string[];
  /** The first column of answers without times: what SHOW queries list. */
  readonly names: readonly string[];
}

/**
 * Reads an InfluxQL answer with times in epoch milliseconds. Each numeric column of each series becomes a series: its
 * labels are the tags and `__name__` = `measurement.column`; null is a missing value. Text columns are passed over.
 */
export function parseInfluxQlResponse(
  upstream: string,
  status: number,
  body: Buffer,
  legend: string | undefined
): InfluxQlResponse {
  const parsed = responseShape.safeParse(parseJson(body));
  if (!parsed.success) {
    const text = body.subarray(0, 200).toString('utf8').trim();
    throw new UpstreamError(
      `${upstream}: HTTP ${status}, and the answer is not InfluxDB's: "${text}"`,
      status >= 400 ? status : 502
    );
  }
  const { error, results } = parsed.data;
  const failed = error ?? results.find((result) => result.error !== undefined)?.error;
  if (failed !== undefined || status >= 400) {
    throw new UpstreamError(`${upstream}: ${failed ?? `HTTP ${status}`}`, status >= 400 ? status : 400);
  }
  const series: LabelledSeries[] = [];
  const names: string[] = [];
  const warnings = results.flatMap(({ messages }) => (messages ?? []).map(({ text }) => text));
  for (const { name, tags, columns, values, partial } of results.flatMap((result) => result.series)) {
    const timeColumn = columns.indexOf('time');
    if (timeColumn < 0) {
      names.push(...values.map((row) => String(row[0])));
      continue;
    }
    if (partial === true) {
      warnings.push(`${upstream}: the answer for ${name} was cut off at the server's row limit`);
    }
    for (const [column, title] of columns.entries()) {
      if (column !== timeColumn && values.some((row) => typeof row[column] === 'number')) {
        const labels: Labels = { __name__: `${name}.${title}`, ...tags };
        series.push(columnSeries(labels, values, timeColumn, column, legend));
      }
    }
  }
  return { series, warnings, names };
}

function columnSeries(
  labels: Labels,
  rows: ReadonlyArray<readonly unknown[]>,
  timeColumn: number,
  column: number,
  legend: string | undefined
): LabelledSeries {
  const times = new Float64Array(rows.length);
  const values = new Float64Array(rows.length);
  for (const [i, row] of rows.entries()) {
    const value = row[column];
    times[i] = Number(row[timeColumn]);
    values[i] = typeof value === 'number' ? value : NaN;
  }
  return { name: seriesName(labels, legend), labels, times, values };
}
