/** One case of `cases.json`. Times are epoch seconds. The fault's type, its service and metrics are for scoring only. */
export interface RcaCase {
  readonly id: string;
  readonly dataset: string;
  readonly file: string;
  readonly normalFile?: string;
  readonly normal: ReadonlyArray<readonly [number, number]>;
  readonly window: readonly [number, number];
  readonly visible: boolean;
  readonly target: { readonly column: string } | null;
  readonly rootCause: { readonly service: string; readonly metrics: readonly string[] | null };
}

/** A case's ranking, best first, as the scorer reads it. */
export interface RcaPrediction {
  readonly services: readonly string[];
  /** `service|metric`. */
  readonly metrics: readonly string[];
}
