import { type DataFrame, type Field, FieldType } from '@grafana/data';

import { type DependencyEdge } from '../../core/rootcause/graph/dependencyGraph';
import { type TimeRange } from '../../core/series/timeRange';
import { numberValues } from './numberValues';
import { readRows } from './readRows';

/** A service that may have set off the trouble. */
export interface Suspect {
  readonly service: string;
  /** How likely, 0..1; shared among all suspects and "none of these". */
  readonly confidence: number;
  /** The finding in English. */
  readonly finding: string;
  readonly explains: readonly string[];
  /** The service that is suspected more and explains this one; empty where there is none. */
  readonly explainedBy: string;
  /** What speaks against it, in English; "did not change" and the like rule it out. */
  readonly against: readonly string[];
  /** What was done to it, in English; empty where nothing is known. */
  readonly change: string;
  /** The metrics that changed, the most suspect first. */
  readonly metrics: readonly SuspectMetric[];
  /** The row of the table, for links of its fields. */
  readonly row: number;
}

/** A metric of a suspect. */
export interface SuspectMetric {
  readonly name: string;
  readonly inputRefId: string;
  /** How far the peak is from the baseline's median, in its usual variation. */
  readonly shift: number;
  /** Of the lasting change; 0 where there is none. */
  readonly lastingShift: number;
  /** Epoch milliseconds; NaN where it has no onset. */
  readonly onsetMs: number;
  /** How long before the symptom it changed, below 0 after it; NaN where that is not known. */
  readonly leadMs: number;
  readonly baseline: number;
  readonly peak: number;
  /** Whether the series began or ended with the incident. */
  readonly presence: string;
}

/** Something that was done: a deployment, a restart and the like. */
export interface SuspectedChange {
  readonly timeMs: number;
  readonly kind: string;
  /** The service or node that it happened to; empty where nothing tells. */
  readonly service: string;
  /** What happened to whom and when, in English. */
  readonly sentence: string;
  /** How likely it set the incident off, 0..1. */
  readonly confidence: number;
  /** How long before the onset; below 0 after it. */
  readonly leadMs: number;
}

/** How the most suspect metric of a suspect went. */
export interface SuspectCourse {
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly field: Field;
}

/** What a ranking of root causes says. */
export interface RootCauseAnswer {
  /** The outcome in a sentence, in English; the reason where there is no suspect. */
  readonly sentence: string;
  /** Why nobody is suspected, as a word of the ranking; undefined where somebody is. */
  readonly abstained: string | undefined;
  /** When it happened. */
  readonly window: TimeRange | undefined;
  /** What it was compared with. */
  readonly baseline: readonly TimeRange[];
  readonly stepMs: number | undefined;
  readonly seriesCount: number | undefined;
  /** The series that shows the trouble, and its service. */
  readonly symptom: { readonly name: string; readonly service: string } | undefined;
  /** The likeliest first. */
  readonly suspects: readonly Suspect[];
  /** What was done from an hour before, the likeliest first. */
  readonly changes: readonly SuspectedChange[];
  readonly calls: readonly DependencyEdge[];
  /** By the names of metrics. */
  readonly courses: ReadonlyMap<string, SuspectCourse>;
  /** The table of suspects. */
  readonly frame: DataFrame | undefined;
}

/**
 * Puts together the tables of services, of metrics, of changes and of calls, and the courses, of a root-cause query's answer in the
 * `report` format; of the format `services` what that has.
 */
export function readRootCause(frames: readonly DataFrame[]): RootCauseAnswer {
  const of = (name: string): DataFrame | undefined => frames.find((frame) => frame.name === name);
  const services = of('root causes') ?? frames.find(isServiceTable);
  const metrics = readRows(of('suspect metrics')).map((row) => ({
    service: row.text('service'),
    name: row.text('metric'),
    inputRefId: row.text('input'),
    shift: row.number('shift'),
    lastingShift: row.number('lasting shift'),
    onsetMs: Date.parse(row.text('onset')),
    leadMs: 1000 * row.number('lead'),
    baseline: row.number('baseline'),
    peak: row.number('peak'),
    presence: row.text('presence'),
  }));
  const suspects = readRows(services).map((row, index): Suspect => {
    const service = row.text('service');
    return {
      service,
      confidence: row.number('confidence') || 0,
      finding: row.text('finding'),
      explains: row.text('explains').split(', ').filter(Boolean),
      explainedBy: row.text('explained by'),
      against: row.text('against').split('; ').filter(Boolean),
      change: row.text('change'),
      metrics: metrics.filter((metric) => metric.service === service),
      row: index,
    };
  });
  return {
    ...summaryOf(services),
    suspects,
    changes: readRows(of('changes')).map((row) => ({
      timeMs: row.number('time'),
      kind: row.text('kind'),
      service: row.text('service'),
      sentence: row.text('change'),
      confidence: row.number('confidence') || 0,
      leadMs: 1000 * row.number('lead'),
    })),
    calls: readRows(of('edges')).map((row) => ({ from: row.text('source'), to: row.text('target') })),
    courses: coursesOf(frames),
    frame: services,
  };
}

function isServiceTable({ fields }: DataFrame): boolean {
  return ['service', 'confidence', 'finding'].every((name) => fields.some((field) => field.name === name));
}

type Summary = Pick<
  RootCauseAnswer,
  'sentence' | 'abstained' | 'window' | 'baseline' | 'stepMs' | 'seriesCount' | 'symptom'
>;

function summaryOf(services: DataFrame | undefined): Summary {
  const custom: Readonly<Record<string, unknown>> = services?.meta?.custom ?? {};
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  const { baseline, symptom } = custom;
  const name = isRecord(symptom) ? text(symptom['name']) : undefined;
  const service = isRecord(symptom) ? text(symptom['service']) : undefined;
  return {
    sentence: text(custom['sentence']) ?? '',
    abstained: text(custom['abstained']),
    window: rangeOf(custom['window']),
    baseline: Array.isArray(baseline) ? baseline.flatMap((range) => rangeOf(range) ?? []) : [],
    stepMs: count(custom['stepMs']),
    seriesCount: count(custom['seriesCount']),
    symptom: name === undefined || service === undefined ? undefined : { name, service },
  };
}

function rangeOf(value: unknown): TimeRange | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { fromMs, toMs } = value;
  return typeof fromMs === 'number' && typeof toMs === 'number' ? { fromMs, toMs } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function coursesOf(frames: readonly DataFrame[]): ReadonlyMap<string, SuspectCourse> {
  return new Map(
    frames.flatMap((frame): Array<[string, SuspectCourse]> => {
      const time = frame.fields.find(({ type }) => type === FieldType.time);
      const field = frame.fields.find(({ type }) => type === FieldType.number);
      const name = field?.config.displayNameFromDS;
      return frame.name !== 'suspect course' || !time || !field || name === undefined
        ? []
        : [[name, { times: numberValues(time), values: numberValues(field), field }]];
    })
  );
}
