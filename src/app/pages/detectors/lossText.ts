import { t } from '@grafana/i18n';
import { type RuleLoss } from '../../../core/rules/ruleStrategy';

/** A sentence for what rules cannot do. */
export function lossText(loss: RuleLoss): string {
  const texts: Record<RuleLoss, () => string> = {
    tails: () => t('detectors.loss.tails', 'bands do not widen for series that have high peaks by themselves'),
    clipping: () => t('detectors.loss.clipping', 'incidents widen the band for as long as the window'),
    novelty: () => t('detectors.loss.novelty', 'what comes again and again is not ranked lower'),
    drift: () => t('detectors.loss.drift', 'slow drifts and unrest are not judged'),
    daylightSaving: () => t('detectors.loss.daylight', 'days are counted in UTC, without daylight saving'),
    exactMad: () => t('detectors.loss.quartiles', 'the spread is that of the quartiles'),
  };
  return texts[loss]();
}
