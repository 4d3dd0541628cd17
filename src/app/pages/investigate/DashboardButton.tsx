import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Panel } from '@grafana/schema';
import { rankingQuestion } from '../../investigation/rankingQuestion';
import { pluginIds } from '../../pluginIds';
import { AddToDashboardButton } from '../AddToDashboardButton';
import { type Findings } from './useFindings';

interface Props {
  readonly findings: Findings;
  readonly range: TimeRange;
}

/** Offers the ranking as a panel to a dashboard. */
export function DashboardButton({ findings, range }: Props) {
  return <AddToDashboardButton buildPanel={() => rankingPanel(findings, range)} range={range} />;
}

/** The root-cause panel with this investigation's question. */
function rankingPanel({ dataSource, known, calls, symptom, window, baseline }: Findings, range: TimeRange): Panel {
  const datasource = { type: pluginIds.datasource, ...(dataSource === undefined ? {} : { uid: dataSource }) };
  const question = rankingQuestion({ symptom, window, baseline }, calls?.refId, range);
  return {
    type: pluginIds.rootCausePanel,
    title: t('investigate.dashboard.panel', 'What set it off: {{symptom}}', {
      symptom: symptom ?? '',
      interpolation: { escapeValue: false },
    }),
    datasource,
    targets: [
      {
        refId: 'A',
        datasource,
        version: 2,
        inputs: [...known.map(({ input }) => input), ...(calls === undefined ? [] : [calls])],
        analysis: question?.analysis,
      },
    ],
    gridPos: { x: 0, y: 0, w: 12, h: 14 },
    options: {},
    fieldConfig: { defaults: {}, overrides: [] },
  };
}
