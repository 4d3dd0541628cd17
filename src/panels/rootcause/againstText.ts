import { t } from '@grafana/i18n';

/** A reason against a suspect, which the data source words in English, in the reader's language; one that is not known as it is. */
export function againstText(reason: string): string {
  const explainedBy = /^(.+), which it depends on, is suspected more$/.exec(reason)?.[1];
  if (explainedBy !== undefined) {
    return t('against.explained', '{{service}}, which it depends on, is suspected more', {
      service: explainedBy,
      interpolation: { escapeValue: false },
    });
  }
  const samples = /^only (\d+) samples to compare with$/.exec(reason)?.[1];
  if (samples !== undefined) {
    return t('against.thin', 'only {{samples}} samples to compare with', { samples });
  }
  switch (reason) {
    case 'nothing is measured of it':
      return t('against.not-measured', 'nothing is measured of it');
    case 'did not change':
      return t('against.did-not-change', 'did not change');
    case 'hardly changed':
      return t('against.hardly-changed', 'hardly changed');
    case 'a spike, not a lasting change':
      return t('against.spike', 'a spike, not a lasting change');
    case 'began after the symptom':
      return t('against.after', 'began after the symptom');
    case 'no known path to the symptom':
      return t('against.no-path', 'no known path to the symptom');
    default:
      return reason;
  }
}
