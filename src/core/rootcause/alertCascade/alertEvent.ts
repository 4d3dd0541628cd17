import { type Labels } from '../../series/labelledSeries';

/** One alert that fired. */
export interface AlertEvent {
  readonly service: string;
  /** The alert rule's name. */
  readonly name: string;
  /** When it began to fire, epoch milliseconds. */
  readonly startMs: number;
  /** When it stopped, or when it was last seen firing. */
  readonly endMs: number;
  readonly labels: Labels;
}
