import { css } from '@emotion/css';
import { type DataFrame, dataFrameToJSON, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, type IconName, useStyles2, useTheme2 } from '@grafana/ui';
import { type RefObject } from 'react';

import { chartThemeOf } from './chartThemeOf';
import { downloadBlob } from './downloadBlob';
import { frameCsv } from './frameCsv';

/** What else can be done with a chart. */
export interface ChartAction {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

interface ChartActionsProps {
  /** The box that holds the chart's canvas. */
  readonly surface: RefObject<HTMLDivElement | null>;
  /** What was computed, as a frame. */
  readonly exportFrame: () => DataFrame;
  /** Beginning of the file's name. */
  readonly fileName: string;
  /** Before the downloads. */
  readonly actions?: readonly ChartAction[];
  /** What the image shows where that is not the chart's canvas alone. */
  readonly paint?: ((surface: HTMLElement) => HTMLCanvasElement) | undefined;
}

/** A chart's own actions, and downloads of what it shows: its numbers as CSV or as a data frame, and its image. Seen on hover and focus. */
export function ChartActions({ surface, exportFrame, fileName, actions = [], paint }: ChartActionsProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const saveCsv = () => downloadBlob(new Blob([frameCsv(exportFrame())], { type: 'text/csv' }), `${fileName}.csv`);
  const saveFrame = () => {
    const json = JSON.stringify([dataFrameToJSON(exportFrame())]);
    downloadBlob(new Blob([json], { type: 'application/json' }), `${fileName}.json`);
  };
  const saveImage = () => {
    const chart = paint && surface.current ? paint(surface.current) : surface.current?.querySelector('canvas');
    if (chart) {
      onGround(chart, chartThemeOf(theme).background).toBlob((blob) => blob && downloadBlob(blob, `${fileName}.png`));
    }
  };
  return (
    <div className={styles.actions} data-covary-actions onClick={(event) => event.stopPropagation()}>
      {actions.map(({ icon, label, onClick }) => (
        <IconButton key={label} name={icon} size="sm" tooltip={label} onClick={onClick} />
      ))}
      <IconButton name="file-alt" size="sm" tooltip={t('downloads.csv', 'Download CSV')} onClick={saveCsv} />
      <IconButton
        name="brackets-curly"
        size="sm"
        tooltip={t('downloads.frame', 'Download data frame')}
        onClick={saveFrame}
      />
      <IconButton name="camera" size="sm" tooltip={t('downloads.image', 'Download image')} onClick={saveImage} />
    </div>
  );
}

function onGround(chart: HTMLCanvasElement, color: string): HTMLCanvasElement {
  const image = document.createElement('canvas');
  image.width = chart.width;
  image.height = chart.height;
  const context = image.getContext('2d');
  if (context) {
    context.fillStyle = color;
    context.fillRect(0, 0, image.width, image.height);
    context.drawImage(chart, 0, 0);
  }
  return image;
}

const getStyles = (theme: GrafanaTheme2) => ({
  actions: css({
    position: 'absolute',
    top: 2,
    right: 2,
    display: 'flex',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.5),
    borderRadius: theme.shape.radius.default,
    backgroundColor: theme.colors.background?.secondary,
    opacity: 0,
    pointerEvents: 'none',
    transition: 'opacity 0.1s',
  }),
});
