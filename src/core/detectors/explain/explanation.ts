import { type DetectionReason } from '../detector/detector';
import { type Evidence } from '../detector/evidence';
import { type Labels } from '../../series/labelledSeries';

/** A series' share in an anomaly that several series were judged for together. */
export interface Contribution {
  readonly name: string;
  readonly labels: Labels;
  /** Mean share over the anomaly, 0 to 1. */
  readonly share: number;
}

/** One anomaly, explained. */
export interface AnomalyExplanation {
  /** The series; of a group, the one that contributes most. */
  readonly seriesIndex: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly peakMs: number;
  /** The highest score: how many times the threshold. */
  readonly peakScore: number;
  /** At the peak. NaN where the detector expects nothing. */
  readonly expected: number;
  readonly actual: number;
  /** Titles of the other detectors that find an anomaly in the interval, and of those that could judge and find none. */
  readonly agreeing: readonly string[];
  readonly disagreeing: readonly string[];
  /** What the detector rests its judgement of the peak on, where it says so. */
  readonly evidence?: Evidence;
  /** Largest first; empty for series judged by themselves. */
  readonly contributions: readonly Contribution[];
  readonly sentence: string;
}

/** A series that could not be judged. */
export interface Unjudged {
  readonly seriesIndex: number;
  readonly reason: DetectionReason;
  readonly sentence: string;
}

/** What there is to say about a detection. */
export interface DetectionExplanation {
  /** In order of time. */
  readonly anomalies: readonly AnomalyExplanation[];
  readonly unjudged: readonly Unjudged[];
}
