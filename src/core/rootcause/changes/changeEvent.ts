/** What kind of a change may have set off an incident. */
export const changeKinds = [
  'deployment',
  'configuration',
  'restart',
  'oom kill',
  'scaling',
  'throttling',
  'node',
  'certificate',
  'limit',
  'event',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Something that somebody or something did: no symptom, but a possible reason for one. */
export interface ChangeEvent {
  readonly kind: ChangeKind;
  /** The service that it happened to; `undefined` where nothing tells, and for nodes. */
  readonly service: string | undefined;
  /** The node that it happened to, where it happened to one. */
  readonly node: string | undefined;
  readonly timeMs: number;
  /** What happened, in words without the service: "scaled from 3 to 1 replicas". */
  readonly what: string;
  /** The series that shows it; `undefined` for an event that was given. */
  readonly seriesName: string | undefined;
}
