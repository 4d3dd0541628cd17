import { literalsOf } from '../variables/literals';
import { type Insertion, withInsertions } from './insertions';
import { type LabelComparison } from './labelComparison';
import { quotedText } from './quotedText';
import { slashedPattern } from './slashedPattern';

/**
 * Adds comparisons to the condition of every SELECT of an InfluxQL or SQL query that reads a measurement or a table; those
 * that read other SELECTs stay as they are.
 */
export function whereFilters(
  query: string,
  language: 'influxql' | 'sql',
  comparisons: readonly LabelComparison[]
): string {
  const condition = comparisons.map((comparison) => comparisonText(comparison, language)).join(' AND ');
  const code = codeOf(query, language);
  const named = namedSelects(code);
  const insertions: Insertion[] = [];
  for (const { index, 0: head } of code.matchAll(/\bFROM\s+(?=[^\s(])/gi)) {
    const [source = ''] = /^\w*/.exec(code.slice(index + head.length)) ?? [];
    if (!isOfSelect(code, index) || named.has(source.toLowerCase())) {
      continue;
    }
    const ends = clauseEnds(code, index + head.length);
    if (ends.where === undefined) {
      const at = trimmedEnd(code, ends.end);
      insertions.push({ at, text: ` WHERE ${condition}` });
    } else {
      const from = ends.where + 'WHERE'.length;
      const to = trimmedEnd(code, ends.end);
      insertions.push({ at: from, text: ` ${condition} AND (` });
      insertions.push({ at: to, text: ')' });
    }
  }
  return withInsertions(
    query,
    insertions.sort((a, b) => a.at - b.at)
  );
}

function comparisonText({ label, operator, value }: LabelComparison, language: 'influxql' | 'sql'): string {
  if (language === 'sql') {
    const column = `"${label.replaceAll('"', '""')}"`;
    const isExact = operator === '=' || operator === '!=';
    const text = `'${(isExact ? value : `^(?:${value})$`).replaceAll("'", "''")}'`;
    return `${column} ${{ '=': '=', '!=': '!=', '=~': '~', '!~': '!~' }[operator]} ${text}`;
  }
  return operator === '=' || operator === '!='
    ? `${quotedText(label)} ${operator} '${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
    : `${quotedText(label)} ${operator} ${slashedPattern(value)}`;
}

/** The text with everything that is quoted replaced by letters, at its old place. */
function codeOf(query: string, language: 'influxql' | 'sql'): string {
  let code = '';
  let at = 0;
  for (const { kind, from, to } of literalsOf(query, language)) {
    code += query.slice(at, from) + (kind === 'comment' ? ' ' : 'x').repeat(to - from);
    at = to;
  }
  return code + query.slice(at);
}

/** The names of what WITH defines. */
function namedSelects(code: string): ReadonlySet<string> {
  const definitions = code.matchAll(/(?:\bWITH\s+(?:RECURSIVE\s+)?|,\s*)(\w+)\s*(?:\([^()]*\)\s*)?AS\s*\(/gi);
  return new Set(Array.from(definitions, ([, name = '']) => name.toLowerCase()));
}

/** Whether a FROM is that of a statement, and not that of `EXTRACT(… FROM …)`. */
function isOfSelect(code: string, from: number): boolean {
  let depth = 0;
  for (let at = from - 1; at >= 0; at--) {
    depth += code[at] === ')' ? 1 : code[at] === '(' ? -1 : 0;
    if (depth < 0) {
      return /^\(\s*(?:SELECT|WITH)\b/i.test(code.slice(at));
    }
  }
  return true;
}

/** Where the condition of a SELECT begins, if it has one, and where it or the FROM clause ends. */
function clauseEnds(code: string, from: number): { readonly where: number | undefined; readonly end: number } {
  let depth = 0;
  let where: number | undefined;
  const parts =
    /[();]|\b(?:WHERE|GROUP\s+BY|ORDER\s+BY|HAVING|WINDOW|LIMIT|OFFSET|SLIMIT|SOFFSET|FILL|TZ|UNION|EXCEPT|INTERSECT)\b/gi;
  parts.lastIndex = from;
  for (let part = parts.exec(code); part !== null; part = parts.exec(code)) {
    const [word] = part;
    if (word === '(') {
      depth += 1;
    } else if (word === ')') {
      depth -= 1;
      if (depth < 0) {
        return { where, end: part.index };
      }
    } else if (depth === 0 && /^where$/i.test(word)) {
      where ??= part.index;
    } else if (depth === 0) {
      return { where, end: part.index };
    }
  }
  return { where, end: code.length };
}

function trimmedEnd(code: string, end: number): number {
  return code.slice(0, end).trimEnd().length;
}
