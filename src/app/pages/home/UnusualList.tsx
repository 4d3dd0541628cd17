import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, LinkButton, Pagination, useStyles2 } from '@grafana/ui';
import { formatScore } from '../../../core/detectors/explain/formatScore';
import { appRoot } from '../../appRoot';
import { inputsOfSeries } from '../../investigation/inputsOfSeries';
import { anomalyText } from '../anomalyText';
import { formatUnit } from '../investigate/formatUnit';
import { Section } from '../investigate/Section';
import { AnomalyStrip } from './AnomalyStrip';
import { LastUnusual } from './LastUnusual';
import { type UnusualService } from './unusualServices';
import { type UnusualNow, unusualAnalyses } from './useUnusualNow';

interface Props {
  readonly dataSource: string;
  readonly now: UnusualNow;
  readonly range: TimeRange;
}

const asIs = { interpolation: { escapeValue: false } };
const onPage = 10;
const seriesShown = 6;

/** The services with something unusual, the most unusual first: when, how much of them, and a way to investigate. */
export function UnusualList({ dataSource, now, range }: Props) {
  const styles = useStyles2(styling);
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<string>();
  const { services, state, usualServices } = now;
  const pages = Math.max(1, Math.ceil(services.length / onPage));
  const shown = services.slice((Math.min(page, pages) - 1) * onPage, Math.min(page, pages) * onPage);
  return (
    <Section
      title={t('home.unusual.title', 'Unusual now')}
      asking={t('home.unusual.asking', 'Looking for what is unusual …')}
      state={state}
      minHeight={120}
    >
      {state.status === 'done' && services.length === 0 && (
        <>
          <p>{t('home.unusual.none', 'Nothing is unusual in what was looked at.')}</p>
          <LastUnusual
            dataSource={dataSource}
            range={range}
            looked={now.chosen}
            analyses={unusualAnalyses}
            budget={now.budget}
          />
        </>
      )}
      <ul className={styles.list}>
        {shown.map((service) => (
          <li key={service.service}>
            <Row
              dataSource={dataSource}
              unusual={service}
              known={now.known}
              range={range}
              isOpen={open === service.service}
              onToggle={() => setOpen(open === service.service ? undefined : service.service)}
            />
          </li>
        ))}
      </ul>
      {services.length > 0 && usualServices > 0 && (
        <p className={styles.quiet}>
          {t('home.unusual.usual', '{{count}} services with nothing unusual', {
            count: usualServices,
            defaultValue_one: 'one service with nothing unusual',
          })}
        </p>
      )}
      {pages > 1 && <Pagination currentPage={Math.min(page, pages)} numberOfPages={pages} onNavigate={setPage} />}
    </Section>
  );
}

interface RowProps {
  readonly dataSource: string;
  readonly known: UnusualNow['known'];
  readonly unusual: UnusualService;
  readonly range: TimeRange;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Row({ dataSource, known, unusual, range, isOpen, onToggle }: RowProps) {
  const styles = useStyles2(styling);
  const { service, anomalies, highest, unusualSeries, series } = unusual;
  const [worst] = anomalies;
  const parameters = new URLSearchParams({
    ds: dataSource,
    from: String(range.from.valueOf()),
    to: String(range.to.valueOf()),
    ...(worst === undefined ? {} : { sym: worst.series, w: `${worst.startMs}-${worst.endMs}` }),
  });
  return (
    <>
      <div className={styles.row}>
        <Button
          className={styles.name}
          size="sm"
          fill="text"
          variant="secondary"
          icon={isOpen ? 'angle-down' : 'angle-right'}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {service}
        </Button>
        <span className={styles.share}>
          {t('home.unusual.share', '{{unusual}} of {{series}}', { unusual: unusualSeries, series })}
        </span>
        <AnomalyStrip anomalies={anomalies} range={range} />
        <span className={styles.score}>
          {t('home.unusual.score', '{{score}} × limit', { score: formatScore(highest), ...asIs })}
        </span>
        <LinkButton size="sm" variant="secondary" href={`${appRoot}/investigate?${parameters.toString()}`}>
          {t('home.investigate', 'Investigate')}
        </LinkButton>
      </div>
      {isOpen && (
        <ul>
          {anomalies.slice(0, seriesShown).map((anomaly) => (
            <li key={`${anomaly.series} ${anomaly.startMs}`} className={styles.sentence}>
              {anomalyText(anomaly, formatUnit(inputsOfSeries(known, anomaly.series)[0]?.unit), range)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0 }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), padding: '2px 0' }),
  name: css({ minWidth: 180, overflowWrap: 'anywhere' }),
  share: css({ width: 80, color: theme.colors.text.secondary }),
  score: css({ width: 110, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  sentence: css({ overflowWrap: 'anywhere', marginLeft: theme.spacing(4) }),
  quiet: css({ color: theme.colors.text.secondary, marginTop: theme.spacing(1) }),
});
