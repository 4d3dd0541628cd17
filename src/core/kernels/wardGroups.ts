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
  const capacity = Math.ceil(rows / 2) * 2;
  const address = module.reserve(8 * capacity * (columns + 1) + 4 * capacity);
  const inverses = address + 8 * capacity * columns;
  const chain = inverses + 8 * capacity;
  const groups = new GroupColumns(
    module.doubles(address, capacity * columns),
    module.doubles(inverses, capacity),
    capacity,
    columns,
    data
  );
  return {
    groups,
    chain: module.integers(chain, rows),
    extend: (length) => module.functions.extendChain(address, capacity, groups.count, columns, inverses, chain, length),
    distance: () => module.functions.chainDistance(),
  };
}
