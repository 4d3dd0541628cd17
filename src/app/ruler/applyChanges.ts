import { type GroupChange } from './groupChanges';
import { type Ruler } from './ruler';
import { type RunningGroup } from './runningGroup';

/**
 * Writes what changes, then removes what is left over, one group after the other: what is watched stays watched. Rejects at the first that fails; what came
 * before it is written, and reading anew shows the rest.
 */
export async function applyChanges(
  ruler: Ruler,
  changes: readonly GroupChange[],
  wanted: readonly RunningGroup[]
): Promise<void> {
  const kinds = new Map(changes.map(({ name, kind }) => [name, kind]));
  for (const group of wanted) {
    const kind = kinds.get(group.name);
    if (kind === 'added' || kind === 'changed') {
      await ruler.write(group);
    }
  }
  for (const { name, kind } of changes) {
    if (kind === 'removed') {
      await ruler.remove(name);
    }
  }
}
