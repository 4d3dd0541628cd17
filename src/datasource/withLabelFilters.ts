import { parser } from '@prometheus-io/lezer-promql';
import { type AdHocVariableFilter } from '@grafana/data';
import { alternatives } from '../core/series/alternatives';

/** A place in a text where something is put in. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Adds the filters of a dashboard to every series selector of a PromQL expression. The macros that the backend replaces
 * (`$__rate_interval` and its like) may stand in it.
 *
 * @throws Error for a comparison that labels don't have, such as `<`
 */
export function withLabelFilters(expression: string, filters: readonly AdHocVariableFilter[]): string {
  if (filters.length === 0) {
    return expression;
  }
  const matchers = filters.map(matcherText).join(',');
  // Durations of the same length, so that places stay where they are.
  const readable = expression.replace(/\$__\w+/g, (macro) => `${'1'.repeat(macro.length - 1)}s`);
  const insertions: Insertion[] = [];
  parser.parse(readable).iterate({
    enter: ({ name, node }) => {
      if (name !== 'VectorSelector') {
        return;
      }
      const list = node.getChild('LabelMatchers');
      if (list === null) {
        insertions.push({ at: node.to, text: `{${matchers}}` });
      } else {
        const isEmpty = expression.slice(list.from + 1, list.to - 1).trim() === '';
        insertions.push({ at: list.from + 1, text: isEmpty ? matchers : `${matchers},` });
      }
    },
  });
  return insertions
    .reverse()
    .reduce((text, { at, text: inserted }) => text.slice(0, at) + inserted + text.slice(at), expression);
}

function matcherText({ key, operator, value, values }: AdHocVariableFilter & { readonly values?: string[] }): string {
  const label = /^[A-Za-z_]\w*$/.test(key) ? key : quoted(key);
  switch (operator) {
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return `${label}${operator}${quoted(value)}`;
    case '=|':
    case '!=|':
      return `${label}${operator === '=|' ? '=~' : '!~'}${quoted(alternatives(values ?? [value]))}`;
    default:
      throw new Error(`the filter ${key} ${operator} ${value}: labels can be compared by =, !=, =~ and !~ only`);
  }
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
