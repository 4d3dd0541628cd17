import { changeSentence } from './changeSentence';
import { type SuspectChanges } from './suspectChanges';
import { type SuspectChange } from './weighChanges';

/** A change as a suspect of the ranking. */
export interface ChangeCause extends SuspectChange {
  /** Probability, 0..1, that this change set the incident off; over all changes they sum up to at most 1. */
  readonly confidence: number;
  /** The services that it touches, the most suspect first; none where nothing tells. */
  readonly touches: readonly string[];
  /** What happened to whom and when. */
  readonly sentence: string;
}

/** What a change counts that names nobody: it may have touched the suspect, or not. */
const nobodyNamed = 0.5;

/**
 * The changes with what speaks for each: its weight times the confidence of the services that it touches (half of all
 * confidence for one that names nobody), all of them scaled down where they sum up to more than the services' confidence.
 * Most likely first.
 */
export function changeCauses(
  { changes, touched }: SuspectChanges,
  confidenceOf: ReadonlyMap<string, number>
): readonly ChangeCause[] {
  const all = [...confidenceOf.values()].reduce((sum, confidence) => sum + confidence, 0);
  const raw = changes.map(({ weight }, index) => {
    const named = touched[index].reduce((sum, service) => sum + (confidenceOf.get(service) ?? 0), 0);
    return weight * (touched[index].length === 0 ? nobodyNamed * all : named);
  });
  const total = raw.reduce((sum, value) => sum + value, 0);
  const scale = total > all ? all / total : 1;
  return changes
    .map((change, index): ChangeCause => {
      const touches = [...touched[index]].sort((a, b) => (confidenceOf.get(b) ?? 0) - (confidenceOf.get(a) ?? 0));
      const who = change.service ?? change.node;
      return {
        ...change,
        confidence: raw[index] * scale,
        touches,
        sentence: `${who === undefined ? '' : `${who} `}${changeSentence(change)}`,
      };
    })
    .sort((a, b) => b.confidence - a.confidence || b.weight - a.weight);
}
