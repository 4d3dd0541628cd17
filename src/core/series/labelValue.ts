import { type Labels } from './labelledSeries';

/** The value of a label; undefined where a series lacks it, also where the name is that of something every object has. */
export function labelValue(labels: Labels, name: string): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}
