/** What one member of a consensus says of a value. */
export interface Vote {
  /** The member's name, as people read it. */
  readonly member: string;
  /** 1 at the member's own threshold; NaN where it could not judge. */
  readonly score: number;
  /** Against what it speaks: "2.3 times its usual at this time of a workday". */
  readonly finding: string;
}

/** What a judgement rests on. */
export interface Evidence {
  /** What the value was compared with, and how much of that there was: "the 100 values before it", "14 of 28 days". */
  readonly reference: string;
  /** Strongest first; empty for a detector that judges alone. */
  readonly votes: readonly Vote[];
}
