import {
  type DataFrame,
  dateTime,
  EventBusSrv,
  type FieldConfigSource,
  LoadingState,
  standardEditorsRegistry,
  type PanelPlugin,
  type PanelProps,
  toDataFrame,
} from '@grafana/data';
import { type PanelContext, PanelContextProvider } from '@grafana/ui';
import { render, type RenderResult } from '@testing-library/react';

// Grafana registers its editors at start; the option panes under test only have to find them.
standardEditorsRegistry.setInit(() =>
  ['text', 'number', 'slider', 'select', 'radio', 'boolean', 'multi-select', 'color', 'stats-picker'].map((id) => ({
    id,
    name: id,
    editor: () => null,
  }))
);

interface PanelCase {
  readonly frames: ReadonlyArray<Parameters<typeof toDataFrame>[0]>;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly fieldConfig?: FieldConfigSource;
  readonly onOptionsChange?: (options: unknown) => void;
  /** What the dashboard around the panel offers. */
  readonly context?: Partial<PanelContext>;
  /** What the dashboard shows; the first hour of 1970 by default. */
  readonly range?: readonly [number, number];
  /** What was asked; nothing by default. */
  readonly request?: PanelProps['data']['request'];
  /** CSS pixels. */
  readonly width?: number;
  readonly height?: number;
}

interface RenderedPanel extends RenderResult {
  /** Shows the same panel with other data or options. */
  readonly update: (changed: PanelCase) => void;
}

/** Renders a panel as a dashboard would, 600 × 400 unless told otherwise, in UTC. */
export function renderPanel(plugin: PanelPlugin, shown: PanelCase): RenderedPanel {
  const result = render(panelElement(plugin, shown));
  return { ...result, update: (changed) => result.rerender(panelElement(plugin, changed)) };
}

const firstHour = [0, 3_600_000] as const;

const converted = new WeakMap<PanelCase['frames'], DataFrame[]>();

/** The same frames stay the same data, as a dashboard that does not refresh hands them on. */
function seriesOf(frames: PanelCase['frames']): DataFrame[] {
  const series = converted.get(frames) ?? frames.map((frame) => toDataFrame(frame));
  converted.set(frames, series);
  return series;
}

function panelElement(plugin: PanelPlugin, shown: PanelCase) {
  const {
    frames,
    options,
    fieldConfig,
    onOptionsChange,
    context,
    request,
    width = 600,
    height = 400,
    range: [from, to] = firstHour,
  } = shown;
  const Panel = plugin.panel;
  if (!Panel) {
    throw new Error('the plugin has no panel');
  }
  const range = { from: dateTime(from), to: dateTime(to), raw: { from: 'now-1h', to: 'now' } };
  const series = seriesOf(frames);
  const props: PanelProps = {
    id: 1,
    data: { series, state: LoadingState.Done, timeRange: range, ...(request === undefined ? {} : { request }) },
    timeRange: range,
    timeZone: 'utc',
    // Copies, as Grafana hands them on.
    options: structuredClone({ ...plugin.defaults, ...options }),
    transparent: false,
    width,
    height,
    fieldConfig: fieldConfig ?? { defaults: {}, overrides: [] },
    renderCounter: 0,
    title: '',
    eventBus: new EventBusSrv(),
    onOptionsChange: onOptionsChange ?? (() => {}),
    onFieldConfigChange: () => {},
    replaceVariables: (text) => text,
    onChangeTimeRange: () => {},
  };
  const surroundings = { eventsScope: 'panel', eventBus: props.eventBus, ...context };
  return (
    <PanelContextProvider value={surroundings}>
      <Panel {...props} />
    </PanelContextProvider>
  );
}
