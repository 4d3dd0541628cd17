import { promqlString } from './promqlString';

/** The name of a label in matchers and groupings of PromQL: in quotes where it has dots or more, as Prometheus 3 reads it. */
export function promqlLabel(name: string): string {
  return /^[a-zA-Z_]\w*$/.test(name) ? name : promqlString(name);
}
