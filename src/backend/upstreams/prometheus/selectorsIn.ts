import { parser } from '@prometheus-io/lezer-promql';
import { longestPromQl } from '../longestPromQl';

/**
 * The selectors of series in a PromQL expression, such as `up{job="api"}`, each once, in their order; none where there is none, or the
 * expression is very long. Macros (`$__interval`) may stand in it, outside of selectors.
 */
export function selectorsIn(expression: string): readonly string[] {
  if (expression.length > longestPromQl) {
    return [];
  }
  // Durations of the same length, so that places stay where they are.
  const readable = expression.replace(/\$__\w+/g, (macro) => `${'1'.repeat(macro.length - 1)}s`);
  const found = new Set<string>();
  parser.parse(readable).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'VectorSelector') {
        found.add(expression.slice(from, to));
      }
    },
  });
  return [...found];
}
