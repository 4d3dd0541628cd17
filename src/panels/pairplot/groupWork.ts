/** How samples are told apart by their values. */
export type GroupRule =
  { readonly by: 'cluster'; readonly clusterCount: number } | { readonly by: 'anomaly'; readonly confidence: number };

/** What groups are computed from. */
export interface GroupWork {
  /** A value a sample for each variable; NaN where it is missing. */
  readonly variables: readonly Float64Array[];
  readonly count: number;
  readonly rule: GroupRule;
}

/** Groups that have no names yet: those are the reader's language, which a worker doesn't know. */
export interface NumberedGroups {
  /** The group of each sample: below `groupCount`, or equal to it for samples that lack a variable and can't be judged. */
  readonly groups: Int32Array;
  readonly groupCount: number;
  readonly isAnyIncomplete: boolean;
}
