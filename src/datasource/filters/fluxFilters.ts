import { literalsOf } from '../variables/literals';
import { type Insertion, withInsertions } from './insertions';
import { type LabelComparison } from './labelComparison';
import { quotedText } from './quotedText';
import { slashedPattern } from './slashedPattern';

/** Adds comparisons after every `range(…)` of a Flux script, where rows still have all their columns. */
export function fluxFilters(script: string, comparisons: readonly LabelComparison[]): string {
  const condition = comparisons
    .map(({ label, operator, value }) =>
      operator === '=' || operator === '!='
        ? `r[${quotedText(label)}] ${operator === '=' ? '==' : '!='} ${fluxText(value)}`
        : `r[${quotedText(label)}] ${operator} ${slashedPattern(value)}`
    )
    .join(' and ');
  const literals = literalsOf(script, 'flux');
  const insertions: Insertion[] = [];
  for (const { index, 0: head } of script.matchAll(/\brange\s*\(/g)) {
    const end = closingParenthesis(script, index + head.length, literals);
    if (end !== undefined && !literals.some(({ from, to }) => from <= index && index < to)) {
      insertions.push({ at: end + 1, text: ` |> filter(fn: (r) => ${condition})` });
    }
  }
  return withInsertions(script, insertions);
}

/** Flux evaluates what stands between braces. */
function fluxText(value: string): string {
  return quotedText(value).replaceAll('${', '\\${');
}

function closingParenthesis(
  script: string,
  from: number,
  literals: ReadonlyArray<{ readonly from: number; readonly to: number }>
): number | undefined {
  let depth = 1;
  for (let at = from; at < script.length; at++) {
    const literal = literals.find((one) => one.from === at);
    if (literal !== undefined) {
      at = literal.to - 1;
    } else if (script[at] === '(') {
      depth += 1;
    } else if (script[at] === ')') {
      depth -= 1;
      if (depth === 0) {
        return at;
      }
    }
  }
  return undefined;
}
