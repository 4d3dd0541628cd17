import { stringify } from 'yaml';
import { type RuleFile } from '../../core/rules/ruleFile';

/** A rule file as YAML: expressions that are long stand in lines of their own. */
export function ruleFileText(file: RuleFile): string {
  return stringify(file, { lineWidth: 0, aliasDuplicateObjects: false });
}
