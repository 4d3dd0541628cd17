import { failure, type Result, success } from '../../../core/result';

const mostCharacters = 500;

/** Each repetition multiplies what a match may cost by the length of the text, which labels of the demo keep short. */
const mostRepetitions = 4;

/**
 * A regular expression over the whole of a label's value, of those whose time is bounded: the engine tries all ways to
 * match, so that repeated groups, back references and looking around are refused, and so are many repetitions.
 */
export function labelExpression(text: string): Result<RegExp> {
  if (text.length > mostCharacters) {
    return failure(`has ${text.length} characters, at most ${mostCharacters} are allowed`);
  }
  // Without what is escaped and what stands in brackets, signs mean what they seem to.
  const bare = text.replace(/\\[^]/g, 'x').replace(/\[\]?[^\]]*\]/g, 'x');
  if (/\)[*+{]/.test(bare)) {
    return failure('repeats a group, which can take without end: repeat single characters only');
  }
  if (/\(\?(?!:)/.test(bare) || /\\[1-9kpP]/.test(text)) {
    return failure('looks around or back, which PromQL does not know either');
  }
  const repetitions = bare.match(/[*+]|\{\d*,?\d*\}/g)?.length ?? 0;
  if (repetitions > mostRepetitions) {
    return failure(`has ${repetitions} repetitions, at most ${mostRepetitions} are allowed`);
  }
  try {
    return success(new RegExp(`^(?:${text})$`, 's'));
  } catch {
    return failure('is not valid');
  }
}
