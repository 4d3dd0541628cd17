import { RE2JS } from 're2js';
import { failure, type Result, success } from '../../../core/result';

const mostCharacters = 500;

/** A counted repetition is written out before it is matched, and nested ones multiply. */
const mostRepeated = 100;

/** Whether a text matches as a whole. */
export type WholeMatch = (text: string) => boolean;

/**
 * A regular expression over the whole of a label's value, in the syntax of PromQL (RE2), which takes time in proportion
 * to the text whatever the expression: JavaScript's own tries all ways to match, which can take for ever.
 */
export function labelExpression(text: string): Result<WholeMatch> {
  if (text.length > mostCharacters) {
    return failure(`has ${text.length} characters, at most ${mostCharacters} are allowed`);
  }
  const repeated = Math.max(
    0,
    ...Array.from(text.matchAll(/\{(\d*),?(\d*)\}/g), ([, least, most]) => Number(most || least))
  );
  if (repeated > mostRepeated) {
    return failure(`repeats ${repeated} times, at most ${mostRepeated} are allowed: use * or +`);
  }
  try {
    const expression = RE2JS.compile(text, RE2JS.DOTALL);
    return success((value) => expression.matches(value));
  } catch {
    return failure('is not valid');
  }
}
