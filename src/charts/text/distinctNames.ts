import { type MeasureText } from './measureText';
import { widestText } from './widestText';

/** A beginning that is shorter than this is worth no ellipsis. */
const shortestBeginning = 4;
/**
 * Spaces and punctuation but `_`, by their places: the build writes classes of Unicode (`\p{L}`) out for old browsers, 4.7 kB in each
 * panel.
 */
const wordEnd = /[\s!-/:-@[-^`{-\u00bf\u2000-\u206f\u3000-\u303f]/g;

/**
 * Names as they are, where all fit a width. Else without the words that all of them begin with, an ellipsis in their place: cut at the end they would
 * read the same. `up{job="a"}` and `up{job="b"}` become `…a"}` and `…b"}`. One name, and names of which one is the beginning of all, stay.
 */
export function distinctNames(
  names: readonly string[],
  maxWidth: number,
  fontSize: number,
  measure: MeasureText
): readonly string[] {
  const [first = ''] = names;
  if (names.length < 2 || widestText(names, fontSize, measure) <= maxWidth) {
    return names;
  }
  const common = names.reduce((shared, name) => shared.slice(0, sharedLength(shared, name)), first);
  const lastWord = [...common.matchAll(wordEnd)].at(-1);
  const cut = lastWord === undefined ? 0 : lastWord.index + lastWord[0].length;
  return cut < shortestBeginning || names.some(({ length }) => length === cut)
    ? names
    : names.map((name) => `…${name.slice(cut)}`);
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) {
    length++;
  }
  return length;
}
