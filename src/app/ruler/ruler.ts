import { type RunningGroup } from './runningGroup';

/** What evaluates rules and lets us write them: a store's own ruler, or Grafana's alerting. Every method rejects with a sentence for people. */
export interface Ruler {
  /** The data source of the store; `grafana` for Grafana's own. */
  readonly id: string;
  readonly name: string;
  /** The groups that run where ours are written: namespace or folder. */
  readonly read: () => Promise<readonly RunningGroup[]>;
  /** Adds a group, or replaces the one of its name. */
  readonly write: (group: RunningGroup) => Promise<void>;
  readonly remove: (groupName: string) => Promise<void>;
}
