import { type Labels } from './labelledSeries';

/** A text that two label sets share exactly when they are equal, in whatever order their labels were given. */
export function labelsKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
