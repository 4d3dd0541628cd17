import { type SampleTable, type SampleVariable } from './sampleTable';

/** The variables to show, and how many there would be without the limit. */
export interface ChosenVariables {
  readonly table: SampleTable;
  readonly available: number;
}

/** The wanted variables in the wanted order, or all, but not more than the limit; all-missing ones are left out. */
export function chooseVariables(table: SampleTable, wanted: readonly string[], limit: number): ChosenVariables {
  const known = new Map(table.variables.map((variable) => [variable.name, variable]));
  const chosen: readonly SampleVariable[] =
    wanted.length > 0 ? wanted.flatMap((name) => known.get(name) ?? []) : table.variables;
  const present = chosen.filter(({ values }) => values.some(Number.isFinite));
  return { table: { ...table, variables: present.slice(0, Math.max(2, limit)) }, available: present.length };
}
