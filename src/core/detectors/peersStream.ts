import { type DetectionRequest } from './detection';
import { type DetectionReason, type PeerJudgements, type PeersDetector } from './detector';
import { type DetectorOptions } from './detectorOptions';
import { requestedContext } from './requestedContext';
import { RuleFilter } from './ruleFilter';

/** Several series judged by each other, row by row, in order of time. It learns nothing: only the rules have a memory. */
export class PeersStream {
  private readonly options: DetectorOptions;
  private readonly filters: readonly RuleFilter[];

  constructor(
    private readonly detector: PeersDetector,
    request: DetectionRequest,
    stepMs: number,
    width: number
  ) {
    this.options = requestedContext(detector, request, stepMs).options;
    this.filters = Array.from({ length: width }, () => new RuleFilter(request));
  }

  /** Judges the values of the next time by the detector and the rules; returns the reason where there can be no judgement. */
  updateInPlace(values: Float64Array, judgements: PeerJudgements): DetectionReason | undefined {
    const { expected, lower, upper, score } = judgements;
    const reason = this.detector.judgeInPlace(values, this.options, judgements);
    for (const [s, filter] of this.filters.entries()) {
      score[s] = filter.apply(values[s], {
        expected: expected[s],
        lower: lower[s],
        upper: upper[s],
        score: score[s],
        reason,
      });
    }
    return reason;
  }
}
