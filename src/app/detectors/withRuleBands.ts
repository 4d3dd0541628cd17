import { type DataFrame, FieldType } from '@grafana/data';

/**
 * The frames of a detector's bands (one a series), with the band of its rules beside it: the fields `rule lower` and `rule upper`, which the
 * anomaly panel draws dotted. Each series of the rules is found by its frame's name; what was thinned to other times counts until the next.
 */
export function withRuleBands(bands: readonly DataFrame[], rules: readonly DataFrame[]): readonly DataFrame[] {
  const byName = new Map(rules.map((frame) => [frame.name, frame]));
  return bands.map((frame) => {
    const rule = byName.get(frame.name);
    const times = numbersOf(frame, 'time');
    const places = rule === undefined ? [] : placesBefore(numbersOf(rule, 'time'), times);
    const labels = frame.fields.find(({ name }) => name === 'value')?.labels;
    const edges = rule === undefined ? [] : (['lower', 'upper'] as const);
    return {
      ...frame,
      fields: [
        ...frame.fields,
        ...edges.map((edge) => {
          const values = rule === undefined ? [] : numbersOf(rule, edge);
          return {
            name: `rule ${edge}`,
            type: FieldType.number,
            config: {},
            ...(labels ? { labels } : {}),
            values: places.map((place) => values[place] ?? NaN),
          };
        }),
      ],
    };
  });
}

function numbersOf(frame: DataFrame, name: string): readonly number[] {
  const field = frame.fields.find((each) => (name === 'time' ? each.type === FieldType.time : each.name === name));
  return (field?.values ?? []).map((value: unknown) => (typeof value === 'number' ? value : NaN));
}

/** For each time the place of the last one of others at or before it; −1 before the first. Both ascend. */
function placesBefore(others: readonly number[], times: readonly number[]): readonly number[] {
  let place = -1;
  return times.map((time) => {
    while ((others[place + 1] ?? Infinity) <= time) {
      place += 1;
    }
    return place;
  });
}
