import { type AnalysisKind, type CovaryQueryInput } from '../../protocol/query';

/** An analysis with nothing but defaults; what needs a series or an input takes the first ones. */
export function emptyAnalysis(
  kind: AnalysisKind,
  inputs: ReadonlyArray<{ readonly refId: string }>
): CovaryQueryInput['analysis'] {
  const [first, second] = inputs;
  switch (kind) {
    case 'related':
      return { kind, target: first?.refId ?? '' };
    case 'rootCause':
      return first === undefined ? { kind } : { kind, target: first.refId };
    case 'slo':
      return first === undefined || second === undefined ? { kind } : { kind, good: first.refId, total: second.refId };
    default:
      return { kind };
  }
}
