import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { excerpt } from '../http/excerpt';
import { parseJson } from '../http/parseJson';
import { shortened } from '../http/shortened';
import { UpstreamError } from '../upstream';

const listShape = z.object({
  error: z.string().optional(),
  results: z
    .array(
      z.object({
        error: z.string().optional(),
        series: z
          .array(z.object({ columns: z.array(z.string()), values: z.array(z.array(z.unknown())).default([]) }))
          .default([]),
      })
    )
    .optional(),
});
const rowsShape = z.array(z.record(z.string(), z.unknown()));
const errorShape = z.object({ error: z.string().optional(), message: z.string().optional() });

/** How a list is answered: which columns of its rows are wanted, by the language. */
export interface TextList {
  readonly language: 'influxql' | 'flux' | 'sql';
  readonly columns: readonly string[];
}

/** Reads the rows of a list of texts, such as tags: of each row the wanted columns, those without a text left out. */
export function readTexts(
  upstream: string,
  status: number,
  body: Buffer,
  { language, columns }: TextList
): ReadonlyArray<readonly string[]> {
  const rows = status === 200 ? rowsOf(language, body) : undefined;
  if (rows === undefined) {
    const words = errorShape.safeParse(parseJson(body)).data;
    const said = words?.error ?? words?.message;
    throw new UpstreamError(
      `${upstream}: ${said === undefined ? `HTTP ${status}, and the answer is no list of InfluxDB: ${excerpt(body)}` : shortened(said)}`,
      status >= 400 ? status : 502
    );
  }
  return rows.flatMap((row) => {
    const texts = columns.map((column) => row.get(column)).filter((cell) => typeof cell === 'string');
    return texts.length === columns.length ? [texts] : [];
  });
}

function rowsOf(language: TextList['language'], body: Buffer): ReadonlyArray<ReadonlyMap<string, unknown>> | undefined {
  switch (language) {
    case 'influxql': {
      const list = listShape.safeParse(parseJson(body)).data;
      const hasFailed = list?.error !== undefined || list?.results?.some(({ error }) => error !== undefined) === true;
      return hasFailed
        ? undefined
        : list?.results?.flatMap(({ series }) =>
            series.flatMap(({ columns, values }) =>
              values.map((cells) => new Map(columns.map((column, i) => [column, cells[i]])))
            )
          );
    }
    case 'sql':
      return rowsShape.safeParse(parseJson(body)).data?.map((row) => new Map(Object.entries(row)));
    case 'flux':
      return fluxRows(body.toString('utf8'));
  }
}

/** The tables of an annotated CSV, each with a line of its columns after its annotations. */
function fluxRows(text: string): ReadonlyArray<ReadonlyMap<string, unknown>> | undefined {
  if (text.trim() !== '' && !/^(?:#|,?(?:result|error),)/.test(text)) {
    return undefined;
  }
  const rows: Array<ReadonlyMap<string, unknown>> = [];
  let names: readonly string[] | undefined;
  for (const record of parse(text, { relaxColumnCount: true, skipEmptyLines: false, relaxQuotes: true })) {
    if (record[0]?.startsWith('#') === true || (record.length === 1 && record[0] === '')) {
      names = undefined;
    } else if (names === undefined) {
      names = record;
    } else {
      rows.push(new Map(names.map((name, i) => [name, record[i]])));
    }
  }
  return rows.some((row) => row.has('error') && row.has('reference')) ? undefined : rows;
}
