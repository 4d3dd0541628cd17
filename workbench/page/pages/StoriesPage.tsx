import { css } from '@emotion/css';
import {
  dateTime,
  FieldType,
  getDefaultTimeRange,
  LoadingState,
  toDataFrame,
  type DataFrame,
  type GrafanaTheme2,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { Text, TextLink, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { stories } from '../../stories/stories';
import { type Story } from '../../stories/story';
import { StandalonePanel } from './StandalonePanel';

/** Every case of the panels on made-up data: all of them, or the one that the address names. */
export function StoriesPage() {
  const { story: id } = useParams();
  const shown = id === undefined ? stories : stories.filter((story) => story.id === id);
  return shown.length === 0 ? (
    <p>There is no such story.</p>
  ) : (
    shown.map((story) => <StoryView key={story.id} story={story} />)
  );
}

function StoryView({ story }: { story: Story }) {
  const styles = useStyles2(getStyles);
  const [width, height] = story.size;
  const data = useMemo(() => storyData(story), [story]);
  return (
    <figure className={styles.story} data-story={story.id}>
      <figcaption>
        <TextLink href={`/stories/${story.id}`} inline={false} color="primary">
          {story.title}
        </TextLink>{' '}
        <Text color="secondary" variant="bodySmall">
          {story.panelId}
        </Text>
      </figcaption>
      <div className={styles.frame} style={{ width, height }}>
        <StandalonePanel
          pluginId={story.panelId}
          title={story.title}
          width={width}
          height={height}
          data={data}
          options={story.options}
          fieldConfig={{ defaults: { ...story.fieldDefaults }, overrides: [] }}
        />
      </div>
    </figure>
  );
}

function storyData({ frames }: Story): PanelData {
  const series = frames.map((frame) => toDataFrame(frame));
  return { state: LoadingState.Done, series, timeRange: rangeOf(series) };
}

/** From the first to the last time of the frames. */
function rangeOf(frames: readonly DataFrame[]): TimeRange {
  const times = frames.flatMap(({ fields }) =>
    fields
      .filter(({ type }) => type === FieldType.time)
      .flatMap(({ values }) => [Number(values[0]), Number(values.at(-1))])
  );
  if (times.length === 0) {
    return getDefaultTimeRange();
  }
  const from = dateTime(Math.min(...times));
  const to = dateTime(Math.max(...times));
  return { from, to, raw: { from, to } };
}

const getStyles = (theme: GrafanaTheme2) => ({
  story: css({ margin: 0 }),
  frame: css({
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    boxSizing: 'content-box',
  }),
});
