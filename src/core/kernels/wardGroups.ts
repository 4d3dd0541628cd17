import { type WardGroups } from './groupsToJoin';
import { GroupColumns } from './groupColumns';
import { kernelModule, type KernelModule } from './kernelModule';
import { plainWardGroups } from './plain/plainWardGroups';

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
