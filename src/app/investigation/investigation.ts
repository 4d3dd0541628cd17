/** The kinds of stores whose queries Grafana's own data sources ask, too. */
export const sharedKinds = ['prometheus', 'loki', 'influxdb'] as const;

/** A question of one's own beside those of the presets. */
export interface OwnInput {
  /** What is asked, in the language of its store. */
  readonly expr: string;
  /** `query` for stores that take it under that name. */
  readonly field?: 'query';
  readonly legend?: string;
  /** The name of the store that is asked. */
  readonly upstream?: string;
  /** Where no store is named, one of this kind is asked; without it the first of all. */
  readonly kind?: (typeof sharedKinds)[number];
  /** The uid of the data source of Grafana's that was asked: its store is asked where Covary has it, too, else the first of the kind. */
  readonly source?: string;
}

/** From one moment to a later one, in epoch milliseconds. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What an investigation looks at: everything of it stands in the address, so that a link shows the same screen. */
export interface Investigation {
  /** The uid of a Covary data source; the first one where it is left out. */
  readonly dataSource?: string;
  /** The name of the series that shows the trouble; the most unusual one where it is left out. */
  readonly symptom?: string;
  /** When it happened, in epoch milliseconds; found by itself where it is left out. */
  readonly window?: TimeSpan;
  /** What it is compared with, when all was well; the time before where it is left out. */
  readonly baseline?: TimeSpan;
  /** The ids of presets; those that the store can answer where it is left out. */
  readonly presets?: readonly string[];
  /** The labels of an alert's instance: its series is the symptom where none is named. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly own: readonly OwnInput[];
  /** The suspect whose evidence is shown; the first one where it is left out. */
  readonly suspect?: string;
  /** The sections that are open beside those that always are. */
  readonly open: readonly string[];
}
