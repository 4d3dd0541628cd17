import { type MeasureText } from './measureText';

/** Measuring costs microseconds a text: of many, only those with the most characters can be the widest. */
const measuredTexts = 64;

/** The width of the widest text, 0 for none. Of more than 64 texts the longest 64 are measured. */
export function widestText(texts: readonly string[], fontSize: number, measure: MeasureText): number {
  const candidates =
    texts.length > measuredTexts ? [...texts].sort((a, b) => b.length - a.length).slice(0, measuredTexts) : texts;
  return candidates.reduce((widest, text) => Math.max(widest, measure(text, fontSize)), 0);
}
