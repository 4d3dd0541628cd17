import { isWithin } from '../../charts/isWithin';
import { type ScatterLook } from '../../charts/scatter/draw';
import { type ScatterLayout } from '../../charts/scatter/layout';
import { pointAt } from '../../charts/scatter/pointAt';
import { stepPoint } from '../../charts/scatter/stepPoint';
import { type MarkGeometry } from '../kit/chart/useMarkInteraction';
import { type ClusteredItems } from './clusteredItems';
import { type ClusterMark } from './pointDetails';

/** How far from a point the pointer may be, in CSS pixels. */
const reach = 12;

/** How items and centroids are found: those that the legend shows, within a plot that may be zoomed. */
export function scatterGeometry(
  layout: ScatterLayout,
  look: ScatterLook,
  clustered: Pick<ClusteredItems, 'rowItems' | 'clusterCount'>
): MarkGeometry<ClusterMark> {
  const { plane, x, y, centres, groups } = layout;
  const centreX = centres.filter((_, index) => index % 2 === 0);
  const centreY = centres.filter((_, index) => index % 2 === 1);
  const placeOf = (mark: ClusterMark): readonly [number | undefined, number | undefined] =>
    mark.kind === 'item' ? [x[mark.row], y[mark.row]] : [centreX[mark.cluster], centreY[mark.cluster]];
  const isInside = (mark: ClusterMark) => {
    const [placeX, placeY] = placeOf(mark);
    return isWithin(plane.plot, placeX ?? Number.NaN, placeY ?? Number.NaN);
  };
  const isShown = (row: number) => look.isShown(groups[row] ?? -1) && isInside({ kind: 'item', row });
  const isCentreShown = (cluster: number) =>
    look.showCentres && look.isShown(cluster) && isInside({ kind: 'centroid', cluster });
  const itemMark = (row: number | null): ClusterMark | null => (row === null ? null : { kind: 'item', row });
  return {
    markAt: (atX, atY) => {
      const cluster = pointAt(centreX, centreY, atX, atY, look.centreReach, isCentreShown);
      return cluster === null ? itemMark(pointAt(x, y, atX, atY, reach, isShown)) : { kind: 'centroid', cluster };
    },
    has: (mark) =>
      isInside(mark) &&
      (mark.kind === 'item' ? mark.row < clustered.rowItems.length : mark.cluster < clustered.clusterCount),
    step: (from, key) => itemMark(stepPoint(x, y, from?.kind === 'item' ? from.row : null, key, isShown)),
    anchorOf: (mark) => {
      const [placeX = 0, placeY = 0] = placeOf(mark);
      return { x: placeX, y: placeY };
    },
  };
}
