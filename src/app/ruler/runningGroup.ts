import { type RecordingRule, type AlertingRule } from '../../core/rules/ruleFile';
import { type ManagedRule } from './managedRule';

/** A group of rules as an engine has it, or is to have it. */
export interface RunningGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: ReadonlyArray<RecordingRule | AlertingRule | ManagedRule>;
}
