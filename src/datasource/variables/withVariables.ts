import { alternatives } from '../../core/series/alternatives';
import { type Literal, literalsOf } from './literals';
import { type QueryLanguage } from '../../protocol/upstreamKinds';

/** Replaces the variables of a text, as Grafana's templates do, each by what the format makes of its value. */
export type ReplaceVariables = (text: string, format: (value: unknown, variable: unknown) => string) => string;

/** A variable's value as Grafana hands it to a format. */
interface ChosenValue {
  readonly values: readonly string[];
  /** Whether the variable may have several values, so that its value is never meant as a pattern. */
  readonly isList: boolean;
}

/**
 * Puts the values of a dashboard's variables into a query, each as the place where it stands needs it:
 *
 * - in a quoted text one value stays as it is, with backslashes and quotes escaped;
 * - in a pattern (`=~ "…"`, `/…/`) the values of a variable that may have several are escaped alternatives; the value
 *   of any other is a pattern itself;
 * - several values compared by equality make that a comparison with alternatives;
 * - outside of quotes one value stays as it is, several are a list.
 *
 * `${name:format}` has the author's own format.
 */
export function withVariables(query: string, language: QueryLanguage, replace: ReplaceVariables): string {
  const put = (text: string, format: (chosen: ChosenValue) => string): string =>
    replace(text, (value, variable) => format(chosenValue(value, variable)));
  let written = '';
  let at = 0;
  for (const literal of literalsOf(query, language)) {
    written += put(query.slice(at, literal.from), (chosen) => listed(chosen, language));
    const text = query.slice(literal.from, literal.to);
    const operator = /(=~|!~|\|~|\|=|==|!=|<>|=)\s*$/.exec(written)?.[1] ?? '';
    const several = severalOf(text.slice(1, -1), put);
    const opposite = several === undefined ? undefined : severalComparison(operator, literal, several, language);
    if (opposite === undefined) {
      written += put(text, (chosen) => quoted(chosen, literal, operator, language));
    } else {
      written = written.slice(0, written.lastIndexOf(operator)) + opposite;
    }
    at = literal.to;
  }
  return written + put(query.slice(at), (chosen) => listed(chosen, language));
}

function chosenValue(value: unknown, variable: unknown): ChosenValue {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  return { values, isList: Array.isArray(value) || hasFlag(variable, 'multi') || hasFlag(variable, 'includeAll') };
}

function hasFlag(variable: unknown, flag: 'multi' | 'includeAll'): boolean {
  return typeof variable === 'object' && variable !== null && flag in variable && Reflect.get(variable, flag) === true;
}

/** The values of a text that is nothing but one variable, where it has more than one. */
function severalOf(
  text: string,
  put: (text: string, format: (chosen: ChosenValue) => string) => string
): readonly string[] | undefined {
  let several: readonly string[] | undefined;
  if (/^(\$\w+|\$\{\w+\}|\[\[\w+\]\])$/.test(text)) {
    put(text, ({ values }) => {
      several = values.length > 1 ? values : undefined;
      return '';
    });
  }
  return several;
}

/** How a text is compared with several instead of one: operator and right side; undefined where it needs no other. */
function severalComparison(
  operator: string,
  { kind, quote }: Literal,
  values: readonly string[],
  language: QueryLanguage
): string | undefined {
  const isEqual = operator === '=' || operator === '==' || operator === '|=';
  if (!(isEqual || operator === '!=' || operator === '<>') || (kind !== 'text' && kind !== 'rawText')) {
    return undefined;
  }
  const pattern = `(${alternatives(values)})`;
  switch (language) {
    case 'promql':
    case 'logql':
    case 'traceql': {
      const matches = operator === '|=' ? '|~' : isEqual ? '=~' : '!~';
      return `${matches}${quote}${kind === 'rawText' ? pattern : escaped(pattern, quote, language)}${quote}`;
    }
    case 'influxql':
    case 'flux':
      return `${isEqual ? '=~' : '!~'} /^${inRegex(pattern)}$/`;
    case 'sql':
      return `${isEqual ? 'IN' : 'NOT IN'} (${values.map((value) => `'${escaped(value, "'", 'sql')}'`).join(',')})`;
    case 'plain':
      return undefined;
  }
}

function quoted(
  { values, isList }: ChosenValue,
  { kind, quote }: Literal,
  operator: string,
  language: QueryLanguage
): string {
  const [first = ''] = values;
  const isPattern = kind === 'regex' || operator.endsWith('~');
  const text = isPattern && isList ? oneOf(values) : first;
  switch (kind) {
    case 'comment':
      return values.join(',');
    case 'regex':
      return inRegex(text);
    case 'rawText':
      return values.length > 1 ? oneOf(values) : text;
    case 'text':
      if (values.length > 1 && !isPattern && (language === 'influxql' || language === 'flux' || language === 'sql')) {
        // In a list, which has room for more quoted texts: "$host" becomes "a","b".
        return values.map((value) => escaped(value, quote, language)).join(`${quote},${quote}`);
      }
      return escaped(values.length > 1 ? oneOf(values) : text, quote, language);
  }
}

/** A regular expression that matches each of the values. */
function oneOf(values: readonly string[]): string {
  return values.length === 1 ? alternatives(values) : `(${alternatives(values)})`;
}

/** A value outside of quotes: a name, a number, a list. */
function listed({ values, isList }: ChosenValue, language: QueryLanguage): string {
  return language === 'sql' && isList
    ? values.map((value) => `'${escaped(value, "'", 'sql')}'`).join(',')
    : values.join(',');
}

function escaped(text: string, quote: string, language: QueryLanguage): string {
  switch (language) {
    case 'sql':
      return text.replaceAll(quote, quote + quote);
    case 'plain':
      return text;
    default: {
      const escapedText = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`).replaceAll('\n', '\\n');
      // Flux evaluates what stands between braces.
      return language === 'flux' ? escapedText.replaceAll('${', '\\${') : escapedText;
    }
  }
}

/** A regular expression between slashes: those of its own are escaped, unless they are already. */
function inRegex(pattern: string): string {
  return pattern.replace(/\\.|\//gs, (part) => (part === '/' ? '\\/' : part));
}
