import { failure, type Result, success } from '../../../core/result';

/** A piece of a Flux script; `text` of a string is what stands between its quotes. */
export interface FluxToken {
  readonly kind: 'word' | 'string' | 'literal' | 'sign';
  readonly text: string;
}

const trivia = /[ \t\n\v\f\r]+|\/\/[^\n]*/y;
const word = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const literal = /\d[\p{L}\d:.+-]*|\.\d+/uy;
const sign = /\|>|<-|=>|==|=~|!=|!~|<=|>=|[-+*/%^<>=(){}[\]:,.?]/y;
/** Words after which an expression begins. */
const operators: ReadonlySet<string> = new Set('and or not return if then else exists'.split(' '));

/**
 * Cuts a Flux script into its tokens, as Flux's own scanner does: comments are left out, and the expressions inside
 * strings are tokens like all others. Fails where Flux could not read the script either, or not in one way only.
 */
export function fluxTokens(script: string): Result<readonly FluxToken[]> {
  const tokens: FluxToken[] = [];
  /** The braces that are open in each expression inside a string. */
  const openBraces: number[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(script)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  /** Reads a string on from inside it, to its end or to an expression in it. */
  const takeString = (): boolean => {
    const start = at;
    for (; at < script.length; at++) {
      const char = script[at];
      const next = script[at + 1];
      if (char === '"') {
        tokens.push({ kind: 'string', text: script.slice(start, at) });
        at += 1;
        return true;
      }
      if (char === '$' && next === '{') {
        tokens.push({ kind: 'string', text: script.slice(start, at) }, { kind: 'sign', text: '${' });
        openBraces.push(0);
        at += 2;
        return true;
      }
      // A dollar sign goes together with what follows it, whatever that is.
      if (char === '\\' || (char === '$' && next !== '"')) {
        at += 1;
      }
    }
    return false;
  };
  while (at < script.length) {
    if (take(trivia) !== undefined) {
      continue;
    }
    const char = script[at];
    if (char === '"') {
      at += 1;
      if (!takeString()) {
        return failure('a string does not end');
      }
      continue;
    }
    if (char === '/' && beginsOperand(tokens)) {
      const end = regularExpressionEnd(script, at);
      if (end !== undefined) {
        tokens.push({ kind: 'literal', text: script.slice(at, end) });
        at = end;
        continue;
      }
    }
    const open = openBraces.length - 1;
    if (char === '}' && openBraces[open] === 0) {
      openBraces.pop();
      at += 1;
      if (!takeString()) {
        return failure('a string does not end');
      }
      continue;
    }
    const name = take(word);
    if (name !== undefined) {
      tokens.push({ kind: 'word', text: name });
      continue;
    }
    const value = take(literal);
    if (value !== undefined) {
      tokens.push({ kind: 'literal', text: value });
      continue;
    }
    const operator = take(sign);
    if (operator === undefined) {
      return failure(`"${script.slice(at, at + 20)}" cannot be read`);
    }
    if (open >= 0) {
      openBraces[open] = (openBraces[open] ?? 0) + (operator === '{' ? 1 : operator === '}' ? -1 : 0);
    }
    tokens.push({ kind: 'sign', text: operator });
  }
  return openBraces.length === 0 ? success(tokens) : failure('a string does not end');
}

/** Whether an operand comes next, so that a slash begins a regular expression; else it divides. */
function beginsOperand(tokens: readonly FluxToken[]): boolean {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  switch (last?.kind) {
    case undefined:
      return true;
    case 'literal':
      return false;
    case 'string':
      // The path of an import ends a statement.
      return before?.text === 'import' || (before?.kind === 'word' && tokens.at(-3)?.text === 'import');
    case 'word':
      return operators.has(last.text) || before?.text === 'package';
    case 'sign':
      return ![')', ']', '}', '<-'].includes(last.text);
  }
}

/** The first slash that no backslash precedes ends it; without one, the last that one does. */
function regularExpressionEnd(script: string, start: number): number | undefined {
  let end: number | undefined;
  for (let i = start + 2; i < script.length; i++) {
    if (script[i] === '/') {
      end = i + 1;
      if (script[i - 1] !== '\\') {
        return end;
      }
    }
  }
  return end;
}
