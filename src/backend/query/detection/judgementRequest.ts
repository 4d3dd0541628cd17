import { type DetectionRequest } from '../../../core/detectors/request/detection';

/** What a query asks of the core: a detector, or the rules that stand for it. */
export interface JudgementRequest extends DetectionRequest {
  /** Judge as the rules of the detector do. */
  readonly asRules?: true;
}
