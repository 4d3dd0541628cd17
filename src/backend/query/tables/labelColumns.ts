import { type SeriesIdentity } from '../../../core/series/seriesMatrix';
import { labelValue } from '../../../core/series/labelValue';
import { type StringField } from '../../../frames/schema/wireFrame';
import { wide } from './columns';

/**
 * Text columns that tell the rows of a table apart, one row a series: `series`, its name, and each label that any of
 * them has ("" where one lacks it). The metric's own name is left out, since it would only repeat.
 */
export function labelColumns(series: readonly SeriesIdentity[]): readonly StringField[] {
  const names = new Set(series.flatMap(({ labels }) => Object.keys(labels)));
  names.delete('__name__');
  names.delete('series');
  return [
    { name: 'series', type: 'string', values: series.map(({ name }) => name), config: { custom: { minWidth: 160 } } },
    ...[...names].sort().map((label): StringField => ({
      name: label,
      type: 'string',
      values: series.map(({ labels }) => labelValue(labels, label) ?? ''),
      config: wide(140),
    })),
  ];
}
