import { type BlockHistory } from './blockHistory';
import { deviationAt } from './deviations';
import { type TailReference } from './tailReference';

/** How far the largest jump and the largest long drift of what has nothing but noise reach beyond the middle. */
const steadyJumps = 5.5;
const steadyDrifts = 9;
/** What is to be new has to exceed what was by so much; in a flat series, which has only its own hours, by more. */
const margin = { flat: 1.2, other: 1.1 } as const;
/** A relapse is one from this share of the earlier episode on. */
const relapseShare = 0.6;
const drifts: ReadonlySet<number> = new Set([
  deviationAt.shortDrift,
  deviationAt.shortDistance,
  deviationAt.longDistance,
]);

/**
 * What a deviation has to exceed where a series is steady; Infinity where this one is not. Steady is a series whose largest jump of fifty
 * hours reaches no farther beyond the usual ones than that of noise does (for drifts: and whose largest long drift does the same). One episode
 * that is over is no unsteadiness: what is left without it counts, and a relapse has to be nearly as large. A flat series, without a rhythm
 * of days, is always taken for steady: nothing but its own hours says what it does, and the tails of its deviations say how far they go.
 */
export function steadyLimit(tails: readonly TailReference[], deviation: number, kind: BlockHistory['kind']): number {
  const tail = tails[deviation];
  const isFlat = kind === 'flat';
  const isApart = isFlat || tail.isMostOver;
  const reachOf = (one: TailReference): number => one.reachOf(isApart ? one.recurring : one.most);
  const isSteady =
    isFlat ||
    (!(reachOf(tails[deviationAt.jump]) > steadyJumps) &&
      !(drifts.has(deviation) && reachOf(tails[deviationAt.longDrift]) > steadyDrifts));
  if (!isSteady || reachOf(tail) === Infinity) {
    return Infinity;
  }
  return isApart ? Math.max(margin[kind] * tail.recurring, relapseShare * tail.most) : margin[kind] * tail.most;
}
