import { createDataFrame, type DataFrame, FieldType, type Labels } from '@grafana/data';
import { type RunningDetector } from './runningDetector';

/** Labels that rules add, which differ between what is judged and its bands. */
const ofRules = new Set(['__name__', 'anomaly_strategy', 'anomaly_select', 'anomaly_type', 'anomaly_shard']);

/** What is asked of the store of running rules, by refId. */
export function ruleQueries({
  name,
  strategy,
}: RunningDetector): Readonly<Record<'level' | 'lower' | 'upper', string>> {
  const ofName = `anomaly_name=${JSON.stringify(name)}`;
  const ofStrategy = `${ofName}, anomaly_strategy=${JSON.stringify(strategy)}`;
  return {
    // The level of ours names its strategy; that of others is one for all of them.
    level: `max without (anomaly_strategy) (anomaly:level{${strategy.startsWith('covary-') ? ofStrategy : ofName}})`,
    lower: `anomaly:lower_band{${ofStrategy}}`,
    upper: `anomaly:upper_band{${ofStrategy}}`,
  };
}

/**
 * What rules have said, in the frames that the anomaly panel draws: one a series, with its band, and a score that is 1 where the value leaves it.
 * `frames`: time series by the refIds of `ruleQueries`. A series without a band has no score.
 */
export function ruleJudgements(frames: readonly DataFrame[]): readonly DataFrame[] {
  const samples = (refId: string) =>
    frames.filter((frame) => frame.refId === refId).flatMap((frame) => seriesOf(frame));
  const lower = new Map(samples('lower').map((one) => [one.key, one]));
  const upper = new Map(samples('upper').map((one) => [one.key, one]));
  return samples('level').map(({ key, labels, valueAt }) => {
    const [below, above] = [lower.get(key)?.valueAt, upper.get(key)?.valueAt];
    const times = [...new Set([...valueAt.keys(), ...(above?.keys() ?? [])])].sort((a, b) => a - b);
    const column = (values: ReadonlyMap<number, number> | undefined): number[] =>
      times.map((time) => values?.get(time) ?? NaN);
    const [value, low, high] = [column(valueAt), column(below), column(above)];
    const expected = low.map((least, i) => (least + (high[i] ?? NaN)) / 2);
    const score = value.map((each, i) => {
      const middle = expected[i] ?? NaN;
      const reach = (high[i] ?? NaN) - middle;
      return Math.abs(each - middle) / reach;
    });
    const name = Object.values(labels).join(' ') || 'value';
    const field = (suffix: string, values: number[]) => ({
      name: suffix,
      type: FieldType.number,
      values,
      labels,
      config: { displayNameFromDS: suffix === 'value' ? name : `${name} ${suffix}` },
    });
    return {
      ...createDataFrame({
        name,
        fields: [
          { name: 'time', type: FieldType.time, values: times },
          field('value', value),
          field('expected', expected),
          field('lower', low),
          field('upper', high),
          field('score', score),
        ],
      }),
      refId: 'bands',
    };
  });
}

interface Samples {
  readonly key: string;
  readonly labels: Labels;
  readonly valueAt: ReadonlyMap<number, number>;
}

function seriesOf({ fields }: DataFrame): Samples[] {
  const times: readonly unknown[] = fields.find(({ type }) => type === FieldType.time)?.values ?? [];
  return fields
    .filter(({ type }) => type === FieldType.number)
    .map(({ labels = {}, values }) => {
      const own = Object.fromEntries(Object.entries(labels).filter(([label]) => !ofRules.has(label)));
      const { anomaly_name: _, ...shown } = own;
      const all: readonly unknown[] = values;
      const known = times.flatMap((time, i): Array<[number, number]> => {
        const value = all[i];
        return typeof time === 'number' && typeof value === 'number' ? [[time, value]] : [];
      });
      return { key: JSON.stringify(Object.entries(shown).sort()), labels: shown, valueAt: new Map(known) };
    });
}
