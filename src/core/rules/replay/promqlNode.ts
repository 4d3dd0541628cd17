/** What is picked out of recorded series: by name and labels, so long before. */
export interface Selector {
  readonly kind: 'selector';
  readonly name: string;
  readonly matchers: ReadonlyArray<readonly [label: string, value: string]>;
  readonly offsetMs: number;
  /** The samples of so long; the newest one without it. */
  readonly rangeMs?: number;
}

/** Which labels of two sides have to be the same; all of them without it. */
export type Matching = readonly string[] | undefined;

/** The syntax of PromQL, as far as the rules that are compiled here make use of it. */
export type PromqlNode =
  | Selector
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly PromqlNode[] }
  | {
      readonly kind: 'aggregation';
      readonly name: string;
      /** The labels that stay, or go. */
      readonly grouping: { readonly isBy: boolean; readonly labels: readonly string[] };
      readonly args: readonly PromqlNode[];
    }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: PromqlNode;
      readonly right: PromqlNode;
      readonly on: Matching;
    };
