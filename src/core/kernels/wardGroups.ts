import { GroupColumns } from './groupColumns';
import { kernelModule, type KernelModule } from './kernelModule';
import { plainWardGroups } from './plain/plainWardGroups';

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

/** Each row a group of its own. @param data row-major, `rows` × `columns` */
export function wardGroups(data: Float64Array, rows: number, columns: number): WardGroups {
  const module = kernelModule();
  return module === undefined ? plainWardGroups(data, rows, columns) : kernelWardGroups(module, data, rows, columns);
}

function kernelWardGroups(module: KernelModule, data: Float64Array, rows: number, columns: number): WardGroups {
  const { functions } = module;
  const capacity = Math.ceil(rows / 2) * 2;
  const address = module.reserve(8 * capacity * (columns + 1));
  const inverses = address + 8 * capacity * columns;
  const groups = new GroupColumns(
    module.doubles(address, capacity * columns),
    module.doubles(inverses, capacity),
    capacity,
    columns,
    data
  );
  return {
    groups,
    nearest(x, neighbour, least) {
      functions.nearestByWard(address, capacity, groups.count, columns, inverses, x, neighbour, least);
      return { place: functions.wardNeighbour(), distance: functions.wardDistance() };
    },
  };
}
