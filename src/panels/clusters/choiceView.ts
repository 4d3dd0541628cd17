import { type CurveData, type CurveGuide } from '../../charts/curve/layout';
import { type ClusteredItems, type ChoiceCurve } from './clusteredItems';
import { texts } from './texts';

/** The elbow chart of a method: its curve, its guides, and how its axes are called. */
export interface ChoiceView {
  readonly data: CurveData;
  readonly guides: readonly CurveGuide[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly secondTitle: string;
  readonly showPoints: boolean;
}

/** k-means: inertia and silhouette by k; DBSCAN: the k-distance curve; a tree: the heights of its last merges. */
export function choiceView(curve: ChoiceCurve, { clusterCount, threshold }: ClusteredItems): ChoiceView {
  const noSecond = { secondTitle: '' };
  switch (curve.kind) {
    case 'inertia':
      return {
        data: { x: curve.counts, y: curve.inertias, second: curve.silhouettes },
        guides: countGuides(curve, clusterCount),
        xTitle: texts.clusterCount,
        yTitle: texts.inertia,
        secondTitle: texts.meanSilhouette,
        showPoints: true,
      };
    case 'reach':
      return {
        data: { x: curve.distances.map((_, index) => index + 1), y: curve.distances, second: null },
        guides:
          threshold === null ? [] : [{ axis: 'y', value: threshold, label: texts.reach(threshold.toPrecision(3)) }],
        xTitle: texts.neighbourRank,
        yTitle: texts.neighbourDistance(curve.leastNeighbours),
        ...noSecond,
        showPoints: false,
      };
    case 'heights':
      return {
        data: { x: curve.counts, y: curve.heights, second: null },
        guides: [
          { axis: 'x', value: clusterCount, label: texts.used(clusterCount) },
          ...(threshold === null ? [] : [{ axis: 'y' as const, value: threshold, label: threshold.toPrecision(3) }]),
        ],
        xTitle: texts.clusterCount,
        yTitle: texts.mergeHeight,
        ...noSecond,
        showPoints: true,
      };
  }
}

/** The numbers of clusters that something speaks for; those that agree share a line. */
function countGuides(curve: Extract<ChoiceCurve, { kind: 'inertia' }>, used: number): CurveGuide[] {
  const reasons = new Map<number, string[]>();
  const add = (k: number, reason: string) => reasons.set(k, [...(reasons.get(k) ?? []), reason]);
  if (curve.knee !== undefined) {
    add(curve.knee, texts.knee);
  }
  add(curve.bySilhouette, texts.silhouetteReason);
  if (!reasons.has(used)) {
    add(used, texts.usedReason);
  }
  return Array.from(reasons, ([k, found]) => ({
    axis: 'x',
    value: k,
    label: `k = ${k} (${found.join(', ')})`,
    shortLabel: `k = ${k}`,
  }));
}
