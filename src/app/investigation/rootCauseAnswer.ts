import { type DataFrame } from '@grafana/data';
import { readRows } from '../query/readRows';

/** A service that may have set off the trouble. */
export interface Suspect {
  readonly service: string;
  /** How likely, 0..1; shared among all suspects and "none of these". */
  readonly confidence: number;
  readonly finding: string;
  readonly explains: readonly string[];
  /** The service that is suspected more and explains this one; empty where there is none. */
  readonly explainedBy: string;
  /** The metrics that changed, the most suspect first. */
  readonly metrics: readonly SuspectMetric[];
}

/** A metric of a suspect. */
export interface SuspectMetric {
  readonly name: string;
  readonly inputRefId: string;
  /** How far the peak is from the baseline's median, in its usual variation. */
  readonly shift: number;
  /** Epoch milliseconds; NaN where it has no onset. */
  readonly onsetMs: number;
  readonly baseline: number;
  readonly peak: number;
}

/** Who calls whom. */
export interface Call {
  readonly from: string;
  readonly to: string;
}

/** What a ranking of root causes says. */
export interface RootCauseAnswer {
  /** The outcome in a sentence, the reason where there is no suspect. */
  readonly sentence: string;
  /** The likeliest first. */
  readonly suspects: readonly Suspect[];
  readonly calls: readonly Call[];
}

/** Puts together the tables of services, of metrics and of calls of a root-cause query's answer in the `report` format. */
export function readRootCause(frames: readonly DataFrame[]): RootCauseAnswer {
  const of = (name: string): DataFrame | undefined => frames.find((frame) => frame.name === name);
  const services = of('root causes');
  const metrics = readRows(of('suspect metrics')).map((row) => ({
    service: row.text('service'),
    name: row.text('metric'),
    inputRefId: row.text('input'),
    shift: row.number('shift'),
    onsetMs: Date.parse(row.text('onset')),
    baseline: row.number('baseline'),
    peak: row.number('peak'),
  }));
  const suspects = readRows(services).map((row): Suspect => {
    const service = row.text('service');
    return {
      service,
      confidence: row.number('confidence'),
      finding: row.text('finding'),
      explains: row.text('explains').split(', ').filter(Boolean),
      explainedBy: row.text('explained by'),
      metrics: metrics.filter((metric) => metric.service === service),
    };
  });
  const calls = readRows(of('edges')).map((row) => ({ from: row.text('source'), to: row.text('target') }));
  const sentence: unknown = services?.meta?.custom?.['sentence'];
  return { sentence: typeof sentence === 'string' ? sentence : '', suspects, calls };
}
