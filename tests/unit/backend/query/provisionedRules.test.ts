import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type WireFrame } from '../../../../src/frames/schema/wireFrame';
import { askDemo, hourMs, minuteMs, slowdown } from './analyses/askDemo';

const provisioning = new URL('../../../../provisioning/', import.meta.url);
const readYaml = (path: string): unknown => parse(readFileSync(new URL(path, provisioning), 'utf8'));

const expression = z.looseObject({
  type: z.enum(['reduce', 'threshold']),
  reducer: z.literal('last').optional(),
  conditions: z
    .array(z.object({ evaluator: z.object({ type: z.enum(['gt', 'lt']), params: z.tuple([z.number()]) }) }).loose())
    .length(1)
    .optional(),
});
const ruleShape = z.looseObject({
  uid: z.string(),
  title: z.string(),
  data: z.array(
    z.object({
      refId: z.string(),
      relativeTimeRange: z.object({ from: z.number(), to: z.number() }),
      datasourceUid: z.string(),
      model: z.record(z.string(), z.unknown()),
    })
  ),
  labels: z.record(z.string(), z.string()),
});
const rules = z
  .object({ groups: z.array(z.looseObject({ rules: z.array(ruleShape) })) })
  .loose()
  .parse(readYaml('alerting/covary.yaml'))
  .groups.flatMap((group) => group.rules);

type Labels = Readonly<Record<string, string>>;

interface Instance {
  readonly labels: Labels;
  readonly value: number;
}

/** The numbers of an answer as Grafana's rules know them: of a table one a row, of a series its last one. */
function instancesOf(frames: readonly WireFrame[]): readonly Instance[] {
  return frames.flatMap(({ fields, meta }) => {
    const texts = fields.filter((field) => field.type === 'string');
    const numbers = fields.filter((field) => field.type === 'number');
    if (meta?.type === 'numeric-long') {
      return [...(numbers[0]?.values ?? [])].map((value, row) => ({
        value,
        labels: Object.fromEntries(texts.map(({ name, values }) => [name, values[row] ?? ''])),
      }));
    }
    return numbers.map(({ values, labels = {} }) => ({
      labels,
      value: values.findLast((value) => !Number.isNaN(value)) ?? NaN,
    }));
  });
}

/** The instances that a rule fires for at a time, with its own labels in front. */
async function firing(uid: string, atMs: number): Promise<readonly Labels[]> {
  const rule = rules.find((one) => one.uid === uid);
  const query = rule?.data.find(({ datasourceUid }) => datasourceUid === 'covary');
  const threshold = expression.parse(rule?.data.at(-1)?.model).conditions?.[0]?.evaluator;
  if (rule === undefined || query === undefined || threshold === undefined) {
    throw new Error(`no such rule: ${uid}`);
  }
  const { refId: _, ...model } = query.model;
  const { from, to } = query.relativeTimeRange;
  const range = { fromMs: atMs - from * 1000, toMs: atMs - to * 1000, isFromAlert: true };
  const [limit] = threshold.params;
  return instancesOf(await askDemo(model, range))
    .filter(({ value }) => (threshold.type === 'gt' ? value > limit : value < limit))
    .map(({ labels }) => ({ ...labels, ...rule.labels }));
}

const servicesOf = (instances: readonly Labels[]): readonly string[] => [
  ...new Set(instances.map(({ service = '' }) => service)),
];

const feelIt = ['database', 'user-service', 'product-service', 'web-frontend'];

describe('the provisioned alert rules over the slow database of the demo', () => {
  it.each([
    ['covary-score', feelIt],
    ['covary-fraction', feelIt],
    ['covary-count', ['']],
    ['covary-root-cause', ['database']],
    ['covary-incident-root', ['database']],
    ['covary-incident-symptom', ['user-service', 'product-service', 'web-frontend']],
    ['covary-incident-life', ['']],
    ['covary-slo', ['web-frontend', 'user-service', 'product-service']],
    ['covary-quality', ['web-frontend', 'user-service', 'product-service']],
  ])(
    '%s fires in it for %j, and is quiet before and after',
    async (uid, services) => {
      expect(await firing(uid, slowdown.fromMs - 10 * minuteMs)).toEqual([]);
      const during = await firing(uid, slowdown.fromMs + 18 * minuteMs);
      expect([...servicesOf(during)].sort()).toEqual([...services].sort());
      expect(await firing(uid, slowdown.toMs + 7 * hourMs)).toEqual([]);
    },
    60_000
  );

  it('have a severity each: their own, or that of what they tell of', async () => {
    for (const { uid, labels } of rules) {
      const [first] = await firing(uid, slowdown.fromMs + 18 * minuteMs);
      expect(first?.['severity'], uid).toMatch(/^(info|warning|critical|page|ticket)$/);
      expect(labels['source']).toBe('covary');
    }
  }, 60_000);
});

const matcher = z.tuple([z.string(), z.enum(['=', '!=', '=~', '!~']), z.string()]);
type Matcher = z.infer<typeof matcher>;

function matches(labels: Labels, [name, operator, value]: Matcher): boolean {
  const actual = labels[name] ?? '';
  const isMet = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(actual) : actual === value;
  return operator.startsWith('!') ? !isMet : isMet;
}

describe('the example of notification policies', () => {
  const { policies, muteTimes } = z
    .looseObject({
      muteTimes: z.array(z.looseObject({ name: z.string() })),
      policies: z
        .array(
          z.looseObject({
            receiver: z.string(),
            routes: z.array(
              z.looseObject({
                receiver: z.string(),
                object_matchers: z.array(matcher),
                mute_time_intervals: z.array(z.string()).default([]),
              })
            ),
          })
        )
        .length(1),
    })
    .parse(readYaml('notification-policy/grafana.yaml'));
  const { inhibit_rules: inhibitRules } = z
    .looseObject({
      inhibit_rules: z
        .array(
          z.object({
            source_matchers: z.array(z.string()),
            target_matchers: z.array(z.string()),
            equal: z.array(z.string()),
          })
        )
        .length(1),
    })
    .parse(readYaml('notification-policy/alertmanager.yaml'));
  let fired: readonly Labels[] = [];

  beforeAll(async () => {
    const uids = ['covary-score', 'covary-incident-root', 'covary-incident-symptom'];
    fired = (await Promise.all(uids.map((uid) => firing(uid, slowdown.fromMs + 18 * minuteMs)))).flat();
  }, 60_000);

  it('calls for the database alone and mutes what its alert explains', () => {
    const routeOf = (labels: Labels) =>
      policies[0]?.routes.find(({ object_matchers: all }) => all.every((one) => matches(labels, one)));
    const isMuted = (labels: Labels): boolean =>
      (routeOf(labels)?.mute_time_intervals ?? []).some((name) => muteTimes.some((one) => one.name === name));
    const cascade = fired.filter((labels) => 'covary_role' in labels);
    expect(servicesOf(cascade.filter((labels) => !isMuted(labels)))).toEqual(['database']);
    expect(servicesOf(cascade.filter(isMuted))).toEqual(['user-service', 'product-service', 'web-frontend']);
  });

  it('lets an Alertmanager inhibit the alerts of services that another explains', () => {
    const read = (text: string): Matcher => {
      const [, name = '', operator, value = ''] = /^(\w+)(!~|=~|!=|=)"(.*)"$/.exec(text) ?? [];
      return matcher.parse([name, operator, value]);
    };
    const isInhibited = (target: Labels): boolean =>
      inhibitRules.some(
        ({ source_matchers: ofSource, target_matchers: ofTarget, equal }) =>
          ofTarget.every((text) => matches(target, read(text))) &&
          fired.some(
            (source) =>
              ofSource.every((text) => matches(source, read(text))) &&
              equal.every((name) => source[name] === target[name])
          )
      );
    const scores = fired.filter((labels) => !('covary_role' in labels));
    expect([...servicesOf(scores)].sort()).toEqual([...feelIt].sort());
    expect(servicesOf(scores.filter((labels) => !isInhibited(labels)))).toEqual(['database']);
  });
});
