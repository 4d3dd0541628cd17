import { type Story } from '../../../workbench/stories/story';

const grafanaData = { type: 'datasource', uid: 'grafana' };
const hourMs = 3_600_000;

/** From the first to the last time of a story's frames, epoch milliseconds; some hour where they have none. */
export function storyTimes({ frames }: Story): { readonly fromMs: number; readonly toMs: number } {
  const times = frames.flatMap(({ fields }) =>
    fields.flatMap(({ type, values }) => (type === 'time' ? [Number(values[0]), Number(values.at(-1))] : []))
  );
  return times.length === 0 ? { fromMs: 0, toMs: hourMs } : { fromMs: Math.min(...times), toMs: Math.max(...times) };
}

/** A dashboard for a Grafana with nothing but a story: its panel, its data, its options. */
export function storyDashboard(story: Story, uid: string) {
  const { fromMs, toMs } = storyTimes(story);
  return {
    uid,
    title: uid,
    timezone: 'utc',
    time: { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() },
    panels: [
      {
        id: 1,
        type: story.panelId,
        title: story.title,
        gridPos: { x: 0, y: 0, w: 12, h: 12 },
        datasource: grafanaData,
        // Grafana's own data source gives frames back that it was given.
        targets: [
          {
            refId: 'A',
            datasource: grafanaData,
            queryType: 'snapshot',
            snapshot: story.frames.map(({ fields, ...schema }) => ({
              schema: { ...schema, fields: fields.map(({ values: _, ...field }) => field) },
              data: { values: fields.map(({ values }) => values) },
            })),
          },
        ],
        options: story.options,
        fieldConfig: { defaults: { ...story.fieldDefaults }, overrides: [] },
      },
    ],
  };
}
