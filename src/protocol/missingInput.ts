import { type CovaryQuery } from './query';

/** The first input that an analysis names and the query does not have: what names it, and what it says. */
export function missingInput({
  analysis,
  inputs,
}: CovaryQuery): { readonly field: string; readonly name: string } | undefined {
  return Object.entries(namedInputs(analysis)).flatMap(([field, name]) =>
    name === undefined || inputs.some(({ refId }) => refId === name) ? [] : [{ field, name }]
  )[0];
}

function namedInputs(analysis: CovaryQuery['analysis']): Readonly<Record<string, string | undefined>> {
  switch (analysis.kind) {
    case 'slo':
      return { good: analysis.good, total: analysis.total };
    case 'eventImpact':
      return { eventInput: analysis.eventInput };
    case 'backtest':
      return { incidentInput: analysis.incidentInput };
    default:
      return {};
  }
}
