import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { formatDuration } from '../../../core/series/formatDuration';
import { useDataSource } from '../../query/useDataSource';
import { appRoot } from '../../appRoot';
import { ConnectStore } from '../ConnectStore';
import { FrameLine } from '../investigate/FrameLine';
import { NoStore } from '../NoStore';
import { StoreFailures } from '../StoreFailures';
import { Remarks } from '../investigate/Remarks';
import { StorePicker } from '../StorePicker';
import { NextSteps } from './NextSteps';
import { OpenIncidents } from './OpenIncidents';
import { RestOfSeries } from './RestOfSeries';
import { UnusualList } from './UnusualList';
import { servicesOfMost } from './unusualServices';
import { type UnusualNow, useUnusualNow } from './useUnusualNow';

/** Series that are looked at without asking, and when a person asks for the rest. */
const budgets = { first: 1000, rest: 20_000 };
const deadlineMs = 30_000;

/** What is going on, what is unusual now within a budget, and what to do next. */
export function HomeView({ range }: { readonly range: TimeRange }) {
  const styles = useStyles2(styling);
  const { dataSources, dataSource, choose } = useDataSource();
  const [budget, setBudget] = useState(budgets.first);
  const now = useUnusualNow(dataSource, range, budget, deadlineMs);
  if (dataSource === undefined) {
    return <ConnectStore />;
  }
  return (
    <div className={styles.page}>
      <StorePicker dataSources={dataSources} dataSource={dataSource} onChoose={choose} />
      <p role="status" className={styles.answer}>
        {sentence(now)}
      </p>
      <StoreFailures
        dataSource={dataSource}
        failures={now.metrics.failures}
        answered={now.metrics.stores.length}
        onRetry={now.metrics.retry}
      />
      <NoStore dataSource={dataSource} metrics={now.metrics} />
      {now.metrics.status !== 'failed' && (
        <Found dataSource={dataSource} now={now} range={range} budget={budget} onBudget={setBudget} />
      )}
    </div>
  );
}

interface FoundProps {
  readonly dataSource: string;
  readonly now: UnusualNow;
  readonly range: TimeRange;
  readonly budget: number;
  readonly onBudget: (series: number) => void;
}

function Found({ dataSource, now, range, budget, onBudget }: FoundProps) {
  const styles = useStyles2(styling);
  return (
    <>
      <div className={styles.row}>
        <FrameLine parts={frameParts(now, budget)} />
        {now.metrics.status === 'done' && now.looked === 0 && (
          <LinkButton size="sm" href={`${appRoot}/investigate?${new URLSearchParams({ ds: dataSource }).toString()}`}>
            {t('home.investigate', 'Investigate')}
          </LinkButton>
        )}
        {now.counts !== undefined && (
          <RestOfSeries
            dataSource={dataSource}
            looked={now.looked}
            total={now.total}
            budget={budget}
            mostSeries={budgets.rest}
            onBudget={onBudget}
          />
        )}
      </div>
      <div className={styles.columns}>
        <OpenIncidents
          dataSource={dataSource}
          range={range}
          stores={now.metrics.stores}
          isListed={now.metrics.status !== 'loading'}
        />
        <NextSteps dataSource={dataSource} stores={now.metrics.stores} isKnown={now.metrics.status === 'done'} />
      </div>
      {now.state.status !== 'idle' && <UnusualList dataSource={dataSource} now={now} range={range} />}
      <Remarks notices={[...new Set(now.state.notices)].filter((text) => !text.endsWith('no series'))} />
    </>
  );
}

/** The first line: what is unusual, or how far the look is. */
function sentence({ metrics, counts, state, services, looked, total }: UnusualNow): string {
  if (metrics.status === 'failed') {
    return t('home.answer.no-metrics', 'No store says what it has.');
  }
  if (metrics.status === 'loading' || counts === undefined) {
    return t('home.answer.counting', 'Counting what the stores have …');
  }
  if (looked === 0 && total > 0) {
    return t(
      'home.answer.too-many',
      'Every query of the presets returns more series than the budget; the smallest has {{number}}. Open Investigate and add one that is narrowed down.',
      { number: Math.min(...counts.map(({ count }) => count).filter((count) => count > 0)) }
    );
  }
  if (looked === 0 && counts.length > 0) {
    return t(
      'home.answer.no-series',
      'The queries of the presets return no series in this time: either nothing was recorded, or samples are further apart than the store’s scrape interval says.'
    );
  }
  if (looked === 0) {
    return t(
      'home.answer.no-preset',
      'No preset fits what this store has: open Investigate and add a query of your own.'
    );
  }
  if (state.status === 'failed') {
    return t('home.answer.failed', 'What is unusual could not be found out: {{error}}', {
      error: state.error ?? '–',
      interpolation: { escapeValue: false },
    });
  }
  if (state.status !== 'done') {
    return t('home.answer.looking', 'Looking at {{number}} series …', { number: looked });
  }
  if (services.length === 0) {
    return t('home.answer.nothing', 'Nothing is unusual in {{number}} series.', { number: looked });
  }
  return unusualSentence(services, looked);
}

function unusualSentence(services: UnusualNow['services'], looked: number): string {
  const asIs = { interpolation: { escapeValue: false } };
  const count = services.reduce((sum, { unusualSeries }) => sum + unusualSeries, 0);
  const named = servicesOfMost(services).map(({ service }) => service);
  if (named.length > 0) {
    return t(
      'home.answer.unusual',
      '{{count}} of {{number}} series are unusual; most of them belong to {{services}}.',
      {
        count,
        defaultValue_one: 'One of {{number}} series is unusual; it belongs to {{services}}.',
        number: looked,
        services: named
          .slice(1)
          .reduce(
            (whole, service, i) =>
              i === named.length - 2
                ? t('home.answer.and', '{{first}} and {{second}}', { first: whole, second: service, ...asIs })
                : `${whole}, ${service}`,
            named[0] ?? ''
          ),
        ...asIs,
      }
    );
  }
  return t('home.answer.spread', '{{unusual}} of {{number}} series are unusual, in {{services}} services.', {
    unusual: count,
    number: looked,
    services: services.length,
  });
}

function frameParts({ looked, total, state }: UnusualNow, budget: number): string[] {
  return [
    t('home.frame.series', '{{looked}} of {{total}} series (budget {{budget}} series, {{seconds}})', {
      looked,
      total,
      budget,
      seconds: formatDuration(deadlineMs),
    }),
    t('home.frame.detector', 'median and spread of the hours before, without days of history'),
    ...(state.tookMs === undefined ? [] : [formatDuration(state.tookMs)]),
  ];
}

const styling = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), width: '100%' }),
  answer: css({ fontSize: theme.typography.h4.fontSize, margin: 0, overflowWrap: 'anywhere' }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  columns: css({
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
});
