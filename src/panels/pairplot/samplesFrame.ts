import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';

import { type SampleGroups } from './sampleGroups';
import { type SampleTable } from './sampleTable';

/** The joined samples as a table, with their groups; those that are selected, if any are. */
export function samplesFrame(table: SampleTable, groups: SampleGroups, selected: Uint8Array | null): DataFrame {
  const samples = Array.from({ length: table.count }, (_, sample) => sample).filter(
    (sample) => selected === null || selected[sample] === 1
  );
  const { times, names } = table;
  return toDataFrame({
    name: 'samples',
    fields: [
      ...(times ? [{ name: 'time', type: FieldType.time, values: samples.map((sample) => times[sample]) }] : []),
      ...(names ? [{ name: 'item', type: FieldType.string, values: samples.map((sample) => names[sample]) }] : []),
      ...(groups.names.length > 0
        ? [
            {
              name: 'group',
              type: FieldType.string,
              values: samples.map((sample) => groups.names[groups.groups[sample] ?? 0] ?? ''),
            },
          ]
        : []),
      ...table.variables.map(({ name, field, values }) => ({
        name,
        type: FieldType.number,
        config: field.config,
        values: samples.map((sample) => finiteOrNull(values[sample])),
      })),
    ],
  });
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
