import { promqlDurationMs } from '../promqlDurationMs';
import { type Matching, type PromqlNode, type Selector } from './promqlNode';

/** Operators by how tightly they bind, the loosest first. */
const precedences = [['or'], ['and'], ['==', '!=', '<=', '<', '>=', '>'], ['+', '-'], ['*', '/'], ['^']] as const;
const aggregations = new Set(['avg', 'count', 'quantile', 'stdvar']);
const token =
  /\s*(?:(?<duration>(?:\d+(?:ms|[wdhms]))+)|(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)|(?<name>[a-zA-Z_:][\w:]*)|(?<text>"(?:[^"\\]|\\.)*")|(?<sign>==|!=|<=|>=|[-+*/^<>=(){}[\],]))/y;

interface Token {
  readonly kind: 'duration' | 'number' | 'name' | 'text' | 'sign';
  readonly text: string;
}

/**
 * Reads what the compiled rules say: selectors with equal matchers, ranges and offsets, calls, aggregations, operators with `on` and
 * `group_left`. What else there is of PromQL is refused by a RangeError.
 */
export function parsePromql(text: string): PromqlNode {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): string => tokens[at]?.text ?? '';
  const takes = (wanted: string): boolean => {
    const isNext = peek() === wanted && tokens[at]?.kind !== 'text';
    at += isNext ? 1 : 0;
    return isNext;
  };
  const expect = (wanted: string): void => {
    if (!takes(wanted)) {
      throw new RangeError(`expected ${wanted} instead of "${peek()}" in ${text}`);
    }
  };
  const take = (kind: Token['kind']): string => {
    const next = tokens[at];
    if (next?.kind !== kind) {
      throw new RangeError(`expected a ${kind} instead of "${peek()}" in ${text}`);
    }
    at += 1;
    return next.text;
  };
  const listOf = <T>(end: string, item: () => T): T[] => {
    const items: T[] = [];
    while (!takes(end)) {
      items.push(item());
      if (!takes(',')) {
        expect(end);
        break;
      }
    }
    return items;
  };
  const labels = (): string[] => {
    expect('(');
    return listOf(')', () => take('name'));
  };

  function matching(): Matching {
    if (!takes('on')) {
      return undefined;
    }
    const shared = labels();
    if (takes('group_left')) {
      labels();
    }
    return shared;
  }

  function binary(level: number): PromqlNode {
    const operators: readonly string[] = precedences[level] ?? [];
    if (operators.length === 0) {
      return unary();
    }
    let left = binary(level + 1);
    for (let operator = operators.find(takes); operator !== undefined; operator = operators.find(takes)) {
      const on = matching();
      // Powers bind to the right, all else to the left.
      const right = binary(operator === '^' ? level : level + 1);
      left = { kind: 'binary', operator, left, right, on };
    }
    return left;
  }

  function unary(): PromqlNode {
    return takes('(') ? inParentheses() : primary();
  }

  function inParentheses(): PromqlNode {
    const inner = binary(0);
    expect(')');
    return inner;
  }

  function primary(): PromqlNode {
    const next = tokens[at];
    if (next?.kind === 'number') {
      at += 1;
      return { kind: 'number', value: Number(next.text) };
    }
    if (next?.kind === 'text') {
      at += 1;
      return { kind: 'text', value: unquoted(next.text) };
    }
    const name = take('name');
    if (aggregations.has(name)) {
      const isBy = takes('by');
      const kept = isBy || takes('without') ? labels() : [];
      expect('(');
      return { kind: 'aggregation', name, grouping: { isBy, labels: kept }, args: listOf(')', () => binary(0)) };
    }
    return takes('(') ? { kind: 'call', name, args: listOf(')', () => binary(0)) } : selector(name);
  }

  function selector(name: string): Selector {
    const matchers = takes('{')
      ? listOf('}', (): readonly [string, string] => {
          const label = take('name');
          expect('=');
          return [label, unquoted(take('text'))];
        })
      : [];
    const range = takes('[') ? promqlDurationMs(take('duration')) : undefined;
    if (range !== undefined) {
      expect(']');
    }
    const offsetMs = takes('offset') ? promqlDurationMs(take('duration')) : 0;
    return { kind: 'selector', name, matchers, offsetMs, ...(range === undefined ? {} : { rangeMs: range }) };
  }

  const node = binary(0);
  if (at < tokens.length) {
    throw new RangeError(`"${peek()}" was not expected in ${text}`);
  }
  return node;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = token.lastIndex) {
    token.lastIndex = at;
    const { duration, number, name, text: quoted, sign } = token.exec(text)?.groups ?? {};
    if (duration !== undefined) {
      tokens.push({ kind: 'duration', text: duration });
    } else if (number !== undefined) {
      tokens.push({ kind: 'number', text: number });
    } else if (name !== undefined) {
      tokens.push({ kind: 'name', text: name });
    } else if (quoted !== undefined) {
      tokens.push({ kind: 'text', text: quoted });
    } else if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign });
    } else {
      throw new RangeError(`"${text.slice(at, at + 10)}" is not understood in ${text}`);
    }
  }
  return tokens;
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
