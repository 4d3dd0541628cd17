import { type GroupColumns } from './groupColumns';

/**
 * Groups of rows by their centroids, and a chain of them, for Ward's method. One at a time: the kernel keeps all of it in
 * memory that the next use of any kernel overwrites.
 */
export interface WardGroups {
  readonly groups: GroupColumns;
  /** Places of groups, each the nearest to the one before. */
  readonly chain: Int32Array;
  /**
   * Adds to a chain of `length` groups until the last two are each other's nearest, and returns the new length. Among
   * equally near groups the one before in the chain is preferred, else the first.
   */
  extend(length: number): number;
  /**
   * The squared Ward distance of those last two, 2 |a| |b| / (|a| + |b|) × the squared distance of the centroids.
   */
  distance(): number;
}
