import { t } from '@grafana/i18n';

import { type ConfidenceWord } from '../../core/rootcause/ranking/confidenceWord';

/** Texts with names of services and series in them are shown as they are. */
const asIs = { interpolation: { escapeValue: false } };

/** What the panel says. */
export const texts = {
  get takes() {
    return t(
      'errors.takes',
      'It takes the answer of a root-cause query of the Covary data source ("What set it off?"), format "Everything", or "Services" without graphs and paths'
    );
  },
  get noRanking() {
    return t('errors.no-ranking', 'The data has no ranking of services');
  },
  get suggestion() {
    return t('suggestions.root-causes', 'Root causes');
  },
  panel: (count: number) =>
    t('panel.label', '{{count}} suspects. Arrow keys move between them, Enter opens one', {
      count,
      defaultValue_one: 'One suspect',
    }),
  get table() {
    return t('panel.table', 'Suspects, the likeliest first');
  },
  word: (word: ConfidenceWord) => {
    switch (word) {
      case 'likely':
        return t('confidence.likely', 'likely');
      case 'possible':
        return t('confidence.possible', 'possible');
      case 'weak':
        return t('confidence.weak', 'weak');
      case 'unlikely':
        return t('confidence.unlikely', 'unlikely');
    }
  },
  get aboutConfidence() {
    return t('confidence.about', 'How often that was right');
  },
  measured: (share: number) =>
    t(
      'confidence.measured',
      'Measured on 98 injected faults, each asked in five ways: of first suspects with about this confidence {{share}} % were right. It is not proof.',
      { share }
    ),
  get suspect() {
    return t('columns.suspect', 'Suspect');
  },
  get confidence() {
    return t('columns.confidence', 'Confidence');
  },
  get finding() {
    return t('columns.finding', 'Finding');
  },
  get speaksAgainst() {
    return t('columns.against', 'Against');
  },
  explains: (services: string) => t('card.explains', 'It explains {{services}}.', { services, ...asIs }),
  andMore: (services: string, count: number) =>
    t('card.and-more', '{{services}} and {{count}} more', {
      services,
      count,
      defaultValue_one: '{{services}} and one more',
      ...asIs,
    }),
  and: (first: string, last: string) => t('card.and', '{{first}} and {{last}}', { first, last, ...asIs }),
  follows: (service: string) => t('card.follows', 'It follows {{service}}.', { service, ...asIs }),
  followsBy: (service: string, by: string) =>
    t('card.follows-by', 'It follows {{service}} by {{by}}.', { service, by, ...asIs }),
  path: (path: string) => t('card.path', 'Path: {{path}}', { path, ...asIs }),
  change: (change: string) => t('card.change', 'Change: {{change}}', { change, ...asIs }),
  speaksFor: (reasons: string) => t('card.for', 'For: {{reasons}}', { reasons, ...asIs }),
  against: (reasons: string) => t('card.against', 'Against: {{reasons}}', { reasons, ...asIs }),
  get againstNothing() {
    return t('card.against-nothing', 'nothing found');
  },
  get firstToChange() {
    return t('card.first-to-change', 'first to change');
  },
  get onThePath() {
    return t('card.on-the-path', 'on the path to the symptom');
  },
  moreChanged: (count: number) =>
    t('card.more-changed', '{{count}} more of its series changed', {
      count,
      defaultValue_one: 'one more of its series changed',
    }),
  course: (metric: string) =>
    t('card.course', '{{metric}}: what it was compared with, the incident, and when it began to change', {
      metric,
      ...asIs,
    }),
  get investigate() {
    return t('actions.investigate', 'Investigate');
  },
  get explore() {
    return t('actions.explore', 'Explore');
  },
  get thisWasIt() {
    return t('actions.this-was-it', 'This was it');
  },
  setOff: (service: string) => t('actions.set-off', '{{service}} set off the incident', { service, ...asIs }),
  ruledOut: (count: number) =>
    t('panel.ruled-out', '{{count}} ruled out', { count, defaultValue_one: 'one ruled out' }),
  more: (count: number) => t('panel.more', '{{count}} more', { count, defaultValue_one: 'one more' }),
  noneOfThese: (share: string) => t('panel.none-of-these', 'None of these: {{share}}', { share, ...asIs }),
  get noneOfTheseAbout() {
    return t('panel.none-of-these-about', 'The fault may lie where there are no series.');
  },
};
