import { analysis, type AnalysisKind, type CovaryQueryInput } from '../../protocol/query';
import { type FormSchema, formSchemaOf } from '../formSchema';

/** One analysis to choose from, and the form of what it takes. */
export interface AnalysisForm {
  readonly kind: AnalysisKind;
  readonly title: string;
  readonly description: string;
  readonly schema: FormSchema;
}

const texts: Readonly<Record<AnalysisKind, readonly [title: string, description: string]>> = {
  anomaly: ['Anomalies', 'What is unusual in each series'],
  backtest: ['Backtest', 'How often a detector would have alerted, and what it would have found'],
  correlation: ['Correlation', 'Which series move together'],
  related: ['Related series', 'What moves with a target, before or after it'],
  rootCause: ['Root cause', 'Which service set off an incident'],
  eventImpact: ['Event impact', 'What changed with a deployment or another event'],
  slo: ['Service level', 'Error budget and burn rates'],
  alertCascade: ['Alert cascade', 'Which alert set off the others'],
  cluster: ['Clusters', 'Which series behave alike, and which like no other'],
  trace: ['Trace', 'Where the time of a trace goes, and what could be faster'],
  aggregate: ['Aggregate', 'Averages, quantiles and rates over windows'],
  quality: ['Data quality', 'Gaps, staleness and irregular sampling of each series'],
};

/** Every analysis of the query model. */
export const analysisForms: readonly AnalysisForm[] = analysis.options.map((schema) => {
  const kind = schema.shape.kind.value;
  const [title, description] = texts[kind];
  return { kind, title, description, schema: formSchemaOf(schema) };
});

/** An analysis with nothing but defaults, and the target that some need still empty. */
export function emptyAnalysis(kind: AnalysisKind): CovaryQueryInput['analysis'] {
  return kind === 'related' ? { kind, target: '' } : { kind };
}
