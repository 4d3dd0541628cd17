import { type MacroScope } from '../interpolateMacros';
import { type RangeAnswer } from '../upstream';
import { interpolateFlux } from './interpolateFlux';
import { interpolateInfluxQl } from './interpolateInfluxQl';
import { interpolateSql } from './interpolateSql';
import { parseFluxCsv } from './parseFluxCsv';
import { parseInfluxQlResponse } from './parseInfluxQlResponse';
import { parseSqlRows } from './parseSqlRows';

/** A query to InfluxDB as its author wrote it, and what its variables stand for: plain data. */
export interface InfluxdbQuestion {
  readonly language: 'influxql' | 'flux' | 'sql';
  readonly query: string;
  readonly legend: string | undefined;
  readonly scope: MacroScope;
}

/** Reads the answer to a query in the language in which it was asked. */
export function readAnswer(
  upstream: string,
  status: number,
  body: Buffer,
  { language, query, legend, scope }: InfluxdbQuestion
): Omit<RangeAnswer, 'executed'> {
  switch (language) {
    case 'flux':
      return parseFluxCsv(upstream, status, body, legend, interpolateFlux(query, scope).stampMs);
    case 'sql':
      return parseSqlRows(upstream, status, body, legend, interpolateSql(query, scope).stampMs);
    case 'influxql':
      return parseInfluxQlResponse(upstream, status, body, legend, interpolateInfluxQl(query, scope).stampMs);
  }
}
