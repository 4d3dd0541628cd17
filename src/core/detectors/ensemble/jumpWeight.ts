import { type BlockHistory } from './blockHistory';

/** The most that jumps weigh: by whether their distance from the usual of the day confirms them. */
const most = { flat: 0.8, usual: 1, rhythmic: 1.2 } as const;
/** From this share of the width of a series on, a jump matters. */
const materialShare = 0.7;

/**
 * What a jump weighs. A small one beside the width of the series weighs less, by the root of what it lacks: people mind what matters.
 * In a flat series the distance from the usual is the jump once more and confirms nothing; where days have a strong rhythm, it does.
 */
export function jumpWeight(
  size: number,
  { range, isFlat, isRhythmic }: Pick<BlockHistory, 'range' | 'isFlat' | 'isRhythmic'>
): number {
  const limit = isFlat ? most.flat : isRhythmic ? most.rhythmic : most.usual;
  const share = Math.abs(size) / (materialShare * range);
  return share < limit * limit ? Math.sqrt(share) : limit;
}
