import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ruleFileText } from '../../src/app/rules/ruleFileText';
import { compileRules } from '../../src/core/rules/compileRules';
import { compileSloRules } from '../../src/core/rules/slo/compileSloRules';
import { type ServiceLevelObjective } from '../../src/core/rules/slo/serviceLevelObjective';
import { type RuleRequest } from '../../src/core/rules/ruleRequest';
import { ruleStrategies } from '../../src/core/rules/ruleStrategies';
import { missingCommands, suiteTitle } from './missingCommands';

const execute = promisify(execFile);
const missing = missingCommands('promtool', 'vmalert');
const stepMs = 1_800_000;
const stepsOfDay = 48;
const days = 9;
/** promtool evaluates every step of nine days. */
const longestTestMs = 240_000;
const last = days * stepsOfDay - 1;

/** A day's rhythm with noise, which always is the same. */
function latency(step: number): number {
  const noise = ((step * 7919) % 101) / 101 - 0.5;
  return 100 + 30 * Math.sin((2 * Math.PI * step) / stepsOfDay) + 4 * noise;
}

function samples(value: (step: number) => number | undefined): string {
  return Array.from({ length: last + 1 }, (_, step) => value(step)?.toFixed(4) ?? '_').join(' ');
}

/** What promtool's unit test evaluates: how many services alert, one number a time. */
interface Expected {
  readonly step: number;
  readonly services: readonly string[];
}

describe.skipIf(missing.length > 0)(
  suiteTitle('rules in promtool and vmalert', missing),
  { timeout: longestTestMs },
  () => {
    let folder = '';
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'covary-rules-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    async function writeRules(more: Partial<RuleRequest>): Promise<string> {
      const compiled = compileRules({
        name: 'latency',
        expr: 'latency_seconds',
        stepMs,
        detector: 'ensemble',
        ...more,
      });
      if (!compiled.ok) {
        throw new Error(compiled.error);
      }
      const file = path.join(folder, `${compiled.value.file.groups.length}-${more.detector ?? 'ensemble'}.yml`);
      await writeFile(file, ruleFileText(compiled.value.file));
      return file;
    }

    it.each([
      ['good', { good: 'requests_total{code="200"}', counting: 'counter' }],
      ['bad', { bad: 'sum(rate(errors_total[$window]))', counting: 'rate' }],
    ] as const)('an objective by its %s events is a rule file', async (_, events) => {
      const file = await writeSlo(events);
      const { stdout } = await execute('promtool', ['check', 'rules', file]);
      expect(stdout).toContain('SUCCESS');
      await checkByVmalert(file);
    });

    it('an objective pages while its budget burns, and is silent before', async () => {
      const test = path.join(folder, 'slo-test.yml');
      // A hundred requests a minute; from the third hour on a fifth of them fails.
      const content = {
        rule_files: [await writeSlo({ good: 'requests_total{code="200"}', counting: 'counter' })],
        evaluation_interval: '1m',
        tests: [
          {
            interval: '1m',
            input_series: [
              { series: 'requests_total{code="200"}', values: '0+100x180 18080+80x120' },
              { series: 'requests_total{code="500"}', values: '0x180 20+20x120' },
            ],
            promql_expr_test: [
              { expr: 'count(ALERTS)', eval_time: '2h50m', exp_samples: [] },
              {
                expr: 'count by (severity, sloth_slo) (ALERTS{alertstate="firing", severity="page"})',
                eval_time: '4h',
                exp_samples: [{ labels: '{severity="page", sloth_slo="availability"}', value: 1 }],
              },
            ],
          },
        ],
      };
      await writeFile(test, stringify(content));
      await execute('promtool', ['test', 'rules', test]);
    });

    async function writeSlo(events: Pick<ServiceLevelObjective, 'good' | 'bad' | 'counting'>): Promise<string> {
      const compiled = compileSloRules({
        name: 'availability',
        service: 'checkout',
        objective: 0.99,
        total: events.good === undefined ? 'requests_per_second' : 'requests_total',
        periodMs: 30 * 86_400_000,
        ...events,
      });
      if (!compiled.ok) {
        throw new Error(compiled.error);
      }
      const file = path.join(folder, 'slo.yml');
      await writeFile(file, ruleFileText(compiled.value));
      return file;
    }

    async function checkByVmalert(file: string): Promise<void> {
      await execute('vmalert', ['-dryRun', `-rule=${file}`, '-datasource.url=http://127.0.0.1:1']);
    }

    async function evaluate(
      rules: string,
      series: Readonly<Record<string, string>>,
      expected: readonly Expected[]
    ): Promise<void> {
      const test = path.join(folder, 'test.yml');
      const groups = [...(await readFile(rules, 'utf8')).matchAll(/^ *- name: (\S+)$/gm)].map(([, name]) => name);
      const content = {
        rule_files: [rules],
        evaluation_interval: '30m',
        // As they stand in the file: promtool takes them by chance else, and a shard may miss what it reads.
        group_eval_order: groups,
        tests: [
          {
            interval: '30m',
            input_series: Object.entries(series).map(([service, values]) => ({
              series: `latency_seconds{service="${service}"}`,
              values,
            })),
            promql_expr_test: expected.map(({ step, services }) => ({
              expr: 'count by (service) (ALERTS{alertname="AnomalyDetected", alertstate="firing"})',
              eval_time: `${step * 30}m`,
              exp_samples: services.map((service) => ({ labels: `{service="${service}"}`, value: 1 })),
            })),
          },
        ],
      };
      await writeFile(test, stringify(content));
      await execute('promtool', ['test', 'rules', test], { maxBuffer: 16 * 1024 ** 2 });
    }

    describe.each(ruleStrategies.map(({ detector }) => detector.id))('%s', (detector) => {
      it.each([
        ['whole', {}],
        ['in shards', { shards: { label: 'service', values: [['a', 'b'], ['c']] }, peersBy: ['service'] }],
        [
          'with all options',
          { direction: 'above', minDeviation: 3, isNeverNegative: true, forMs: 600_000, type: 'latency' },
        ],
      ] as const)('is a rule file, %s', async (_, more) => {
        const { stdout } = await execute('promtool', ['check', 'rules', await writeRules({ detector, ...more })]);
        expect(stdout).toContain('SUCCESS');
        // Debian's vmalert is older than alerts that go on.
        await checkByVmalert(await writeRules({ detector, ...more, keepFiringMs: 0 }));
      });
    });

    it.each(['ensemble', 'seasonal'])(
      '%s: a value that is usual at noon alerts at midnight, nothing else does',
      async (detector) => {
        const night = last - 11;
        const rules = await writeRules({ detector });
        await evaluate(
          rules,
          {
            // 130 is the daily maximum; here it comes at the minimum.
            wrong: samples((step) => (step === night ? 130 : latency(step))),
            right: samples(latency),
            // Began an hour ago, and was away for a day.
            young: samples((step) => (step > last - 2 ? latency(step) : undefined)),
            back: samples((step) => (step > last - 60 && step < night ? undefined : latency(step))),
          },
          [
            { step: night - 1, services: [] },
            { step: night, services: ['wrong'] },
            { step: night + 4, services: [] },
            { step: last, services: [] },
          ]
        );
      }
    );

    it.each(['rollingZScore', 'robust'])('%s: a jump alerts when it comes, in shards, too', async (detector) => {
      const at = last - 30;
      const flat = (step: number): number => 100 + (latency(step) - 100) / 40;
      for (const more of [{}, { shards: { label: 'service', values: [['jump']] } }]) {
        await evaluate(
          await writeRules({ detector, options: { window: 48 }, ...more }),
          {
            jump: samples((step) => flat(step) + (step === at ? 30 : 0)),
            usual: samples(flat),
            constant: samples(() => 5),
          },
          [
            { step: at - 1, services: [] },
            { step: at, services: ['jump'] },
            { step: last, services: [] },
          ]
        );
      }
    });

    it('levelShift: a spike is none, a new level is one, and ends', async () => {
      const at = last - 100;
      const flat = (step: number): number => 100 + 4 * (((step * 7919) % 101) / 101 - 0.5);
      await evaluate(
        await writeRules({ detector: 'levelShift' }),
        {
          shift: samples((step) => flat(step) + (step >= at ? 40 : 0)),
          spike: samples((step) => flat(step) + (step === at ? 400 : 0)),
        },
        [
          { step: at - 1, services: [] },
          { step: at + 6, services: ['shift'] },
          { step: last, services: [] },
        ]
      );
    });

    it('peerMad: the one that leaves its peers', async () => {
      await evaluate(
        await writeRules({ detector: 'peerMad' }),
        {
          a: samples((step) => 100 + (step % 3)),
          b: samples((step) => 101 + (step % 2)),
          c: samples((step) => 99 + (step % 5)),
          d: samples((step) => 98 + (step % 4)),
          e: samples((step) => (step >= last - 1 ? 200 : 100)),
          f: samples((step) => 102 - (step % 2)),
          g: samples((step) => 100 + (step % 2)),
        },
        [{ step: last, services: ['e'] }]
      );
    });

    it('a counter is watched by its rate', async () => {
      const at = last - 30;
      let total = 0;
      const counter = samples((step) => {
        total += step === at ? 90_000 : 900 + (step % 5);
        return total;
      });
      await evaluate(await writeRules({ detector: 'rollingZScore', isCounter: true }), { jump: counter }, [
        { step: at - 1, services: [] },
        { step: at, services: ['jump'] },
      ]);
    });
  }
);
