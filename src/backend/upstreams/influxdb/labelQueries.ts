import { type LabelRequest } from '../upstream';

/** More are not asked for: a list to choose from shows 10 000. */
const mostValues = 10_001;
const metric = '__name__';

/** What lists labels in InfluxQL: tags, values of one, or measurements, which are the values of `__name__`; `match` names a measurement. */
export function influxQlLabels({ label, match }: LabelRequest): string {
  const from = match === undefined ? '' : ` FROM ${quoted(match)}`;
  switch (label) {
    case undefined:
      return `SHOW TAG KEYS${from}`;
    case metric:
      return `SHOW MEASUREMENTS LIMIT ${mostValues}`;
    default:
      return `SHOW TAG VALUES${from} WITH KEY = ${quoted(label)} LIMIT ${mostValues}`;
  }
}

/** As {@link influxQlLabels}, in Flux, of one bucket. */
export function fluxLabels({ label, match, fromMs }: LabelRequest, bucket: string): string {
  const given = [
    `bucket: ${fluxText(bucket)}`,
    ...(label === undefined || label === metric ? [] : [`tag: ${fluxText(label)}`]),
    ...(match === undefined || label === metric ? [] : [`predicate: (r) => r._measurement == ${fluxText(match)}`]),
    `start: ${new Date(fromMs).toISOString()}`,
  ].join(', ');
  const call = label === undefined ? 'tagKeys' : label === metric ? 'measurements' : 'tagValues';
  return `import "influxdata/influxdb/schema"\nschema.${call}(${given}) |> limit(n: ${mostValues})`;
}

/** The tables of InfluxDB 3 and their tags, in SQL; `match` names a table. */
export function sqlColumns(match: string | undefined): string {
  const table = match === undefined ? '' : ` AND table_name = '${match.replaceAll("'", "''")}'`;
  return (
    'SELECT table_name, column_name FROM information_schema.columns ' +
    `WHERE table_schema = 'iox' AND data_type LIKE 'Dictionary%'${table}`
  );
}

/** The names of the tables of InfluxDB 3. */
export const sqlTables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'iox'";

/** The values of a tag of one table, in SQL. */
export function sqlValues(table: string, label: string, { fromMs, toMs }: LabelRequest): string {
  const time = (ms: number): string => `'${new Date(ms).toISOString()}'`;
  const column = `"${label.replaceAll('"', '""')}"`;
  return (
    `SELECT DISTINCT ${column} AS value FROM "${table.replaceAll('"', '""')}" ` +
    `WHERE time >= ${time(fromMs)} AND time <= ${time(toMs)} AND ${column} IS NOT NULL LIMIT ${mostValues}`
  );
}

function quoted(name: string): string {
  return `"${name.replace(/[\\"]/g, '\\$&')}"`;
}

/** Flux evaluates what stands between braces. */
function fluxText(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('${', '\\${')}"`;
}
