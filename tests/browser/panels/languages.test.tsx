import { FieldType, PanelOptionsEditorBuilder, type PanelPlugin, type toDataFrame } from '@grafana/data';
import { fireEvent, screen } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { speaksAgainst } from '../../../src/core/rootcause/ranking/speaksAgainst';
import { againstText } from '../../../src/panels/rootcause/againstText';
import { renderPanel } from './renderPanel';

const names = ['a/1', 'a/2', 'a/3', 'b/1', 'b/2', 'b/3'];
const table = {
  fields: [
    { name: 'api', type: FieldType.string, values: names },
    { name: 'latency', type: FieldType.number, values: [10, 12, 14, 50, 52, 54] },
    { name: 'errors', type: FieldType.number, values: [1, 1.1, 1.2, 5, 5.1, 5.2] },
  ],
};

const judged = {
  fields: [
    { name: 'time', type: FieldType.time, values: [0, 60_000, 120_000] },
    ...['a', 'b', 'c'].map((service) => ({
      name: 'score',
      type: FieldType.number,
      values: [0.1, 2, 0.1],
      labels: { service },
    })),
  ],
};

const ranking = {
  name: 'root causes',
  fields: [
    { name: 'service', type: FieldType.string, values: ['database', 'web'] },
    { name: 'confidence', type: FieldType.number, values: [0.9, 0.05] },
    { name: 'finding', type: FieldType.string, values: ['latency rose', 'latency rose'] },
  ],
};

interface LanguageCase {
  readonly id: string;
  readonly folder: string;
  readonly load: () => Promise<{ readonly plugin: PanelPlugin }>;
  readonly label: string;
  readonly option: string;
  /** Of what has the label, where it is not a chart. */
  readonly role?: 'group';
  /** Where a table is not what the panel takes. */
  readonly frame?: Parameters<typeof toDataFrame>[0];
}

const cases: readonly LanguageCase[] = [
  {
    id: 'covary-correlation-panel',
    folder: 'correlation',
    load: () => import('../../../src/panels/correlation/module'),
    label: 'Heatmap der Korrelationen. 2 mal 2 Zellen.',
    option: 'Zeittoleranz',
  },
  {
    id: 'covary-violin-panel',
    folder: 'violin',
    load: () => import('../../../src/panels/violin/module'),
    label: 'Verteilungen von 12 Gruppen.',
    option: 'Bandbreite',
  },
  {
    id: 'covary-pairplot-panel',
    folder: 'pairplot',
    load: () => import('../../../src/panels/pairplot/module'),
    label: 'Paardiagramm von 2 Variablen. 6 Messpunkte.',
    option: 'Regressionsgerade',
  },
  {
    id: 'covary-dendrogram-panel',
    folder: 'dendrogram',
    load: () => import('../../../src/panels/dendrogram/module'),
    label: 'Dendrogramm von 6 Elementen. 2 Gruppen.',
    option: 'Optimale Reihenfolge der Blätter',
  },
  {
    id: 'covary-clusters-panel',
    folder: 'clusters',
    load: () => import('../../../src/panels/clusters/module'),
    label: 'Streudiagramm von 6 Elementen. 2 Cluster.',
    option: 'Anzahl der Cluster',
  },
  {
    id: 'covary-anomaly-panel',
    folder: 'anomaly',
    load: () => import('../../../src/panels/anomaly/module'),
    label: 'Werte von 3 Reihen im Lauf der Zeit.',
    option: 'Bekannte Ereignisse',
    frame: judged,
  },
  {
    id: 'covary-rootcause-panel',
    folder: 'rootcause',
    load: () => import('../../../src/panels/rootcause/module'),
    label: '2 Verdächtige.',
    option: 'Ausgeschlossene Dienste',
    role: 'group',
    frame: ranking,
  },
];

// Grafana has its language, and the texts of a panel, before it loads the panel.
beforeAll(() => i18next.init({ lng: 'de-DE', fallbackLng: 'en-US', resources: {}, returnEmptyString: false }));

describe.each(cases)('$id in German', ({ id, folder, load, label, option, role = 'application', frame = table }) => {
  it('speaks and shows its options in the language of Grafana', async () => {
    const texts = await import(`../../../src/panels/${folder}/locales/de-DE/${id}.json`);
    i18next.addResourceBundle('de-DE', id, texts.default);
    const { plugin } = await load();
    renderPanel(plugin, { frames: [frame], range: [0, 120_000] });
    const chart = await screen.findByRole(role, { name: new RegExp(label.slice(0, 8)) });
    expect(chart).toHaveAccessibleName(expect.stringContaining(label));
    fireEvent.keyDown(chart, { key: 'Home' });
    expect(screen.getByRole('button', { name: 'CSV herunterladen' })).toBeInTheDocument();
    const builder = new PanelOptionsEditorBuilder();
    plugin.getPanelOptionsSupplier()(builder, { data: [] });
    expect(builder.getItems().map(({ name }) => name)).toContain(option);
  });
});

describe('reasons against a suspect', () => {
  const metric = { lastingShift: 0, peakShift: 0, isSignificant: false, leadMs: 0, baselineCount: 5 };
  const alone = { explains: [], explainedBy: undefined, hopsFromTarget: undefined };

  it('are all known by the panel, which has them in German', async () => {
    await import('../../../src/panels/rootcause/module');
    const reasons = new Set(
      [
        metric,
        { ...metric, lastingShift: 1, peakShift: 9, leadMs: -1 },
        { ...metric, lastingShift: 1, peakShift: 1 },
        undefined,
      ].flatMap((best) => speaksAgainst(best as never, { ...alone, explainedBy: 'database' }, true))
    );
    expect(reasons.size).toBe(8);
    for (const reason of reasons) {
      expect(againstText(reason)).not.toBe(reason);
    }
  });
});

describe('texts with names in them', () => {
  it('leave the names as they are', async () => {
    const { plugin } = await import('../../../src/panels/pairplot/module');
    const fields = [{ name: 'a/b <c> & d', type: FieldType.number, values: [1, 2, 3] }];
    renderPanel(plugin, { frames: [{ fields }] });
    expect(screen.getByText(/a\/b <c> & d/)).toBeInTheDocument();
  });
});
