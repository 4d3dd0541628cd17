import { css } from '@emotion/css';
import { dateTimeFormat, type Field, type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo, useState } from 'react';

import { type FormatValue } from '../../charts/formatValue';
import { spanText } from '../../core/series/spanText';
import { type ExplainedAnomaly } from '../../frames/grafana/readExplainedAnomalies';
import { type JudgedFieldSeries } from '../../frames/grafana/readJudgedSeries';
import { type KnownEvent } from '../../frames/grafana/readKnownEvents';
import { chartThemeOf } from '../kit/chart/chartThemeOf';
import { formatterOf } from '../kit/chart/formatterOf';
import { numberDisplay } from '../kit/chart/numberDisplay';
import { SelectionBar } from '../kit/chart/SelectionBar';
import { useSharedCrosshair } from '../kit/chart/useSharedCrosshair';
import { useTextMeasure } from '../kit/chart/useTextMeasure';
import { answerSentence } from './answerSentence';
import { FocusChart, type FocusHover } from './FocusChart';
import { FocusTooltip } from './FocusTooltip';
import { judgingFacts } from './judgingFacts';
import { LanePager } from './LanePager';
import { Lanes } from './Lanes';
import { laneNameWidth } from '../../charts/anomaly/layoutLanes';
import { seriesInView, type Span, type ViewedSeries } from './lanesInView';
import { type AnomalyPanelOptions } from './options';
import { mostLanes, panelRooms, sentenceLine } from './panelRooms';
import { ScoreScale } from './ScoreScale';
import { selectionActions } from './selectionActions';
import { texts } from './texts';
import { useHeldOrder } from './useHeldOrder';
import { useLanePages } from './useLanePages';
import { wrappedLines } from './wrappedLines';

interface AnomaliesProps extends PanelProps<AnomalyPanelOptions> {
  readonly series: readonly JudgedFieldSeries[];
  readonly explained: readonly ExplainedAnomaly[];
  readonly events: readonly KnownEvent[];
}

interface Selection {
  readonly span: Span;
  readonly series: string;
}

/** The sentence, the lanes of a page, and the series in focus, on one time axis. */
export function Anomalies(props: AnomaliesProps) {
  const { width, height, options, series, explained, events, timeRange, timeZone, onChangeTimeRange } = props;
  const grafanaTheme = useTheme2();
  const styles = useStyles2(getStyles);
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const measure = useTextMeasure(theme.fontFamily);
  const fromMs = timeRange.from.valueOf();
  const toMs = timeRange.to.valueOf();
  const span = useMemo((): Span => ({ fromMs, toMs }), [fromMs, toMs]);
  const [isInside, setInside] = useState(false);
  const [focusName, setFocusName] = useState<string | null>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [hiddenSteps, setHiddenSteps] = useState<ReadonlySet<number>>(new Set());
  const [hover, setHover] = useState<FocusHover | null>(null);
  const [laneTimeMs, setLaneTimeMs] = useState<number | null>(null);

  const inView = useMemo(
    () => seriesInView(series, selection?.span ?? span, options),
    [series, selection, span, options]
  );
  const ordered = useHeldOrder(inView, isInside && selection === null);
  const pages = useLanePages(ordered, { ...options, lanes: Math.min(options.lanes, mostLanes(height)) });
  const { shown } = pages;
  const focus = ordered.find(({ name }) => name === focusName) ?? shown[0] ?? ordered[0];
  const formatOf = useMemo(() => keptFormats(grafanaTheme), [grafanaTheme]);
  const pointedTimeMs = hover?.timeMs ?? laneTimeMs;
  const otherTimeMs = useSharedCrosshair(pointedTimeMs);
  const sentence = useMemo(
    () => answerSentence(ordered, selection?.span ?? span, formatOf, timeZone),
    [ordered, selection, span, formatOf, timeZone]
  );
  const names = useMemo(() => [texts.all, ...shown.map(({ name }) => name)], [shown]);
  const left = useMemo(
    () => Math.max(56, laneNameWidth(names, width, theme.fontSize, measure)),
    [names, width, theme, measure]
  );
  const facts = useMemo(() => judgingFacts(ordered), [ordered]);
  const sentenceLines = wrappedLines(sentence, width - 2 * sentencePadding, sentenceSize, measure);
  const hasOverall = ordered.length > 1;
  const rooms = panelRooms(height, shown.length + (hasOverall ? 1 : 0), {
    sentenceLines,
    hasScale: options.showScale,
    hasSelection: selection !== null,
  });
  const strip = useMemo(() => (focus ? [focus] : []), [focus]);
  if (!focus) {
    return null;
  }
  const write = (timeMs: number, format: string): string => dateTimeFormat(timeMs, { timeZone, format });
  const select = (own: Span, name: string) => {
    setFocusName(name);
    setSelection({ span: own, series: name });
  };
  return (
    <div
      className={styles.panel}
      style={{ width, height }}
      onPointerEnter={() => setInside(true)}
      onPointerLeave={() => setInside(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && selection) {
          // Grafana would leave its panel editor with the same key.
          event.stopPropagation();
          setSelection(null);
        }
      }}
    >
      {rooms.sentence > 0 && (
        <div className={styles.sentence} style={{ height: rooms.sentence }} role="status" title={sentence}>
          <span className={styles.lines} style={{ WebkitLineClamp: Math.round(rooms.sentence / sentenceLine) }}>
            {sentence}
          </span>
        </div>
      )}
      {selection && rooms.sentence > 0 && (
        <SelectionBar
          text={texts.selection(spanText(selection.span.fromMs, selection.span.toMs, write), selection.series)}
          actions={selectionActions(selection, props, () => setSelection(null))}
        />
      )}
      <Lanes
        width={width}
        laneHeight={rooms.laneHeight}
        left={left}
        right={rightSpace}
        lanes={rooms.isStrip ? strip : shown}
        all={ordered}
        hasOverall={hasOverall && !rooms.isStrip}
        focus={focus.name}
        span={span}
        selected={selection?.span ?? null}
        hiddenSteps={hiddenSteps}
        explained={explained}
        formatOf={formatOf}
        timeZone={timeZone}
        variable={options.variable}
        otherTimeMs={hover?.timeMs ?? otherTimeMs}
        onPoint={setLaneTimeMs}
        onFocus={setFocusName}
        onSelect={select}
        onZoom={onChangeTimeRange}
      />
      {rooms.pager > 0 && <LanePager height={rooms.pager} pages={pages} />}
      {rooms.focus > 0 && (
        <FocusChart
          width={width}
          height={rooms.focus}
          left={left}
          right={rightSpace}
          viewed={focus}
          span={span}
          selected={selection?.span ?? null}
          events={events}
          options={options}
          format={formatOf(focus)}
          theme={theme}
          timeZone={timeZone}
          pointedTimeMs={laneTimeMs ?? otherTimeMs}
          onHover={setHover}
          onZoom={onChangeTimeRange}
          onSelect={(own) => select(own, focus.name)}
        />
      )}
      {hover && (
        <FocusTooltip hover={hover} viewed={focus} explained={explained} format={formatOf(focus)} timeZone={timeZone} />
      )}
      {rooms.scale > 0 && (
        <ScoreScale
          hidden={hiddenSteps}
          onToggle={(step) => setHiddenSteps(toggled(hiddenSteps, step))}
          facts={facts}
        />
      )}
    </div>
  );
}

const rightSpace = 12;
const sentenceSize = 14;
const sentencePadding = 4;

/** How the values of a series are written: one function each, since the focus is drawn anew for another. */
function keptFormats(theme: GrafanaTheme2): (viewed: ViewedSeries) => FormatValue {
  const made = new WeakMap<Field, FormatValue>();
  return ({ series: { field } }) => {
    const format = made.get(field) ?? formatterOf(numberDisplay(field.config, theme));
    made.set(field, format);
    return format;
  };
}

function toggled(steps: ReadonlySet<number>, step: number): ReadonlySet<number> {
  const next = new Set(steps);
  if (!next.delete(step)) {
    next.add(step);
  }
  return next;
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    '& > *': { flexShrink: 0 },
    color: theme.colors.text?.primary,
  }),
  sentence: css({
    fontSize: sentenceSize,
    letterSpacing: 0,
    lineHeight: `${sentenceLine}px`,
    padding: `0 ${sentencePadding}px`,
    overflowWrap: 'anywhere',
    overflow: 'hidden',
  }),
  lines: css({ display: '-webkit-box', WebkitBoxOrient: 'vertical', overflow: 'hidden' }),
});
