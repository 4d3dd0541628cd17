/** Statements that read. Every other one changes data, users or running queries. */
const readingStatements: ReadonlySet<string> = new Set(['SELECT', 'SHOW', 'EXPLAIN']);

/**
 * Why an InfluxQL text may not be sent: it is not one statement, or one that writes. Undefined where it only reads.
 *
 * Whether a slash divides or begins a regular expression depends on the server's grammar and its version, and what is
 * hidden in a text depends on it. Every way in which a slash can be read is therefore followed, and the text is refused
 * where one of them has a second statement or an INTO.
 */
export function influxQlRefusal(query: string): string | undefined {
  if (/[^\t\n\r\x20-\x7e\u00a0-\uffff]/.test(query)) {
    return 'the query has a control character: remove it';
  }
  const tokensAt = tokenizer(query);
  const visited = new Set<number>();
  const open: State[] = [{ at: 0, before: 'start' }];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { at, before } = state;
    const key = at * places.length + places.indexOf(before);
    if (visited.has(key)) {
      continue;
    }
    visited.add(key);
    for (const { kind, end } of tokensAt(at, before)) {
      if (kind === 'space') {
        open.push({ at: end, before });
        continue;
      }
      if (kind === 'semicolon') {
        open.push({ at: end, before: before === 'start' ? 'start' : 'end' });
        continue;
      }
      if (before === 'end') {
        return 'only one statement may be sent: remove what follows the ";"';
      }
      const text = query.slice(at, Math.min(end, at + 40));
      if (before === 'start' && !readingStatements.has(text.toUpperCase())) {
        return `only statements that read may be sent, SELECT, SHOW and EXPLAIN, and this one begins with "${text}"`;
      }
      if (kind === 'word' && text.toUpperCase() === 'INTO') {
        return 'SELECT … INTO writes its result: remove INTO and what it names';
      }
      open.push({ at: end, before: kind === 'operator' ? 'operator' : 'operand' });
    }
  }
  return undefined;
}

/** What stands before a position: no statement yet, one that a semicolon has ended, something that a slash may divide, or anything else. */
const places = ['start', 'end', 'operand', 'operator'] as const;

interface State {
  readonly at: number;
  readonly before: (typeof places)[number];
}

interface Token {
  readonly kind: 'space' | 'word' | 'semicolon' | 'operand' | 'operator';
  readonly end: number;
}

const spaceOrWord = /[ \t\n\r]+|[A-Za-z0-9_]+/y;
/** A carriage return alone ends a comment, too. */
const lineComment = /--[^\n\r]*/y;

/** What may begin at a position of a text: several things where a slash is, nothing at its end and where a quotation does not end. */
function tokenizer(text: string): (at: number, before: State['before']) => readonly Token[] {
  const ends = quotationEnds(text);
  return (at, before) => {
    const quotation = (end: number, kind: Token['kind']): readonly Token[] => (end > 0 ? [{ kind, end }] : []);
    const operator: Token = { kind: 'operator', end: at + 1 };
    switch (text[at]) {
      case undefined:
        return [];
      case ';':
        return [{ kind: 'semicolon', end: at + 1 }];
      case ')':
        return [{ kind: 'operand', end: at + 1 }];
      case '"':
        return quotation(ends.double[at + 1] ?? 0, 'operand');
      case "'":
        return quotation(ends.single[at + 1] ?? 0, 'operand');
      case '-':
        lineComment.lastIndex = at;
        return lineComment.test(text) ? [{ kind: 'space', end: lineComment.lastIndex }] : [operator];
      case '/':
        // No regular expression begins with a star.
        return text[at + 1] === '*'
          ? quotation(ends.comment[at + 2] ?? 0, 'space')
          : [
              ...quotation(ends.regularExpression[at + 1] ?? 0, 'operand'),
              ...(before === 'operator' ? [] : [operator]),
            ];
      default:
        spaceOrWord.lastIndex = at;
        return spaceOrWord.test(text)
          ? [{ kind: text[at]?.trim() === '' ? 'space' : 'word', end: spaceOrWord.lastIndex }]
          : [operator];
    }
  };
}

/** Where a quotation ends, of which a position is the first inside; 0 where it does not. One pass for all, since each may be looked up. */
function quotationEnds(text: string) {
  const none = (): Int32Array => new Int32Array(text.length + 3);
  const ends = { double: none(), single: none(), regularExpression: none(), comment: none() };
  for (let i = text.length - 1; i >= 0; i--) {
    const char = text[i];
    const next = char === '\\' ? i + 2 : i + 1;
    ends.double[i] = char === '"' ? i + 1 : (ends.double[next] ?? 0);
    ends.single[i] = char === "'" ? i + 1 : (ends.single[next] ?? 0);
    // A slash after a backslash never ends an expression, however many backslashes there are; the end of a line always does.
    ends.regularExpression[i] =
      char === '/' && text[i - 1] !== '\\'
        ? i + 1
        : char === '\n' || char === '\r'
          ? 0
          : (ends.regularExpression[i + 1] ?? 0);
    ends.comment[i] = char === '*' && text[i + 1] === '/' ? i + 2 : (ends.comment[i + 1] ?? 0);
  }
  return ends;
}
