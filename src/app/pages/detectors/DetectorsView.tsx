import { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import { parseWatching, type Watching, watchingParameters } from '../../detectors/watching';
import { useMarks } from '../../detectors/useMarks';
import { pluginIds } from '../../pluginIds';
import { unitOfQuery } from '../../presets/unitOfQuery';
import { type Analyses, useAnalysis } from '../../query/useAnalysis';
import { useSeriesCounts } from '../../query/useSeriesCounts';
import { useRuleJudgements } from '../../runningRules/useRuleJudgements';
import { useRunningDetectors } from '../../runningRules/useRunningDetectors';
import { ConnectStore } from '../ConnectStore';
import { Remarks } from '../investigate/Remarks';
import { Backtest } from './Backtest';
import { Bands } from './Bands';
import { DetectorControls } from './DetectorControls';
import { FoundRules } from './FoundRules';
import { RuleSection } from './RuleSection';
import { SeriesPicker } from './SeriesPicker';
import { useSettled } from './useSettled';

/** How long after the last move of the slider the past is judged anew. */
const settleMs = 300;
const oneAMonth = 0.25;

/** A series, a detector, one slider; what it would have said; and the rule that says it from now on. */
export function DetectorsView({ range }: { readonly range: TimeRange }) {
  const styles = useStyles2(styling);
  const dataSources = getDataSourceSrv().getList({ filter: ({ type }) => type === pluginIds.datasource });
  const [watching, setWatching] = useState(() => parseWatching(locationService.getSearch()));
  const change = (more: Partial<Watching>): void => {
    const next = { ...watching, ...more };
    setWatching(next);
    locationService.partial(watchingParameters(next), true);
  };
  const dataSource = watching.dataSource ?? dataSources[0]?.uid;
  const { expr, upstream, legend } = watching;
  const inputs = useMemo(
    () =>
      expr === undefined
        ? []
        : [
            {
              refId: 'A',
              expr,
              ...(upstream === undefined ? {} : { upstream }),
              ...(legend === undefined ? {} : { legend }),
            },
          ],
    [expr, upstream, legend]
  );
  const counts = useSeriesCounts(dataSource, inputs, range);
  const seriesCount = counts?.[0]?.count;
  const settled = useSettled(watching, settleMs);
  const [marks, readMarks] = useMarks(range);
  const perSeries =
    settled.alertsPerWeek === undefined ? oneAMonth : settled.alertsPerWeek / Math.max(1, seriesCount ?? 1);
  const analyses = useMemo((): Analyses => {
    const rules = { detector: settled.detector, direction: settled.direction };
    return {
      bands: { kind: 'anomaly', ...rules, alertsPerWeek: perSeries, format: 'bands' },
      backtest: { kind: 'backtest', ...rules, alertRates: [perSeries], incidents: [...marks.incidents] },
    };
  }, [settled.detector, settled.direction, perSeries, marks.incidents]);
  const found = useRunningDetectors();
  const running = found.find(
    ({ store, name, strategy }) => [store.uid, name, strategy].join('/') === watching.rules?.join('/')
  );
  const ofRules = useRuleJudgements(running, range, marks.incidents);
  const isKnown = seriesCount !== undefined && seriesCount > 0;
  const state = useAnalysis(isKnown ? dataSource : undefined, inputs, analyses, range);
  // Asked by themselves and afterwards: they take more of the past, and where they fail the detector's are there.
  const asRules = useMemo(() => replayed(analyses), [analyses]);
  const replay = useAnalysis(state.frames.length > 0 ? dataSource : undefined, inputs, asRules, range);
  if (dataSource === undefined) {
    return <ConnectStore />;
  }
  return (
    <div className={styles.page}>
      <SeriesPicker
        watching={watching}
        onChange={change}
        dataSources={dataSources}
        dataSource={dataSource}
        range={range}
        {...(seriesCount === undefined ? {} : { seriesCount })}
      />
      <FoundRules
        found={found}
        chosen={running}
        onChoose={(one) =>
          change(
            one === undefined
              ? { rules: undefined }
              : {
                  rules: [one.store.uid, one.name, one.strategy],
                  expr: one.expr,
                  legend: undefined,
                  upstream: undefined,
                }
          )
        }
      />
      {running !== undefined && (
        <>
          <Backtest state={ofRules} marks={marks} range={range} onReadMarks={readMarks} />
          <Bands
            title={t('detectors.found.said', 'What the rules {{name}} said', {
              name: running.name,
              interpolation: { escapeValue: false },
            })}
            state={ofRules}
            range={range}
            marks={marks}
          />
        </>
      )}
      {expr === undefined ? (
        <p role="status">
          {t('detectors.choose', 'Choose a series: one that a preset knows, or a query of your own.')}
        </p>
      ) : (
        <>
          <DetectorControls watching={watching} onChange={change} seriesCount={seriesCount ?? 1} />
          {seriesCount === 0 && (
            <p role="status">
              {t('detectors.no-series', 'This query has no series at the end of the range. Check it in Explore.')}
            </p>
          )}
          <Backtest state={state} marks={marks} range={range} onReadMarks={readMarks} rules={replay} />
          <Bands
            title={t('detectors.bands.title', 'What it would have said')}
            state={state}
            range={range}
            marks={marks}
            unit={unitOfQuery(expr)}
            rules={replay}
          />
          <RuleSection
            watching={watching}
            perSeries={perSeries}
            range={range}
            dataSource={dataSource}
            inputs={inputs}
          />
          <Remarks notices={[...new Set(state.notices)]} />
        </>
      )}
    </div>
  );
}

/** The same, asked of the rules that stand for the detector. */
function replayed(analyses: Analyses): Analyses {
  return Object.fromEntries(Object.entries(analyses).map(([name, analysis]) => [name, { ...analysis, asRules: true }]));
}

const styling = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), width: '100%' }),
});
