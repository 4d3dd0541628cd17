/** What a series tells of its service. */
export type Role = 'latency' | 'errors' | 'traffic' | 'saturation' | 'resource' | 'success';

/** One question to a store that holds the metrics of a convention. */
export interface PresetQuery {
  /** What it asks for, short, in lower case unless it is a name: it stands in lists and chips. */
  readonly title: string;
  readonly role: Role;
  /** Grafana's id of the unit. */
  readonly unit: string;
  /** PromQL. */
  readonly expr: string;
  readonly legend: string;
  /** The metrics that it is made of, those after `unless` left out: without one of them it has no answer and is not asked. */
  readonly needs: readonly string[];
}

/** The queries that suit everything that exposes metrics by one convention. */
export interface Preset {
  /** Stands in addresses. */
  readonly id: string;
  readonly title: string;
  readonly queries: readonly PresetQuery[];
}
