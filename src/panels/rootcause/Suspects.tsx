import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';

import { formatConfidence } from '../../core/rootcause/ranking/formatConfidence';
import { type RootCauseAnswer } from '../../frames/grafana/readRootCause';
import { ChartSurface } from '../kit/chart/ChartSurface';
import { paintElement } from '../kit/chart/paintElement';
import { ScreenReaderTable } from '../kit/chart/ScreenReaderTable';
import { abstentionSentence } from './abstentionSentence';
import { ConfidenceBar } from './ConfidenceBar';
import { dividedServices } from './dividedServices';
import { frameFacts } from './frameFacts';
import { moveAmongSuspects } from './moveAmongSuspects';
import { type RootCausePanelOptions } from './options';
import { suspectActions } from './suspectActions';
import { SuspectCard } from './SuspectCard';
import { suspectFacts } from './suspectFacts';
import { SuspectsFoot } from './SuspectsFoot';
import { texts } from './texts';
import { useOpenSuspect } from './useOpenSuspect';
import { useWriting } from './useWriting';

interface SuspectsProps extends PanelProps<RootCausePanelOptions> {
  readonly answer: RootCauseAnswer;
  /** The table of suspects. */
  readonly frame: DataFrame;
}

/** Panels lower than these show the first suspect's sentence, or its name alone. */
const lowest = { cards: 200, sentence: 120 };
/** Left and right of a card's content, with a scroll bar. */
const aroundCards = 42;
const fontSizes = { small: 12, medium: 14, large: 17 } as const;

/** The suspects of an incident as cards, one of them open; below them who was ruled out, and how likely it is none of them. */
export function Suspects(props: SuspectsProps) {
  const { answer, frame, width, height, options } = props;
  const styles = useStyles2(getStyles);
  const [chosen, open] = useOpenSuspect(options.variable);
  const writing = useWriting(props, answer);
  const { suspected, ruledOut } = useMemo(() => dividedServices(answer), [answer]);
  const facts = useMemo(
    () => suspected.map((suspect, i) => suspectFacts(suspect, answer, writing, i + 1)),
    [suspected, answer, writing]
  );
  const shown = suspected.slice(0, options.suspects);
  const opened = shown.find(({ service }) => service === chosen) ?? shown[0];
  const linksOf = (row: number) => frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: row }) ?? []);
  const [first] = facts;
  const isLow = height < lowest.cards;
  return (
    <ChartSurface
      width={width}
      height={height}
      role="group"
      label={texts.panel(suspected.length)}
      style={{ userSelect: 'text' }}
      exportFrame={() => frame}
      exportName="root-causes"
      paint={paintElement}
      onKeyDown={moveAmongSuspects}
    >
      <div className={styles.scroll} style={{ height, fontSize: fontSizes[options.textSize] }}>
        {first === undefined && (
          <p className={styles.line} role="status">
            {abstentionSentence(answer, writing)}
          </p>
        )}
        {first && isLow && (
          <p className={styles.line}>
            <strong>{first.service}</strong> <ConfidenceBar confidence={first.confidence} />
          </p>
        )}
        {first && isLow && height >= lowest.sentence && <p className={styles.line}>{first.finding}</p>}
        {!isLow && (
          <ol className={styles.list}>
            {shown.map((suspect, i) => (
              <li key={suspect.service}>
                {facts[i] && (
                  <SuspectCard
                    suspect={facts[i]}
                    isOpen={suspect === opened}
                    onOpen={() => open(suspect.service)}
                    hasGraph={options.showGraph}
                    links={linksOf(suspect.row)}
                    actions={suspectActions(suspect, answer, props)}
                    width={width - aroundCards}
                  />
                )}
              </li>
            ))}
          </ol>
        )}
        {!isLow && (
          <SuspectsFoot
            more={suspected.slice(options.suspects).map(({ service }) => service)}
            ruledOut={options.showRuledOut ? ruledOut : []}
            noneOfThese={
              first
                ? Math.max(
                    0,
                    suspected.reduce((rest, { confidence }) => rest - confidence, 1)
                  )
                : NaN
            }
            facts={options.showFrame ? frameFacts(answer, writing.span) : []}
          />
        )}
      </div>
      <ScreenReaderTable
        caption={texts.table}
        columns={[texts.suspect, texts.confidence, texts.finding, texts.speaksAgainst]}
        rows={facts.map(({ service, confidence, finding, against }) => [
          service,
          formatConfidence(confidence),
          finding,
          against.join('; '),
        ])}
      />
    </ChartSurface>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowY: 'auto', overflowX: 'hidden', lineHeight: 1.45 }),
  line: css({ margin: 0, padding: theme.spacing(0, 1), overflowWrap: 'anywhere' }),
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
});
