import { type GroupRule, type NumberedGroups } from './groupWork';
import { type SampleTable } from './sampleTable';
import { texts } from './texts';

/** The groups that colours tell apart. */
export interface SampleGroups {
  /** Empty where all samples are of one kind. */
  readonly names: readonly string[];
  /** The group of each sample. */
  readonly groups: Int32Array;
}

/** All samples as one group without a name. */
export function oneGroup({ count }: SampleTable): SampleGroups {
  return { names: [], groups: new Int32Array(count) };
}

/** The samples of each label value; all as one where there are no labels. */
export function labelGroups(table: SampleTable): SampleGroups {
  if (!table.labelValues) {
    return oneGroup(table);
  }
  const names = Array.from(new Set(table.labelValues));
  const numbers = new Map(names.map((name, index) => [name, index]));
  return { names, groups: Int32Array.from(table.labelValues, (value) => numbers.get(value) ?? 0) };
}

/** Computed groups with names in the reader's language; without any where no sample could be judged. */
export function namedGroups(
  { groups, groupCount, isAnyIncomplete }: NumberedGroups,
  by: GroupRule['by']
): SampleGroups {
  const names =
    by === 'cluster'
      ? Array.from({ length: groupCount }, (_, number) => texts.cluster(number))
      : [texts.normal, texts.anomalous];
  return { names: isAnyIncomplete && groupCount > 0 ? [...names, texts.incomplete] : names, groups };
}
