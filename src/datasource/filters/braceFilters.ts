import { literalsOf } from '../variables/literals';
import { type Insertion, withInsertions } from './insertions';
import { type LabelComparison } from './labelComparison';
import { quotedText } from './quotedText';

/**
 * Adds comparisons to every stream selector of a LogQL query, or to every set of spans of a TraceQL query: what stands in
 * braces outside of quotes and comments. A trace's id has none and stays as it is.
 */
export function braceFilters(
  query: string,
  language: 'logql' | 'traceql',
  comparisons: readonly LabelComparison[]
): string {
  const text = comparisons
    .map(({ label, operator, value }) =>
      language === 'logql'
        ? `${label}${operator}${quotedText(value)}`
        : `${attributeName(label)}${operator}${quotedText(value)}`
    )
    .join(language === 'logql' ? ',' : ' && ');
  const literals = literalsOf(query, language);
  const insertions: Insertion[] = [];
  for (const { index } of query.matchAll(/\{/g)) {
    if (query[index - 1] === '$' || literals.some(({ from, to }) => from <= index && index < to)) {
      continue;
    }
    const end = closingBrace(query, index, literals);
    const isEmpty = query.slice(index + 1, end).trim() === '';
    if (language === 'logql' || isEmpty) {
      insertions.push({ at: index + 1, text: isEmpty ? text : `${text},` });
    } else {
      insertions.push({ at: index + 1, text: `${text} && (` }, { at: end, text: ')' });
    }
  }
  return withInsertions(query, insertions);
}

/** TraceQL finds an attribute wherever it is by a leading dot; its scopes and intrinsics have names of their own. */
function attributeName(label: string): string {
  return /^(?:resource|span|event|link|instrumentation|trace)[.:]|^[.]|^(?:name|kind|status|duration|rootName|rootServiceName|traceDuration)$/.test(
    label
  )
    ? label
    : `.${label}`;
}

function closingBrace(
  query: string,
  from: number,
  literals: ReadonlyArray<{ readonly from: number; readonly to: number }>
): number {
  for (let at = from + 1; at < query.length; at++) {
    const literal = literals.find((one) => one.from === at);
    if (literal !== undefined) {
      at = literal.to - 1;
    } else if (query[at] === '}') {
      return at;
    }
  }
  return query.length;
}
