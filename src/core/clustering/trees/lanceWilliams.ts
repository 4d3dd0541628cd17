import { type LinkageMethod } from './linkageTree';

/**
 * The distance from a group to the union of the groups x and y, by the recurrence of Lance and Williams (1967).
 *
 * @param toX distance from the group to x
 * @param toY distance from the group to y
 * @param xToY distance between x and y
 * @param sizeX members of x; likewise `sizeY` and, for the group, `size`
 */
export function lanceWilliams(
  method: LinkageMethod,
  toX: number,
  toY: number,
  xToY: number,
  sizeX: number,
  sizeY: number,
  size: number
): number {
  switch (method) {
    case 'single':
      return Math.min(toX, toY);
    case 'complete':
      return Math.max(toX, toY);
    case 'average':
      return (sizeX * toX + sizeY * toY) / (sizeX + sizeY);
    case 'weighted':
      return 0.5 * (toX + toY);
    case 'ward': {
      const scale = 1 / (sizeX + sizeY + size);
      return Math.sqrt(
        (size + sizeX) * scale * toX * toX + (size + sizeY) * scale * toY * toY - size * scale * xToY * xToY
      );
    }
    case 'centroid': {
      const total = sizeX + sizeY;
      return Math.sqrt((sizeX * toX * toX + sizeY * toY * toY - (sizeX * sizeY * xToY * xToY) / total) / total);
    }
    case 'median':
      return Math.sqrt(0.5 * (toX * toX + toY * toY) - 0.25 * xToY * xToY);
  }
}
