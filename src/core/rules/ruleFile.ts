/** Evaluates an expression and keeps its series under a name. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Fires while an expression has series. Durations are PromQL's: `10m`. */
export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Rules that are evaluated one after the other, at the same time. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: ReadonlyArray<RecordingRule | AlertingRule>;
}

/** A rule file of Prometheus; Mimir, Thanos and VictoriaMetrics read the same. */
export interface RuleFile {
  readonly groups: readonly RuleGroup[];
}
