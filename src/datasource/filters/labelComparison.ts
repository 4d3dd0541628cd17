import { type AdHocVariableFilter } from '@grafana/data';
import { alternatives } from '../../core/series/alternatives';

/** What a filter asks of one label. */
export interface LabelComparison {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  /** A text, or with the last two operators a regular expression that matches all of it. */
  readonly value: string;
}

/**
 * Reads a filter of a dashboard; "one of" and "none of" several values are regular expressions.
 *
 * @throws Error for a comparison that labels don't have, such as `<`
 */
export function labelComparison({
  key,
  operator,
  value,
  values,
}: AdHocVariableFilter & { readonly values?: string[] }): LabelComparison {
  switch (operator) {
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return { label: key, operator, value };
    case '=|':
    case '!=|':
      return { label: key, operator: operator === '=|' ? '=~' : '!~', value: alternatives(values ?? [value]) };
    default:
      throw new Error(`the filter ${key} ${operator} ${value}: labels can be compared by =, !=, =~ and !~ only`);
  }
}
