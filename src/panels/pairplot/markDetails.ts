import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type FormatValue } from '../../charts/formatValue';
import { type PairplotMark } from '../../charts/pairplot/pairplotAt';
import { linearRegression } from '../../core/statistics/linearRegression';
import { mean } from '../../core/statistics/mean';
import { presentValues } from '../../core/statistics/presentValues';
import { quantileOfSorted } from '../../core/order/quantileOfSorted';
import { standardDeviation } from '../../core/statistics/standardDeviation';
import { type TooltipRow } from '../kit/chart/ChartTooltip';
import { type SampleGroups } from './sampleGroups';
import { type SampleTable } from './sampleTable';
import { texts } from './texts';

interface DetailSources {
  readonly table: SampleTable;
  readonly groups: SampleGroups;
  readonly formats: readonly FormatValue[];
  readonly colorOf: (sample: number) => string;
  readonly timeZone: TimeZone;
}

/** What the tooltip says of a sample, of a pair of variables, or of one variable. */
export function markDetails(
  { row, column, sample }: PairplotMark,
  sources: DetailSources
): { readonly title: string; readonly rows: readonly TooltipRow[] } {
  const { variables } = sources.table;
  const x = variables[column];
  const y = variables[row];
  if (!x || !y) {
    return { title: '', rows: [] };
  }
  if (sample !== null) {
    return { title: sampleTitle(sources, sample), rows: sampleRows(sources, sample) };
  }
  return row === column
    ? { title: x.name, rows: variableRows(x.values, sources.formats[column] ?? String) }
    : { title: texts.pair(x.name, y.name), rows: pairRows(x.values, y.values) };
}

function sampleTitle({ table, timeZone }: DetailSources, sample: number): string {
  const time = table.times?.[sample];
  return time === undefined
    ? (table.names?.[sample] ?? texts.sample(sample))
    : dateTimeFormat(time, { timeZone, defaultWithMS: time % 1000 !== 0 });
}

function sampleRows({ table, groups, formats, colorOf }: DetailSources, sample: number): TooltipRow[] {
  const group = groups.names[groups.groups[sample] ?? 0];
  return [
    ...(group === undefined ? [] : [{ label: texts.group, value: group, color: colorOf(sample) }]),
    ...table.variables.map(({ name, values }, index) => {
      const value = values[sample] ?? Number.NaN;
      return { label: name, value: formats[index]?.(value) ?? String(value) };
    }),
  ];
}

function pairRows(x: Float64Array, y: Float64Array): TooltipRow[] {
  const fit = linearRegression(x, y);
  return fit
    ? [
        { label: texts.r, value: Number.isNaN(fit.r) ? '–' : fit.r.toFixed(3) },
        { label: texts.count, value: String(fit.count) },
        { label: texts.line, value: `y = ${fit.intercept.toPrecision(4)} + ${fit.slope.toPrecision(4)} x` },
      ]
    : [{ label: texts.r, value: '–' }];
}

function variableRows(values: Float64Array, format: FormatValue): TooltipRow[] {
  const sorted = presentValues(values).sort();
  const quartiles = [0.25, 0.5, 0.75].map((share) => format(quantileOfSorted(sorted, share)));
  return [
    { label: texts.count, value: String(sorted.length) },
    { label: texts.mean, value: format(mean(sorted)) },
    { label: texts.deviation, value: format(standardDeviation(sorted, 'sample')) },
    { label: texts.quartiles, value: quartiles.join(' · ') },
  ];
}
