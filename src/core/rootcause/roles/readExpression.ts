/** A selector of a query: the metric, and the matchers on its labels. */
export interface MetricSelector {
  readonly metric: string;
  readonly matchers: ReadonlyArray<{ readonly label: string; readonly operator: string; readonly value: string }>;
}

/** What a PromQL expression says of what it returns. */
export interface ReadExpression {
  readonly selectors: readonly MetricSelector[];
  /** Functions and aggregations, outermost first. */
  readonly functions: readonly string[];
  /** Whether one selector is divided by another. */
  readonly isRatio: boolean;
  /** Whether the whole is one minus something. */
  readonly isComplement: boolean;
}

const quotedText = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/.source;
const token = new RegExp(
  `(?<string>${quotedText})|(?<matchers>\\{(?:${quotedText}|\\$\\{?|[^{}"'\`$])*\\})|(?<range>\\[[^[\\]]*\\])|` +
    `(?<grouping>\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^()]*\\))|` +
    `(?<call>[a-zA-Z_]\\w*)\\s*(?=\\()|(?<name>[a-zA-Z_:][\\w:.]*)|(?<number>[\\d.]+(?:e[+-]?\\d+)?)|(?<other>\\S)`,
  'gi'
);
const matcher = new RegExp(`(?:([\\w.]+|${quotedText})\\s*(=~|!~|!=|=)\\s*)?(${quotedText})`, 'g');
const aggregations = new Set([
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'group',
  'stddev',
  'stdvar',
  'topk',
  'bottomk',
  'quantile',
]);
const knownWords = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan', 'atan2', 'by', 'without', 'on']);

/** What a longer expression returns, its begin tells; some texts would take time by the square of their length. */
const mostCharacters = 4000;

/**
 * Reads metrics, matchers, functions and division out of a PromQL expression (or what resembles one), without judging
 * whether it is valid: macros and variables may still be in it.
 */
export function readExpression(text: string): ReadExpression {
  const expression = text.slice(0, mostCharacters).trim();
  const selectors: Array<{ metric: string; matchers: MetricSelector['matchers'] }> = [];
  const functions: string[] = [];
  let isRatio = false;
  let named = false;
  for (const { groups = {} } of expression.replace(/#[^\n]*/g, '').matchAll(token)) {
    const { matchers, call, name, other } = groups;
    if (call !== undefined && !knownWords.has(call.toLowerCase())) {
      functions.push(call.toLowerCase());
    } else if (name !== undefined && aggregations.has(name.toLowerCase())) {
      functions.push(name.toLowerCase());
    } else if (name !== undefined && !knownWords.has(name.toLowerCase())) {
      selectors.push({ metric: name, matchers: [] });
      named = true;
      continue;
    } else if (matchers !== undefined) {
      const parsed = readMatchers(matchers);
      const last = selectors[selectors.length - 1];
      if (named) {
        last.matchers = parsed.matchers;
      } else {
        selectors.push(parsed);
      }
    } else if (other === '/' && selectors.length > 0) {
      isRatio = true;
    }
    named = false;
  }
  return { selectors, functions, isRatio, isComplement: /^(?:\(\s*)?1\s*-/.test(expression) };
}

/** `{"metric", label="value"}` may name the metric within, as may a matcher on `__name__`. */
function readMatchers(text: string): MetricSelector {
  let metric = '';
  const matchers: Array<MetricSelector['matchers'][number]> = [];
  for (const [, label, operator, value] of text.matchAll(matcher)) {
    const plain = value.slice(1, -1);
    if (label === undefined || label === '__name__') {
      metric = plain;
    } else {
      matchers.push({ label: label.replace(/^["'`]|["'`]$/g, ''), operator, value: plain });
    }
  }
  return { metric, matchers };
}
