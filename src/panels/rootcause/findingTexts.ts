import { t } from '@grafana/i18n';

/** Texts with names of services and series in them are shown as they are. */
const asIs = { interpolation: { escapeValue: false } };

interface Change {
  readonly metric: string;
  readonly from: string;
  readonly to: string;
}

/** The parts of a sentence of evidence. */
export const findingTexts = {
  rose: (change: Change) => t('finding.rose', '{{metric}} rose from {{from}} to {{to}}', { ...change, ...asIs }),
  fell: (change: Change) => t('finding.fell', '{{metric}} fell from {{from}} to {{to}}', { ...change, ...asIs }),
  times: (times: string) => t('finding.times', '{{times}} times', { times }),
  appeared: (metric: string, value: string) =>
    t('finding.appeared', '{{metric}} was not there before and has {{value}} now', { metric, value, ...asIs }),
  vanished: (metric: string, value: string) =>
    t('finding.vanished', '{{metric}} had {{value}} before and is gone', { metric, value, ...asIs }),
  at: (time: string) => t('finding.at', 'at {{time}}', { time }),
  before: (lead: string, symptom: string) =>
    t('finding.before', '{{lead}} before {{symptom}}', { lead, symptom, ...asIs }),
  after: (lead: string, symptom: string) =>
    t('finding.after', '{{lead}} after {{symptom}}', { lead, symptom, ...asIs }),
  notMeasured: (service: string) =>
    t('finding.not-measured', 'Nothing is measured of {{service}}.', { service, ...asIs }),
  didNotChange: (service: string) => t('finding.did-not-change', '{{service}} did not change.', { service, ...asIs }),
};
