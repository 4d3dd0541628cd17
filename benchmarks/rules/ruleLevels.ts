import { type RecordingRule, type RuleFile } from '../../src/core/rules/ruleFile';

/** A recording rule and how often it is evaluated; nothing where its group does not say. */
export interface TimedRule {
  readonly rule: RecordingRule;
  readonly interval?: string;
}

/** A rule file whose groups may do without an interval. */
export interface LooseRuleFile {
  readonly groups: ReadonlyArray<Partial<RuleFile['groups'][number]>>;
}

/**
 * The recording rules of files, in levels: each rule reads what rules of earlier levels record, and nothing that its own or a later one
 * does. That is how they can be evaluated over the past, where all of them see each other's results at once.
 */
export function ruleLevels(files: readonly LooseRuleFile[]): TimedRule[][] {
  const all = files.flatMap(({ groups }) =>
    groups.flatMap(({ rules = [], interval }) =>
      rules.flatMap((rule): TimedRule[] =>
        'record' in rule ? [{ rule, ...(interval === undefined ? {} : { interval }) }] : []
      )
    )
  );
  const reads = ({ rule }: TimedRule, name: string): boolean =>
    new RegExp(`(?<![\\w:])${name}(?![\\w:])`).test(rule.expr);
  const levels: TimedRule[][] = [];
  let left = all;
  while (left.length > 0) {
    const names = new Set(left.map(({ rule }) => rule.record));
    const ready = left.filter((each) => ![...names].some((name) => reads(each, name)));
    if (ready.length === 0) {
      throw new Error(`these rules read each other: ${[...names].join(', ')}`);
    }
    levels.push(ready);
    left = left.filter((each) => !ready.includes(each));
  }
  return levels;
}
