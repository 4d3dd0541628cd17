import { parser } from '@prometheus-io/lezer-promql';
import { longestPromQl } from '../longestPromQl';

/**
 * The first selector of series in a PromQL expression, such as `up{job="api"}`; undefined where there is none, or the
 * expression is very long. Macros (`$__interval`) may stand in it, outside of selectors.
 */
export function firstSelector(expression: string): string | undefined {
  if (expression.length > longestPromQl) {
    return undefined;
  }
  // Durations of the same length, so that places stay where they are.
  const readable = expression.replace(/\$__\w+/g, (macro) => `${'1'.repeat(macro.length - 1)}s`);
  let found: string | undefined;
  parser.parse(readable).iterate({
    enter: ({ name, from, to }) => {
      if (found === undefined && name === 'VectorSelector') {
        found = expression.slice(from, to);
      }
    },
  });
  return found;
}
