/** How a point looks. `ring` and `cross` stay apart from filled ones without colour. */
export type PointShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'ring' | 'cross';

/** The filled shapes, in the order in which groups take them. */
export const filledShapes: readonly PointShape[] = ['circle', 'square', 'diamond', 'triangle'];

/** The look of a group of points. */
export interface PointStyle {
  readonly shape: PointShape;
  /** CSS pixels. */
  readonly radius: number;
  readonly color: string;
  /** 0 … 1; points that lie on each other add up. */
  readonly opacity: number;
}
