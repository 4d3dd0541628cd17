import { sampleTimes } from './seedTables';
import { type StoryField, type StoryFrame } from './story';

/** Columns as a frame of time series, a minute apart. */
export function wideFrame(columns: Readonly<Record<string, ReadonlyArray<number | null>>>): StoryFrame {
  const entries = Object.entries(columns);
  const length = entries[0]?.[1].length ?? 0;
  const fields: StoryField[] = entries.map(([name, values]) => ({ name, type: 'number', values }));
  return { fields: [{ name: 'time', type: 'time', values: sampleTimes(length) }, ...fields] };
}
