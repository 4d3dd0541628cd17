import { type QueryLanguage } from '../../protocol/upstreamKinds';

/** A stretch of a query that is quoted, with its quotes. */
export interface Literal {
  readonly kind: 'text' | 'rawText' | 'regex' | 'comment';
  readonly quote: string;
  readonly from: number;
  /** Past the closing quote; the query's end where that is missing. */
  readonly to: number;
}

/**
 * The quoted stretches of a query in their order: texts, texts without escapes (backticks), regular expressions between
 * slashes (InfluxQL, Flux), comments. A dashboard's variables may stand in it.
 */
export function literalsOf(query: string, language: QueryLanguage): readonly Literal[] {
  const literals: Literal[] = [];
  let at = 0;
  while (at < query.length) {
    const found = literalAt(query, at, language);
    if (found === undefined) {
      at += 1;
    } else {
      literals.push(found);
      at = found.to;
    }
  }
  return literals;
}

function literalAt(query: string, from: number, language: QueryLanguage): Literal | undefined {
  const quote = query[from] ?? '';
  const comment = commentMarks[language].find((mark) => query.startsWith(mark, from));
  if (comment !== undefined) {
    const end = query.indexOf('\n', from);
    return { kind: 'comment', quote: comment, from, to: end < 0 ? query.length : end };
  }
  if (hasBlockComments.has(language) && query.startsWith('/*', from)) {
    const end = query.indexOf('*/', from + 2);
    return { kind: 'comment', quote: '/*', from, to: end < 0 ? query.length : end + 2 };
  }
  if (
    quote === '/' &&
    hasRegexLiterals(language) &&
    /(?:[=!]~|[(,:]|\b(?:FROM|SELECT|BY|matchRegexp[^)]*))\s*$/i.test(query.slice(0, from))
  ) {
    return { kind: 'regex', quote, from, to: endOf(query, from, '/', true) };
  }
  if (quote === '`') {
    return { kind: 'rawText', quote, from, to: endOf(query, from, quote, false) };
  }
  if (quote === '"' || quote === "'") {
    return { kind: 'text', quote, from, to: endOf(query, from, quote, language !== 'sql') };
  }
  return undefined;
}

const commentMarks: Readonly<Record<QueryLanguage, readonly string[]>> = {
  promql: ['#'],
  logql: ['#'],
  traceql: ['//'],
  influxql: ['--'],
  flux: ['//'],
  sql: ['--'],
  json: [],
  plain: [],
};

const hasBlockComments: ReadonlySet<QueryLanguage> = new Set(['influxql', 'sql', 'traceql']);

function hasRegexLiterals(language: QueryLanguage): boolean {
  return language === 'influxql' || language === 'flux';
}

function endOf(query: string, from: number, quote: string, hasEscapes: boolean): number {
  for (let at = from + 1; at < query.length; at++) {
    if (hasEscapes && query[at] === '\\') {
      at += 1;
    } else if (query[at] === quote) {
      return at + 1;
    }
  }
  return query.length;
}
