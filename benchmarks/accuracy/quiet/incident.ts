/** What goes wrong in a series, in the order in which reports list it. */
export const incidentKinds = [
  'spike',
  'dropToZero',
  'level',
  'ramp',
  'missingPeak',
  'variance',
  'relapseAfterHour',
  'relapseAfterDay',
  'wrongDay',
  'clockChange',
] as const;

export type IncidentKind = (typeof incidentKinds)[number];

/** One stretch of trouble, in samples of its series. */
export interface Incident {
  readonly kind: IncidentKind;
  /** Its largest deviation in standard deviations of the fault-free residual; what was asked for, where it has a size. */
  readonly sigmas: number;
  readonly first: number;
  /** The first sample after it. */
  readonly end: number;
  /** From here on it has its full size: delays count from here. */
  readonly full: number;
}
