import { PostgreSQL, sql, SQLDialect } from '@codemirror/lang-sql';
import { type Extension } from '@codemirror/state';
import { type StoreClient } from '../../../promql/storeClient';
import { macroCompletion } from './macroCompletion';
import { type Asked, storeCompletion } from './storeCompletion';

/** InfluxQL and SQL: colours and words of the language, measurements, tags and their values out of the store. */
export function selectSupport(language: 'influxql' | 'sql', store: StoreClient): Extension {
  const support = sql({ dialect: language === 'influxql' ? influxQl : influxSql, upperCaseKeywords: true });
  return [
    support,
    ...[macroCompletion(language), storeCompletion(store, askedInSelect)].map((autocomplete) =>
      support.language.data.of({ autocomplete })
    ),
  ];
}

/** The words of InfluxQL's reference (InfluxDB 1.8) that a query can hold. */
const influxQl = SQLDialect.define({
  keywords:
    'all and as asc by desc distinct false fill from group having in inf into key keys limit linear measurement ' +
    'measurements none not null offset on or order previous select series show slimit soffset tag time true tz values where with',
  types: 'boolean float integer string tag field',
  builtin:
    'count distinct integral mean median mode spread stddev sum bottom first last max min percentile sample top abs acos asin ' +
    'atan atan2 ceil cos cumulative_sum derivative difference elapsed exp floor histogram ln log log2 log10 moving_average ' +
    'non_negative_derivative non_negative_difference pow round sin sqrt tan holt_winters now',
  doubleQuotedStrings: false,
  charSetCasts: false,
});

/** InfluxDB 3 speaks DataFusion's SQL, which follows PostgreSQL's, with functions of time series. */
const influxSql = SQLDialect.define({
  ...PostgreSQL.spec,
  builtin: `${PostgreSQL.spec.builtin ?? ''} date_bin date_bin_gapfill date_trunc interpolate locf selector_first selector_last selector_max selector_min approx_percentile_cont median`,
});

/** What of the store is being written at the end of a text: a measurement behind FROM, a quoted value of a tag, a tag elsewhere. */
export function askedInSelect(before: string): Asked | undefined {
  const measurement = /\b(?:FROM|JOIN)\s+"?(\w*)$/i.exec(before);
  if (measurement !== null) {
    return { what: 'metrics', from: before.length - (measurement[1] ?? '').length, validFor: /^\w*$/ };
  }
  const value = /"?(\w+)"?\s*(?:!=|<>|=|\bIN\s*\((?:'[^']*',\s*)*)\s*'([^']*)$/i.exec(before);
  if (value !== null) {
    const [, label = '', typed = ''] = value;
    return { what: 'values', label, ...matchOf(before), from: before.length - typed.length, validFor: /^[^']*$/ };
  }
  const tag = /(?:\b(?:WHERE|AND|OR|BY|SELECT)\s+|,\s*|\()"?(\w+)$/i.exec(before);
  return tag === null
    ? undefined
    : { what: 'labels', ...matchOf(before), from: before.length - (tag[1] ?? '').length, validFor: /^\w*$/ };
}

/** The measurement that the last FROM names. */
function matchOf(before: string): { readonly match?: string } {
  const [, match] = [...before.matchAll(/\bFROM\s+"?(\w+)/gi)].at(-1) ?? [];
  return match === undefined ? {} : { match };
}
