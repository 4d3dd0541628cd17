import { z } from 'zod';
import { type AnalysisKind, analysis } from '../../../protocol/query';

const kinds: ReadonlySet<string> = new Set<AnalysisKind>(analysis.options.map(({ shape }) => shape.kind.value));
const named = z.looseObject({ analysis: z.looseObject({ kind: z.string() }) });

/** The kind of analysis that a query asks for, of which not more may be right; `unknown` where it asks for none that there is. */
export function analysisKindOf(model: unknown): AnalysisKind | 'unknown' {
  const parsed = named.safeParse(model);
  return parsed.success && isKind(parsed.data.analysis.kind) ? parsed.data.analysis.kind : 'unknown';
}

function isKind(kind: string): kind is AnalysisKind {
  return kinds.has(kind);
}
