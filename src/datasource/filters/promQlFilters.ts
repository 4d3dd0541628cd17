import { parser } from '@prometheus-io/lezer-promql';
import { type Insertion, withInsertions } from './insertions';
import { type LabelComparison } from './labelComparison';
import { quotedText } from './quotedText';

/** Between two operands; labels and metrics may have such names. */
const metricsQlOperator = /(?<=[)\]}\w]\s+)(?:default|ifnot|if)(?=\s+[\w.({$+-])/g;

/**
 * Adds comparisons to every series selector of a PromQL expression. The macros that the backend replaces
 * (`$__rate_interval` and its like) may stand in it, and what MetricsQL has beyond PromQL's operators.
 */
export function promQlFilters(expression: string, comparisons: readonly LabelComparison[]): string {
  const matchers = comparisons.map(matcherText).join(',');
  // Durations and operators of the same length, so that places stay where they are.
  const readable = expression
    .replace(/\$__\w+|\$\{__\w+(?::\w+)?\}/g, (macro) => `${'1'.repeat(macro.length - 1)}s`)
    .replace(metricsQlOperator, (operator) => 'or'.padEnd(operator.length));
  const insertions: Insertion[] = [];
  parser.parse(readable).iterate({
    enter: ({ name, node }) => {
      if (name !== 'VectorSelector') {
        return;
      }
      const list = node.getChild('LabelMatchers');
      if (list === null) {
        // What cannot be read after the name is no part of it.
        insertions.push({ at: node.getChild('Identifier')?.to ?? node.to, text: `{${matchers}}` });
      } else {
        const isEmpty = expression.slice(list.from + 1, list.to - 1).trim() === '';
        insertions.push({ at: list.from + 1, text: isEmpty ? matchers : `${matchers},` });
      }
    },
  });
  return withInsertions(expression, insertions);
}

function matcherText({ label, operator, value }: LabelComparison): string {
  return `${/^[A-Za-z_]\w*$/.test(label) ? label : quotedText(label)}${operator}${quotedText(value)}`;
}
