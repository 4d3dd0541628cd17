import { t } from '@grafana/i18n';

/** Texts with names of series in them are shown as they are. */
const asIs = { interpolation: { escapeValue: false } };

/** What the panel says. */
export const texts = {
  get takes() {
    return t(
      'errors.takes',
      'It takes the answer of an anomaly query of the Covary data source ("What is unusual?"), format bands or scores, and beside it one of format events for explanations'
    );
  },
  get noScores() {
    return t('errors.no-scores', 'The data has no scores of a detector');
  },
  get suggestion() {
    return t('suggestions.anomalies', 'Anomalies');
  },
  chart: (lanes: number) =>
    t(
      'chart.label',
      'Scores of {{count}} series over time. Arrow keys move between lanes and anomalies, Enter pins the details',
      {
        count: lanes,
        defaultValue_one: 'Scores of one series over time. Arrow keys move between anomalies, Enter pins the details',
      }
    ),
  /** The lane that stands for all others. */
  get all() {
    return t('lanes.all', 'All');
  },
  get learning() {
    return t('details.learning', 'not judged yet: too little history');
  },
  get explore() {
    return t('actions.explore', 'Explore');
  },
  get focus() {
    return t('chart.focus', 'Series in focus');
  },
  moreUsual: (count: number) => t('lanes.more-usual', '+ {{count}} usual', { count, defaultValue_one: '+ one usual' }),
  get fewer() {
    return t('lanes.fewer', 'Unusual ones only');
  },
  page: (page: number, pages: number) => t('lanes.page', 'Page {{page}} of {{pages}}', { page, pages }),
  get previous() {
    return t('lanes.previous', 'Previous page');
  },
  get next() {
    return t('lanes.next', 'Next page');
  },
  /** The worst anomaly in view. */
  answer: (values: {
    readonly series: string;
    readonly value: string;
    readonly expected: string;
    readonly times: string;
    readonly span: string;
  }) =>
    t('answer.unusual', '{{series}} was {{value}}, {{expected}} expected: {{times}} times the limit, {{span}}.', {
      ...values,
      ...asIs,
    }),
  answerByScore: (series: string, times: string, span: string) =>
    t('answer.by-score', '{{series}} was unusual: {{times}} times the limit, {{span}}.', {
      series,
      times,
      span,
      ...asIs,
    }),
  others: (count: number) =>
    t('answer.others', '{{count}} other series were unusual, too.', {
      count,
      defaultValue_one: 'One other series was unusual, too.',
    }),
  nothing: (count: number) =>
    t('answer.nothing', 'Nothing was unusual in {{count}} series.', {
      count,
      defaultValue_one: 'Nothing was unusual in one series.',
    }),
  get notJudgedAtAll() {
    return t('answer.not-judged', 'Nothing was judged: the detector has too little history yet.');
  },
  step: (step: string) => t('frame.step', 'step {{step}}', { step }),
  notJudged: (count: number) =>
    t('frame.not-judged', '{{count}} not judged', { count, defaultValue_one: 'one not judged' }),
  get score() {
    return t('details.score', 'Score');
  },
  scoreOf: (score: string) => t('details.times-the-limit', '{{score}} × the limit', { score, ...asIs }),
  get value() {
    return t('details.value', 'Value');
  },
  get expected() {
    return t('details.expected', 'Expected');
  },
  get band() {
    return t('details.band', 'Usual');
  },
  get ruleBand() {
    return t('details.rule-band', 'By the rule');
  },
  get time() {
    return t('details.time', 'Time');
  },
  get agreeing() {
    return t('details.agreeing', 'Votes for');
  },
  get disagreeing() {
    return t('details.disagreeing', 'Votes against');
  },
  get highest() {
    return t('details.highest', 'Highest score');
  },
  get series() {
    return t('details.series', 'Series');
  },
  get unusualFor() {
    return t('details.unusual-points', 'Unusual values');
  },
  get investigate() {
    return t('actions.investigate', 'Investigate');
  },
  get wasIncident() {
    return t('actions.was-incident', 'This was an incident');
  },
  get wasNone() {
    return t('actions.was-none', 'This was none');
  },
  get clear() {
    return t('actions.clear', 'Clear selection');
  },
  selection: (span: string, series: string) =>
    t('actions.selected', 'Selected: {{span}}, {{series}}', { span, series, ...asIs }),
  get table() {
    return t('chart.table', 'Series by their highest score');
  },
};
