import { analysis, type AnalysisKind, covaryQuery } from '../../../protocol/query';
import { type FormSchema, formSchemaOf } from '../../form/formSchema';

/** Every kind of analysis, in the order of the query model. */
export const analysisKinds: readonly AnalysisKind[] = analysis.options.map((schema) => schema.shape.kind.value);

const byKind: ReadonlyMap<AnalysisKind, FormSchema> = new Map(
  analysis.options.map((schema) => [schema.shape.kind.value, formSchemaOf(schema)])
);

/** What an analysis takes. */
export function analysisSchema(kind: AnalysisKind): FormSchema {
  return byKind.get(kind) ?? {};
}

/** What a query takes beside. */
export const querySchema = formSchemaOf(covaryQuery);

/** Where the locale files have the words of a field: backtests share those of the anomalies that they replay. */
export function wordsPath(kind: AnalysisKind, name: string): string {
  const isShared = kind === 'backtest' && analysisSchema('anomaly').properties?.[name] !== undefined;
  return `${isShared ? 'anomaly' : kind}.${name}`;
}
