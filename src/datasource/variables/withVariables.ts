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
    const operator = /(=~|!?~\*?|\|~|\|=|==|!=|<>|=)\s*$/.exec(written)?.[1] ?? '';
    const several = severalOf(text.slice(1, -1), put);
    const opposite = several === undefined ? undefined : severalComparison(operator, literal, several, language);
    if (several?.values !== undefined && language === 'logql' && lineAlternative.test(written)) {
      written += several.values.map((value) => `"${escaped(value, '"', language)}"`).join(' or ');
    } else if (opposite === undefined) {
      const whole = put(text, (chosen) => quoted(chosen, literal, operator, language));
      written += literal.kind === 'rawText' ? withoutOwnQuotes(whole, language) : whole;
    } else {
      written = written.slice(0, written.lastIndexOf(operator)) + opposite;
    }
    at = literal.to;
  }
  return written + put(query.slice(at), (chosen) => listed(chosen, language));
}

/** A text between backticks, which know no escapes, as one between quotes where it holds a backtick itself. */
function withoutOwnQuotes(literal: string, language: QueryLanguage): string {
  const text = literal.slice(1, -1);
  return text.includes('`') ? `"${escaped(text, '"', language)}"` : literal;
}

function chosenValue(value: unknown, variable: unknown): ChosenValue {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  return { values, isList: Array.isArray(value) || hasFlag(variable, 'multi') || hasFlag(variable, 'includeAll') };
}

function hasFlag(variable: unknown, flag: 'multi' | 'includeAll'): boolean {
  return typeof variable === 'object' && variable !== null && flag in variable && Reflect.get(variable, flag) === true;
}

/** Before a text of LogQL that others may stand beside: a pattern of lines, and what follows the first text after `or`. */
const lineAlternative = /(?:\|=|!=|\|>|!>)\s*(?:(?:"(?:[^"\\]|\\.)*"|`[^`]*`)\s+or\s+)+$|(?:\|>|!>)\s*$/;

const variableInText = /(\$\w+|\$\{\w+\}|\[\[\w+\]\])/;

/** What a text stands for where a variable in it has more than one value. */
interface SeveralTexts {
  /** A regular expression that matches each of them. */
  readonly pattern: string;
  /** Each of them, where the text is nothing but the variable. */
  readonly values: readonly string[] | undefined;
}

/** Undefined where no variable of the text has more than one value. */
function severalOf(
  text: string,
  put: (text: string, format: (chosen: ChosenValue) => string) => string
): SeveralTexts | undefined {
  let most: readonly string[] = [];
  const pattern = text
    .split(variableInText)
    .map((part) => {
      let isVariable = false;
      const written = put(part, ({ values }) => {
        isVariable = true;
        most = values.length > most.length ? values : most;
        return oneOf(values);
      });
      return isVariable ? written : alternatives([part]);
    })
    .join('');
  const isAlone = text.replace(variableInText, '') === '';
  return most.length > 1 ? { pattern, values: isAlone ? most : undefined } : undefined;
}

/** How a text is compared with several instead of one: operator and right side; undefined where it needs no other. */
function severalComparison(
  operator: string,
  { kind, quote }: Literal,
  { pattern, values }: SeveralTexts,
  language: QueryLanguage
): string | undefined {
  const isEqual = operator === '=' || operator === '==' || operator === '|=';
  if (!(isEqual || operator === '!=' || operator === '<>') || (kind !== 'text' && kind !== 'rawText')) {
    return undefined;
  }
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
      return values === undefined
        ? undefined
        : `${isEqual ? 'IN' : 'NOT IN'} (${values.map((value) => `'${escaped(value, "'", 'sql')}'`).join(',')})`;
    case 'json':
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
  const isPattern = kind === 'regex' || operator.includes('~');
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
