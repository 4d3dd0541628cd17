import { parser } from '@prometheus-io/lezer-promql';
import { type Insertion, withInsertions } from './insertions';
import { type LabelComparison } from './labelComparison';
import { quotedText } from './quotedText';

/**
 * Adds comparisons to every series selector of a PromQL expression. The macros that the backend replaces
 * (`$__rate_interval` and its like) may stand in it.
 */
export function promQlFilters(expression: string, comparisons: readonly LabelComparison[]): string {
  const matchers = comparisons.map(matcherText).join(',');
  // Durations of the same length, so that places stay where they are.
  const readable = expression.replace(/\$__\w+|\$\{__\w+(?::\w+)?\}/g, (macro) => `${'1'.repeat(macro.length - 1)}s`);
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
  return withInsertions(expression, insertions);
}

function matcherText({ label, operator, value }: LabelComparison): string {
  return `${/^[A-Za-z_]\w*$/.test(label) ? label : quotedText(label)}${operator}${quotedText(value)}`;
}
