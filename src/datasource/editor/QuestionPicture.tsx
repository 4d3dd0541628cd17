import { type AnalysisKind } from '../../protocol/query';

/** What an analysis shows, as a small drawing: the text's colour for what is usual, the accent for what it points at. */
export function QuestionPicture({ kind }: { readonly kind: AnalysisKind }) {
  const { plain, accent } = pictures[kind];
  return (
    <svg viewBox="0 0 48 28" width={48} height={28} aria-hidden fill="none" strokeWidth={2} strokeLinecap="round">
      <path d={plain} stroke="currentColor" opacity={0.55} />
      <path d={accent} stroke="#e8762b" />
    </svg>
  );
}

interface Picture {
  readonly plain: string;
  readonly accent: string;
}

const pictures: Readonly<Record<AnalysisKind, Picture>> = {
  anomaly: { plain: 'M2 20 L10 17 L17 21 L24 18 M34 19 L40 17 L46 20', accent: 'M24 18 L29 4 L34 19' },
  rootCause: { plain: 'M16 14 L32 6 M16 14 L32 22 M36 6 h6 M36 22 h6', accent: 'M6 14 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0' },
  related: {
    plain: 'M2 12 C8 2 14 2 20 12 S32 22 38 12 S44 6 46 6',
    accent: 'M2 22 C10 12 16 12 22 20 S34 28 40 20 S45 16 46 16',
  },
  eventImpact: { plain: 'M2 20 H22 M24 2 V26', accent: 'M26 8 H46' },
  alertCascade: { plain: 'M14 14 H20 M26 14 H32 M38 14 H44', accent: 'M8 4 V24 M4 14 H12' },
  slo: { plain: 'M2 6 L16 8 L30 14', accent: 'M30 14 L46 24' },
  correlation: { plain: 'M6 22 h2 M14 18 h2 M20 20 h2 M34 10 h2', accent: 'M4 25 L44 3' },
  cluster: { plain: 'M6 18 h1 M11 22 h1 M10 15 h1 M30 8 h1 M35 5 h1 M37 11 h1', accent: 'M43 23 h1' },
  backtest: { plain: 'M2 20 H46', accent: 'M10 20 V8 M24 20 V12 M38 20 V5' },
  aggregate: { plain: 'M6 24 V14 M16 24 V8 M26 24 V17', accent: 'M36 24 V4' },
  quality: { plain: 'M2 14 H14 M28 14 H46', accent: 'M18 14 h1 M23 14 h1' },
  trace: { plain: 'M2 5 H46 M6 23 H16', accent: 'M10 14 H36' },
};
