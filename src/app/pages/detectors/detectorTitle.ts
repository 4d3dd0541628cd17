import { t } from '@grafana/i18n';

/** What a detector is called that can be a rule. */
export function detectorTitle(id: string): string {
  const titles: Record<string, string> = {
    ensemble: t('detectors.title.ensemble', 'Default'),
    rollingZScore: t('detectors.title.rolling', 'Mean and spread of the values before'),
    robust: t('detectors.title.robust', 'Median and spread of the values before'),
    seasonal: t('detectors.title.seasonal', 'Same time of earlier days'),
    levelShift: t('detectors.title.level-shift', 'Lasting change of the level'),
    peerMad: t('detectors.title.peers', 'Against the other series'),
  };
  return titles[id] ?? id;
}
