import { type GroupColumns } from './groupColumns';

/**
 * Groups of rows by their centroids, for Ward's method. One at a time: the kernel keeps the
 * groups in memory that the next use of any kernel overwrites.
 */
export interface WardGroups {
  /**
   * The group nearest to the one at place `x` if its squared Ward distance, 2 |a| |b| / (|a| + |b|) × the squared distance
   * of the centroids, is less than `least`, the first among equals; else `neighbour`.
   */
  nearest(x: number, neighbour: number, least: number): { readonly place: number; readonly distance: number };
  readonly groups: GroupColumns;
}
