import { parser } from '@prometheus-io/lezer-promql';
import { type SyntaxNode } from '@lezer/common';
import { type Labels } from '../../../core/series/labelledSeries';
import { labelValue } from '../../../core/series/labelValue';
import { failure, success, type Result } from '../../../core/result';
import { longestPromQl } from '../longestPromQl';
import { labelExpression } from './labelExpression';

/** Whether a series is selected. */
export type Selector = (labels: Labels) => boolean;

const example = 'shop_cpu_percent{service="database"}';

/** Label matchers and what stands between them. */
const mostNodes = 50;

/**
 * Reads a PromQL series selector: a metric's name, label matchers (=, !=, =~, !~), or both. Anything else of PromQL
 * is refused with a hint, since the demo is no query engine. Regular expressions are anchored, as in Prometheus.
 */
export function parseSelector(expression: string): Result<Selector> {
  if (expression.length > longestPromQl) {
    return failure(`the selector has ${expression.length} characters, at most ${longestPromQl} are allowed`);
  }
  const tree = parser.parse(expression);
  let syntaxError = false;
  tree.iterate({
    enter: (node) => {
      syntaxError ||= node.type.isError;
    },
  });
  if (syntaxError) {
    return failure(`"${shortened(expression)}" is not valid PromQL`);
  }
  const selector = tree.topNode.firstChild;
  if (selector === null || selector.name !== 'VectorSelector' || selector.nextSibling !== null) {
    return failure(
      `the demo store takes series selectors only, such as ${example}; connect a Prometheus for "${shortened(expression)}"`
    );
  }
  const name = selector.getChild('Identifier');
  const matchers: Selector[] = [];
  if (name !== null) {
    const metric = textOf(expression, name);
    matchers.push((labels) => labels['__name__'] === metric);
  }
  const list = selector.getChild('LabelMatchers');
  const nodes = list === null ? [] : childrenOf(list);
  if (nodes.length > mostNodes) {
    return failure(`the selector has more label matchers than the demo store takes: ${example} has one`);
  }
  for (const node of nodes) {
    const matcher = parseMatcher(expression, node);
    if (matcher !== undefined && !matcher.ok) {
      return matcher;
    }
    if (matcher !== undefined) {
      matchers.push(matcher.value);
    }
  }
  if (matchers.length === 0) {
    return failure(`the selector is empty: name a metric, as in ${example}`);
  }
  return success((labels) => matchers.every((matches) => matches(labels)));
}

/** A node of the list: a matcher, or punctuation, which is undefined. */
function parseMatcher(expression: string, node: SyntaxNode): Result<Selector> | undefined {
  if (node.name === 'QuotedLabelName') {
    const metric = unquote(textOf(expression, node));
    return success((labels) => labels['__name__'] === metric);
  }
  if (node.name !== 'UnquotedLabelMatcher' && node.name !== 'QuotedLabelMatcher') {
    return undefined;
  }
  const [labelNode, operatorNode, valueNode] = childrenOf(node);
  if (labelNode === undefined || operatorNode === undefined || valueNode === undefined) {
    return failure(`"${textOf(expression, node)}" is not a label matcher`);
  }
  const labelText = textOf(expression, labelNode);
  const label = node.name === 'QuotedLabelMatcher' ? unquote(labelText) : labelText;
  const value = unquote(textOf(expression, valueNode));
  const operator = textOf(expression, operatorNode);
  if (operator === '=' || operator === '!=') {
    return success((labels) => ((labelValue(labels, label) ?? '') === value) === (operator === '='));
  }
  const pattern = labelExpression(value);
  if (!pattern.ok) {
    return failure(`the regular expression "${value.slice(0, 100)}" for label ${label} ${pattern.error}`);
  }
  return success((labels) => pattern.value(labelValue(labels, label) ?? '') === (operator === '=~'));
}

/** A long expression says what it is by its begin. */
function shortened(expression: string): string {
  return expression.length > 60 ? `${expression.slice(0, 59)}…` : expression;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

function textOf(expression: string, node: SyntaxNode): string {
  return expression.slice(node.from, node.to);
}

/** Takes the quotes off; in all but backticks, a backslash escapes. */
function unquote(text: string): string {
  const body = text.slice(1, -1);
  return text.startsWith('`')
    ? body
    : body.replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char));
}
