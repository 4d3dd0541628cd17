/** A query or an expression of a rule of Grafana. */
export interface ManagedQuery {
  readonly refId: string;
  readonly datasourceUid: string;
  readonly queryType?: string;
  readonly relativeTimeRange?: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

/** A rule that Grafana itself evaluates: it alerts, or, with `record`, keeps what it finds as a metric. */
export interface ManagedRule {
  readonly grafana_alert: {
    readonly title: string;
    /** The query that decides; rules that record have none. */
    readonly condition?: string;
    readonly no_data_state?: string;
    readonly exec_err_state?: string;
    readonly record?: { readonly metric: string; readonly from: string; readonly target_datasource_uid?: string };
    readonly data: readonly ManagedQuery[];
  };
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
