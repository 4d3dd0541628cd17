import { type DetectionReason } from '../../../../core/detectors/detector/detector';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type JudgedMatrix } from '../../detection/judgedMatrix';

const explanations: Readonly<Record<DetectionReason, string>> = {
  insufficient_data: 'too few values to learn from so far',
  insufficient_seasonal_data: 'too few earlier seasons to compare with so far',
  no_variation: 'the values do not vary, so no deviation can be measured',
  no_seasonal_variation: 'the values of the same season do not vary',
  too_few_peers: 'too few series to compare with each other',
  no_majority_of_peers: 'no majority of the series agrees on what is normal',
};

/** One notice for each reason why series could not be judged, with how many series it holds for. */
export function reasonNotices({ detection, matrix }: JudgedMatrix): readonly FrameNotice[] {
  const namesByReason = new Map<DetectionReason, string[]>();
  for (const [s, { reason }] of detection.series.entries()) {
    if (reason !== undefined) {
      const names = namesByReason.get(reason) ?? [];
      names.push(matrix.series[s]?.name ?? '');
      namesByReason.set(reason, names);
    }
  }
  return [...namesByReason].map(([reason, names]): FrameNotice => {
    const who =
      names.length === 1 ? `series ${names[0] ?? ''}` : `${names.length} of ${detection.series.length} series`;
    return { severity: 'warning', text: `${who} not judged (${reason}): ${explanations[reason]}` };
  });
}
