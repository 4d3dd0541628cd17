import { type Labels } from '../../series/labelledSeries';
import { labelValue } from '../../series/labelValue';

/** Reads labels by their names in Prometheus' spelling; OpenTelemetry's, with dots, stand for the same. Values that name nobody are as absent. */
export type ReadLabel = (name: string) => string | undefined;

/** Values that name nobody. */
const unnamed: ReadonlySet<string> = new Set(['', 'unknown', 'unknown_service', '<none>', 'none', 'null']);

/** A reader of the labels of one series. */
export function readLabels(labels: Labels): ReadLabel {
  return (name) => present(labelValue(labels, name)) ?? present(labelValue(labels, name.replaceAll('_', '.')));
}

/** The first of the labels that names something. */
export function firstOf(read: ReadLabel, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = read(name);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

function present(value: string | undefined): string | undefined {
  return value === undefined || unnamed.has(value) || value.startsWith('unknown_service:') ? undefined : value;
}
