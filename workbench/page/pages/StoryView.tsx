import { css } from '@emotion/css';
import { EventBusSrv, type GrafanaTheme2 } from '@grafana/data';
import { type PanelContext, PanelContextProvider, Text, TextLink, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { type Story } from '../../stories/story';
import { OptionPane } from '../options/OptionPane';
import { importPanel } from '../plugins/pluginLoader';
import { type PanelSettings, withDefaults } from '../plugins/panelSettings';
import { useAsync } from '../useAsync';
import { StandalonePanel } from './StandalonePanel';
import { type Narrowing, storyData } from './storyData';
import { StoryNarrowing } from './StoryNarrowing';

interface StoryViewProps {
  readonly story: Story;
  /** Whether its panel's options can be changed beside it. */
  readonly isEdited: boolean;
  /** Instead of the story's own: width and height in CSS pixels. */
  readonly size?: readonly [number, number];
}

const whole: Narrowing = { range: null, filters: [] };

/** One case of a panel, in a stand-in for its dashboard: options, filters and time range change as the panel asks. */
export function StoryView({ story, isEdited, size: [width, height] = story.size }: StoryViewProps) {
  const styles = useStyles2(getStyles);
  const [settings, setSettings] = useState<PanelSettings>({
    options: story.options,
    fieldConfig: { defaults: { ...story.fieldDefaults }, overrides: [] },
  });
  const [narrowing, setNarrowing] = useState(whole);
  const data = useMemo(() => storyData(story, narrowing), [story, narrowing]);
  const context = useMemo(
    (): PanelContext => ({
      eventsScope: story.id,
      eventBus: new EventBusSrv(),
      onAddAdHocFilter: (filter) => setNarrowing(({ range, filters }) => ({ range, filters: [...filters, filter] })),
    }),
    [story]
  );
  const { value: plugin } = useAsync(() => importPanel(story.panelId), [story.panelId]);
  return (
    <div className={styles.story}>
      <figure className={styles.figure} data-story={story.id}>
        <figcaption>
          <TextLink href={`/stories/${story.id}`} inline={false} color="primary">
            {story.title}
          </TextLink>{' '}
          <Text color="secondary" variant="bodySmall">
            {story.panelId}
          </Text>
        </figcaption>
        <div className={styles.frame} style={{ width, height }}>
          <PanelContextProvider value={context}>
            <StandalonePanel
              pluginId={story.panelId}
              title={story.title}
              width={width}
              height={height}
              data={data}
              options={settings.options}
              fieldConfig={settings.fieldConfig}
              onOptionsChange={(options) => setSettings((present) => ({ ...present, options }))}
              onFieldConfigChange={(fieldConfig) => setSettings((present) => ({ ...present, fieldConfig }))}
              onChangeTimeRange={(range) => setNarrowing(({ filters }) => ({ filters, range }))}
            />
          </PanelContextProvider>
        </div>
        <StoryNarrowing narrowing={narrowing} onClear={() => setNarrowing(whole)} />
      </figure>
      {isEdited && plugin !== undefined && (
        <OptionPane
          plugin={plugin}
          settings={withDefaults(plugin, settings)}
          data={data.series}
          onChange={setSettings}
        />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  story: css({ display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: theme.spacing(2) }),
  figure: css({ margin: 0 }),
  frame: css({
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    boxSizing: 'content-box',
  }),
});
