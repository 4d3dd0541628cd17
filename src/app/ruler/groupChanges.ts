import { stringify } from 'yaml';
import { failure, type Result, success } from '../../core/result';
import { type RunningGroup } from './runningGroup';

/** What writing does to a group, with its text before and after; empty where there is none. */
export interface GroupChange {
  readonly name: string;
  readonly kind: 'added' | 'changed' | 'removed' | 'same';
  readonly before: string;
  readonly after: string;
}

/**
 * What has to change so that of one detector the wanted groups run and no others. Ours are groups all of whose rules have `anomaly_name` as named and
 * an `anomaly_strategy` that begins with `covary-`; nothing else is looked at. Fails where a group of a wanted name is not ours.
 */
export function groupChanges(
  name: string,
  running: readonly RunningGroup[],
  wanted: readonly RunningGroup[]
): Result<readonly GroupChange[]> {
  const taken = wanted.find((group) => running.some((one) => one.name === group.name && !isOurs(one, name)));
  if (taken !== undefined) {
    return failure(`a group "${taken.name}" runs that was not written from here: choose another name`);
  }
  const ours = running.filter((group) => isOurs(group, name));
  const textOf = (groups: readonly RunningGroup[], groupName: string): string => {
    const found = groups.find((group) => group.name === groupName);
    return found === undefined ? '' : groupText(found);
  };
  const names = [...new Set([...wanted, ...ours].map((group) => group.name))];
  return success(
    names.map((groupName) => {
      const before = textOf(ours, groupName);
      const after = textOf(wanted, groupName);
      const kind = before === after ? 'same' : before === '' ? 'added' : after === '' ? 'removed' : 'changed';
      return { name: groupName, kind, before, after };
    })
  );
}

function isOurs({ rules }: RunningGroup, name: string): boolean {
  return rules.every(
    ({ labels = {} }) => labels['anomaly_name'] === name && labels['anomaly_strategy']?.startsWith('covary-') === true
  );
}

/** A group as YAML, the keys of maps in order: engines give them back in another. */
function groupText(group: RunningGroup): string {
  return stringify(group, { lineWidth: 0, aliasDuplicateObjects: false, sortMapEntries: true });
}
