import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { ruleFileText } from '../../src/app/rules/ruleFileText';
import { compileRules } from '../../src/core/rules/compileRules';
import { compileSloRules } from '../../src/core/rules/slo/compileSloRules';
import { type ServiceLevelObjective } from '../../src/core/rules/slo/serviceLevelObjective';
import { type RuleRequest } from '../../src/core/rules/ruleRequest';
import { promqlDuration } from '../../src/core/rules/promqlDuration';
import { promqlDurationMs } from '../../src/core/rules/promqlDurationMs';
import { replayRules } from '../../src/core/rules/replay/replayRules';
import { type RuleStrategy } from '../../src/core/rules/ruleStrategy';
import { ruleStrategies } from '../../src/core/rules/ruleStrategies';
import { type SeriesMatrix } from '../../src/core/series/seriesMatrix';
import { missingCommands, suiteTitle } from './missingCommands';
import { startVictoriaMetrics } from './stores/startVictoriaMetrics';

const execute = promisify(execFile);
const missing = missingCommands('promtool', 'vmalert', 'victoria-metrics');
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

/** Bands are compared in such parts of the unit. */
const perUnit = 10_000;

const shown = (value: number): string => (Number.isNaN(value) ? '_' : value.toFixed(4));

/** Series of promtool's unit tests, which begin in 1970. */
function matrixOfValues(values: ReadonlyArray<(step: number) => number>, length: number, ofMs: number): SeriesMatrix {
  return {
    times: Float64Array.from({ length }, (_, step) => step * ofMs),
    stepMs: ofMs,
    series: values.map((_, i) => ({ name: String(i), labels: { service: String(i) }, inputRefId: 'A' })),
    values: Float64Array.from({ length: values.length * length }, (_, at) => {
      const value = values[Math.floor(at / length)];
      // The store still shows a sample of five minutes ago.
      for (let age = 0; age * ofMs <= 300_000 && age <= at % length; age++) {
        const one = value?.((at % length) - age) ?? NaN;
        if (!Number.isNaN(one)) {
          return Number(shown(one));
        }
      }
      return NaN;
    }),
  };
}

function isOfOneGroup({ detector }: RuleStrategy): boolean {
  const compiled = compileRules({ name: 'x', expr: 'x', stepMs: 60_000, detector: detector.id });
  return compiled.ok && compiled.value.file.groups.length === 1;
}

const exported = z.object({
  metric: z.record(z.string(), z.string()),
  values: z.array(z.number()),
  timestamps: z.array(z.number()),
});

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

    it('peerMad: the one that leaves peers which stand still', async () => {
      const still = samples(() => 1);
      await evaluate(
        await writeRules({ detector: 'peerMad' }),
        { a: still, b: still, c: still, d: still, e: samples((step) => (step >= last - 1 ? 0 : 1)), f: still },
        [
          { step: last - 3, services: [] },
          { step: last, services: ['e'] },
        ]
      );
    });

    describe.each([
      ['half hours of nine days', 1_800_000, days * stepsOfDay, ruleStrategies],
      // promtool evaluates all groups as often, which those of several intervals are not made for.
      ['minutes of ten hours', 60_000, 600, ruleStrategies.filter(isOfOneGroup)],
    ] as const)('over %s', (_, ofMs, length, strategies) => {
      const noise = (step: number, seed: number): number => ((step * 7919 + seed * 104_729) % 1009) / 1009 - 0.5;
      const values: ReadonlyArray<(step: number) => number> = [
        (step) => 100 + 30 * Math.sin((2 * Math.PI * step * ofMs) / 86_400_000) + 8 * noise(step, 1),
        // Missing now and then, away for a while, with a jump and a spike.
        (step) =>
          step % 17 === 3 || (step > length * 0.6 && step < length * 0.65)
            ? NaN
            : 20 + noise(step, 2) + (step > length * 0.8 ? 9 : 0) + (step === Math.round(length * 0.5) ? 40 : 0),
        // Began late.
        (step) => (step < length * 0.4 ? NaN : 7 + 3 * noise(step, 3)),
        () => 5,
      ];

      it.each(strategies.map(({ detector }) => detector.id))(
        '%s: its replay has the bands of the rules',
        async (detector) => {
          const options = detector === 'rollingZScore' || detector === 'robust' ? { window: 48 } : {};
          const matrix = matrixOfValues(values, length, ofMs);
          const replayed = replayRules(matrix, { detector, options, alertsPerWeek: 1 });
          if (!replayed.ok) {
            throw new Error(replayed.error);
          }
          const rules = await writeRules({ detector, options, alertsPerWeek: 1, stepMs: ofMs });
          // Ranges of Prometheus 3 are open to the left; that of Debian is older, and its closed ones have to be a little shorter.
          const open = (await readFile(rules, 'utf8')).replaceAll(
            /\[(\w+)\]/g,
            (__, range: string) => `[${promqlDuration(promqlDurationMs(range) - 1000)}]`
          );
          await writeFile(rules, open);
          const groups = [...open.matchAll(/^ *- name: (\S+)$/gm)].map(([, name]) => name);
          const checked = Array.from({ length: 60 }, (__, i) => length - 1 - i * 3).filter((step) => step > 0);
          const bands = [
            ['anomaly:lower_band', 'lower'],
            ['anomaly:upper_band', 'upper'],
          ] as const;
          const test = path.join(folder, 'replay.yml');
          await writeFile(
            test,
            stringify({
              rule_files: [rules],
              evaluation_interval: promqlDuration(ofMs),
              group_eval_order: groups,
              tests: [
                {
                  interval: promqlDuration(ofMs),
                  input_series: values.map((value, i) => ({
                    series: `latency_seconds{service="${i}"}`,
                    values: Array.from({ length }, (__, step) => shown(value(step))).join(' '),
                  })),
                  promql_expr_test: checked.flatMap((step) =>
                    bands.map(([metric, column]) => ({
                      expr: `round(sum by (service) (${metric}), ${1 / perUnit})`,
                      eval_time: promqlDuration(step * ofMs),
                      exp_samples: replayed.value.flatMap((series, i) => {
                        const value = series[column][step] ?? NaN;
                        return Number.isNaN(value)
                          ? []
                          : [{ labels: `{service="${i}"}`, value: Math.floor(value * perUnit + 0.5) / perUnit }];
                      }),
                    }))
                  ),
                },
              ],
            })
          );
          // That nothing is compared with nothing.
          expect(replayed.value.filter(({ upper }) => !Number.isNaN(upper[length - 1] ?? NaN)).length).toBeGreaterThan(
            2
          );
          await execute('promtool', ['test', 'rules', test], { maxBuffer: 16 * 1024 ** 2 });
        }
      );
    });

    // vmalert replays group after group: what reads later groups finds nothing yet.
    it.each(ruleStrategies.filter(isOfOneGroup).map(({ detector }) => detector.id))(
      '%s: vmalert runs its rules on VictoriaMetrics, with the bands of the replay',
      async (detector) => {
        const ofMs = 60_000;
        const length = 240;
        const fromMs = Math.floor(Date.now() / 86_400_000 - 1) * 86_400_000;
        const options = detector === 'rollingZScore' || detector === 'robust' ? { window: 48 } : {};
        const values = [1, 2, 3, 4].map(
          (seed) => (step: number) => 100 + 9 * (((step * 7919 + seed * 104_729) % 1009) / 1009 - 0.5)
        );
        const made = matrixOfValues(values, length, ofMs);
        const matrix = { ...made, times: made.times.map((time) => time + fromMs) };
        const replayed = replayRules(matrix, { detector, options });
        if (!replayed.ok) {
          throw new Error(replayed.error);
        }
        const rules = await writeRules({ detector, options, stepMs: ofMs, keepFiringMs: 0 });
        const lines = values.flatMap((value, i) =>
          Array.from(
            matrix.times,
            (time, step) => `latency_seconds{service="${i}"} ${shown(value(step))} ${time / 1000}`
          )
        );
        const store = await startVictoriaMetrics(await mkdtemp(path.join(folder, 'victoria-')), [lines.join('\n')]);
        try {
          await execute('vmalert', [
            `-rule=${rules}`,
            `-datasource.url=${store.url}`,
            `-remoteWrite.url=${store.url}`,
            `-replay.timeFrom=${new Date(fromMs).toISOString()}`,
            `-replay.timeTo=${new Date(fromMs + (length - 1) * ofMs).toISOString()}`,
            '-replay.disableProgressBar',
            '-datasource.queryStep=1m',
            // A rule finds what the one before it has written.
            '-replay.rulesDelay=3s',
            '-remoteWrite.flushInterval=200ms',
            '-httpListenAddr=127.0.0.1:0',
          ]);
          await fetch(`${store.url}/internal/force_flush`);
          const bands = [
            ['anomaly:lower_band', 'lower'],
            ['anomaly:upper_band', 'upper'],
          ] as const;
          for (const [metric, column] of bands) {
            const address = new URL(`${store.url}/api/v1/export`);
            address.searchParams.set('match[]', metric);
            const recorded = (await (await fetch(address)).text())
              .trim()
              .split('\n')
              .map((line) => exported.parse(JSON.parse(line)));
            expect(recorded).toHaveLength(values.length);
            for (const { metric: labels, values: found, timestamps } of recorded) {
              const expected = replayed.value[Number(labels['service'])]?.[column] ?? new Float64Array();
              const steps = timestamps.map((time) => Math.round((time - fromMs) / ofMs));
              const errors = steps.map((step, i) => Math.abs((found[i] ?? NaN) / (expected[step] ?? NaN) - 1));
              // The first windows are not full: there engines differ in where they begin.
              const whole = errors.filter((_, i) => (steps[i] ?? 0) > 150);
              expect(whole.length).toBeGreaterThan(80);
              expect(Math.max(...whole)).toBeLessThan(1e-9);
            }
          }
        } finally {
          await store.stop();
        }
      }
    );

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
