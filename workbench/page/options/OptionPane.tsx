import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, type PanelPlugin } from '@grafana/data';
import { Button, ClipboardButton, Stack, Text, useStyles2 } from '@grafana/ui';
import { groupBy } from 'lodash';
import { type PanelSettings } from '../plugins/panelSettings';
import { OptionField } from './OptionField';
import { paneOptions } from './paneOptions';

interface OptionPaneProps {
  readonly plugin: PanelPlugin;
  /** As the panel gets them: with its defaults. */
  readonly settings: PanelSettings;
  readonly data: DataFrame[];
  readonly onChange: (settings: PanelSettings) => void;
  /** For a pane that can be put away. */
  readonly onClose?: () => void;
}

const withoutCategory = 'Panel';

/** What Grafana's panel editor has on its right: the panel's own options and the standard ones, by category. */
export function OptionPane({ plugin, settings, data, onChange, onClose }: OptionPaneProps) {
  const styles = useStyles2(getStyles);
  const categories = groupBy(
    paneOptions(plugin, settings, data, onChange),
    ({ item }) => item.category?.[0] ?? withoutCategory
  );
  return (
    <aside className={styles.pane} aria-label="Options">
      <Stack>
        <ClipboardButton
          size="sm"
          variant="secondary"
          icon="copy"
          getText={() => JSON.stringify({ type: plugin.meta.id, ...settings }, null, 2)}
        >
          Copy panel JSON
        </ClipboardButton>
        {onClose !== undefined && (
          <Button size="sm" variant="secondary" onClick={onClose}>
            Close
          </Button>
        )}
      </Stack>
      {Object.entries(categories).map(([category, options]) => (
        <section
          key={category}
          role="group"
          aria-label={category}
          data-testid={`data-testid Options group ${category}`}
          className={styles.category}
        >
          <Text element="h2" variant="h6">
            {category}
          </Text>
          {options.map((option) => (
            <OptionField key={option.item.id} category={category} option={option} />
          ))}
        </section>
      ))}
    </aside>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({
    position: 'sticky',
    top: 0,
    boxSizing: 'border-box',
    width: 330,
    maxHeight: '100vh',
    flexShrink: 0,
    overflowY: 'auto',
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    borderLeft: `1px solid ${theme.colors.border.weak}`,
  }),
  category: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    padding: theme.spacing(2, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});
