import {
  type FieldConfig,
  type FieldConfigSource,
  FieldType,
  MappingType,
  type PanelPlugin,
  SpecialValueMatch,
  ThresholdsMode,
  type toDataFrame,
} from '@grafana/data';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plugin as anomaly } from '../../../src/panels/anomaly/module';
import { plugin as clusters } from '../../../src/panels/clusters/module';
import { plugin as correlation } from '../../../src/panels/correlation/module';
import { plugin as dendrogram } from '../../../src/panels/dendrogram/module';
import { plugin as pairplot } from '../../../src/panels/pairplot/module';
import { plugin as violin } from '../../../src/panels/violin/module';
import { recordDrawing } from './recordDrawing';
import { renderPanel } from './renderPanel';

type Frame = Parameters<typeof toDataFrame>[0];

/** How a panel is brought to show one value of a field. */
interface StandardCase {
  readonly name: string;
  readonly plugin: PanelPlugin;
  readonly options: Readonly<Record<string, unknown>>;
  readonly frame: (config: FieldConfig, values?: Array<number | null>) => Frame;
  /** Leads the keyboard to a mark that has the value. */
  readonly keys: readonly string[];
  /** The value of the mark. */
  readonly value: number;
  /** Of a group that a legend or an override names. */
  readonly group: string;
}

const names = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
const latency = [10, 12, 14, 50, 52, 54];
const errors = [1, 1.1, 1.2, 5, 5.1, 5.2];
const links = [{ title: 'Runbook', url: 'https://runbook.example/' }];

const items = (config: FieldConfig, values: Array<number | null> = latency): Frame => ({
  fields: [
    { name: 'api', type: FieldType.string, values: names },
    { name: 'latency', type: FieldType.number, values, config, getLinks: config.links ? () => linkModels : undefined },
    { name: 'errors', type: FieldType.number, values: errors },
  ],
});
const linkModels = [{ title: 'Runbook', href: 'https://runbook.example/', target: '_blank' as const, origin: {} }];
const load = (config: FieldConfig, values: Array<number | null> = latency): Frame => ({
  fields: [
    { name: 'time', type: FieldType.time, values: values.map((_, hour) => hour * 3_600_000) },
    { name: 'latency', type: FieldType.number, values, config, getLinks: config.links ? () => linkModels : undefined },
  ],
});

const cases: readonly StandardCase[] = [
  {
    name: 'correlation heatmap',
    plugin: correlation,
    options: { mode: 'values' },
    frame: load,
    keys: ['ArrowRight', 'ArrowRight'],
    value: 12,
    group: '',
  },
  {
    name: 'violin panel',
    plugin: violin,
    options: { groupBy: 'none' },
    frame: load,
    keys: ['ArrowRight'],
    value: 32,
    group: 'latency',
  },
  {
    name: 'pairplot',
    plugin: pairplot,
    options: { isCorner: true },
    frame: items,
    keys: ['Home'],
    value: 32,
    group: 'Samples',
  },
  {
    name: 'dendrogram',
    plugin: dendrogram,
    options: { isScaled: false },
    frame: items,
    keys: ['ArrowDown', 'ArrowDown', 'ArrowDown'],
    value: 2.0025,
    group: 'Group 1',
  },
  {
    name: 'clusters panel',
    plugin: clusters,
    options: { countFrom: 'given', clusterCount: 2, showHulls: true },
    frame: items,
    keys: ['Home'],
    value: 10,
    group: 'Cluster 0',
  },
];

/** Renders a case, goes to its mark, and returns its tooltip. */
async function show(
  { plugin, frame, options, keys }: StandardCase,
  config: FieldConfig,
  more: { values?: Array<number | null>; options?: object; overrides?: FieldConfigSource['overrides'] } = {}
): Promise<HTMLElement> {
  renderPanel(plugin, {
    frames: [frame(config, more.values)],
    options: { ...options, ...more.options },
    // Grafana has put the defaults into the fields by then.
    fieldConfig: { defaults: config, overrides: more.overrides ?? [] },
  });
  const chart = await screen.findByRole('application');
  keys.forEach((key) => fireEvent.keyDown(chart, { key }));
  return screen.getByTestId('covary-tooltip');
}

afterEach(() => vi.restoreAllMocks());

describe.each(cases)('the standard options in the $name', (one) => {
  it('write values in their unit, with their decimals', async () => {
    const tooltip = await show(one, { unit: 'ms', decimals: 2 });
    expect(tooltip).toHaveTextContent(`${one.value.toFixed(2)} ms`);
  });

  it('write mapped values as the mapping says', async () => {
    const mappings: NonNullable<FieldConfig['mappings']> = [
      {
        type: MappingType.RangeToText,
        options: { from: one.value - 0.01, to: one.value + 0.01, result: { text: 'about that' } },
      },
    ];
    expect(await show(one, { mappings })).toHaveTextContent('about that');
  });

  it('end an axis or a colour bar at max', async () => {
    const drawing = recordDrawing();
    await show(one, { unit: 'ms', max: 200, min: 0 });
    const ticks = drawing.texts.flatMap((text) => /^([\d.]+) ms$/.exec(text)?.[1] ?? []).map(Number);
    expect(Math.max(...ticks)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...ticks)).toBeLessThanOrEqual(200);
  });

  it('take part in what is pinned: data links', async () => {
    await show(one, { links });
    fireEvent.keyDown(screen.getByRole('application'), { key: 'Enter' });
    const found = within(screen.getByTestId('covary-tooltip')).queryAllByRole('link', { name: /Runbook/ });
    // A pair of variables or a whole distribution has no row that a link could be about.
    expect(found.length > 0).toBe(one.name !== 'pairplot');
  });
});

describe.each(cases)('names in the $name', ({ plugin, options }) => {
  it('are the display names of the series', async () => {
    const series = ['cpu', 'disk', 'net'].map((name, index) => ({
      name,
      type: FieldType.number,
      values: latency.map((value, i) => value * (index + 1) + ((i * 7) % 5)),
      config: index === 0 ? { displayName: 'Processor time' } : {},
    }));
    const time = { name: 'time', type: FieldType.time, values: latency.map((_, hour) => hour * 3_600_000) };
    renderPanel(plugin, { frames: [{ fields: [time, ...series] }], options });
    await screen.findByRole('application');
    expect(screen.getAllByText(/Processor time/).length).toBeGreaterThan(0);
  });
});

describe.each(cases.filter(({ group }) => group !== ''))('colours of the $name', (one) => {
  const pink = /#ff00aa|255, ?0, ?170/;
  const isPink = (colors: ReadonlySet<string>) => Array.from(colors).some((color) => pink.test(color));

  it('follow the standard colour option where the palette says so', async () => {
    const drawing = recordDrawing();
    const config: FieldConfig = { color: { mode: 'fixed', fixedColor: '#ff00aa' } };
    await show(one, config);
    expect(isPink(drawing.colors)).toBe(false);
    cleanup();
    await show(one, config, { options: { palette: 'field' } });
    expect(isPink(drawing.colors)).toBe(true);
  });

  it('follow an override for the name of a group, whatever the palette', async () => {
    const drawing = recordDrawing();
    const override = (name: string) => [
      {
        matcher: { id: 'byName', options: name },
        properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: '#ff00aa' } }],
      },
    ];
    await show(one, {}, { overrides: override('somebody else') });
    expect(isPink(drawing.colors)).toBe(false);
    cleanup();
    await show(one, {}, { overrides: override(one.group) });
    expect(isPink(drawing.colors)).toBe(true);
  });

  it('go by value in the modes that do', async () => {
    const drawing = recordDrawing();
    const steps = [
      { value: -Infinity, color: '#00ff00' },
      { value: 1, color: '#ff00aa' },
    ];
    const config = { color: { mode: 'thresholds' }, thresholds: { mode: ThresholdsMode.Absolute, steps } };
    await show(one, config, { options: { palette: 'field' } });
    expect(isPink(drawing.colors)).toBe(true);
  });
});

describe('the standard options in the anomaly panel', () => {
  /** Pins the worst cell of a series that jumped from 10 to 50. */
  const pinned = (config: FieldConfig): HTMLElement => {
    const values = [10, 10, 50, 10];
    const field = (name: string, own: number[]) => ({
      ...{ name, type: FieldType.number, values: own, config, labels: { api: 'a1' } },
      getLinks: config.links ? () => linkModels : undefined,
    });
    const frame = {
      fields: [
        { name: 'time', type: FieldType.time, values: values.map((_, minute) => minute * 60_000) },
        field('value', values),
        field('expected', [10, 10, 10, 10]),
        field('score', [0, 0, 4, 0]),
      ],
    };
    renderPanel(anomaly, { frames: [frame], range: [0, 180_000] });
    const chart = screen.getByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    fireEvent.keyDown(chart, { key: 'Enter' });
    return screen.getByTestId('covary-tooltip');
  };

  it('write values in their unit, with their decimals, in the sentence, too', () => {
    expect(pinned({ unit: 'ms', decimals: 2 })).toHaveTextContent('50.00 ms');
    expect(screen.getByText(/was 50\.00 ms, 10\.00 ms expected/)).toBeVisible();
  });

  it('write mapped values as the mapping says', () => {
    const mappings: NonNullable<FieldConfig['mappings']> = [
      { type: MappingType.RangeToText, options: { from: 49, to: 51, result: { text: 'far too much' } } },
    ];
    expect(pinned({ mappings })).toHaveTextContent('far too much');
  });

  it('take part in what is pinned: data links, and display names', () => {
    const tooltip = pinned({ links, displayName: 'Checkout' });
    expect(within(tooltip).getByRole('link', { name: /Runbook/ })).toBeVisible();
    expect(tooltip).toHaveTextContent('Checkout');
  });
});

describe('what is missing', () => {
  const at = (values: Array<number | null>, config: FieldConfig) =>
    renderPanel(correlation, { frames: [load(config, values)], options: { mode: 'values' } });

  it('is said as "no value" has it, else as a dash', () => {
    at([1, null, 3], { noValue: 'silent' });
    expect(within(screen.getByRole('table')).getAllByText('silent').length).toBeGreaterThan(0);
    cleanup();
    at([1, null, 3], {});
    expect(within(screen.getByRole('table')).getAllByText('–').length).toBeGreaterThan(0);
  });

  it('is said as a mapping of missing values has it', () => {
    const mappings = [
      { type: MappingType.SpecialValue, options: { match: SpecialValueMatch.NaN, result: { text: 'gone' } } },
    ] as const;
    at([1, null, 3], { mappings: [...mappings], noValue: 'silent' });
    expect(within(screen.getByRole('table')).getAllByText('gone').length).toBeGreaterThan(0);
  });
});
