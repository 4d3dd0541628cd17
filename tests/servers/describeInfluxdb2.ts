import { expect, it } from 'vitest';
import { labelResource } from '../../src/backend/query/resources/labelResource';
import { rowsOf } from '../unit/backend/query/analyses/readFrame';
import { askShop, describeShop, type OpenShop } from './describeShop';
import { minuteMs, minutes } from './shop';
import { fluxShop, influxdbToken, influxQlOfInfluxdb2Shop } from './stores';
import { datasourceSettings } from '../unit/backend/instanceContext';
import { openUpstreams } from '../../src/backend/query/instances/openUpstreams';

const never = new AbortController().signal;

/** What an InfluxDB 2 answers to InfluxQL. */
export function describeInfluxQlOfInfluxdb2(title: string, open: () => Promise<OpenShop>): void {
  describeShop(title, influxQlOfInfluxdb2Shop, open);
}

/** What an InfluxDB 2 answers to Flux: fields of all types, pivoted tables, no times, errors. */
export function describeFlux(title: string, open: () => Promise<OpenShop>): void {
  describeShop(title, fluxShop, open, (opened) => {
    const range = 'from(bucket: "shop") |> range(start: v.timeRangeStart, stop: v.timeRangeStop)';
    const machine = `${range} |> filter(fn: (r) => r._measurement == "machine")`;
    const ask = async (query: string) => {
      const model = { inputs: [{ refId: 'a', query }], analysis: { kind: 'quality' }, stepMs: minuteMs };
      const [frame] = await askShop(fluxShop, opened(), model);
      return { rows: rowsOf(frame), notices: frame?.meta?.notices?.map(({ text }) => text) ?? [] };
    };
    const samples = (rows: ReadonlyArray<Readonly<Record<string, unknown>>>) =>
      Object.fromEntries(rows.map((row) => [row['series'], row['samples']]));
    const upstreams = () =>
      openUpstreams(
        datasourceSettings({
          jsonData: { upstreams: [{ name: 'shop', url: opened().url, ...fluxShop.settings }] },
          secrets: new Map([['upstreams.shop.token', influxdbToken]]),
        })
      );

    it('says what it is', async () => {
      const [upstream] = upstreams().values();
      expect(upstream?.ok === true && (await upstream.value.health(never))).toMatch(/^InfluxDB/);
    });

    it('refuses a wrong token, in its own words', async () => {
      // A query of its own: what is kept tells no tokens apart.
      const model = { inputs: [{ refId: 'a', query: `${machine} |> limit(n: 1)` }], analysis: { kind: 'quality' } };
      const wrong = { settings: fluxShop.settings, secrets: { token: 'wrong' } };
      await expect(askShop(wrong, opened(), model)).rejects.toThrow(/token|credentials|unauthorized/i);
    });

    it('has booleans, integers and texts that are numbers as numbers, and names the field that is none', async () => {
      const { rows, notices } = await ask(machine);
      expect(samples(rows)).toEqual(
        Object.fromEntries(['up', 'load', 'temperature', 'share'].map((field) => [`machine.${field}{host="a"}`, 3]))
      );
      expect(notices.join()).toMatch(/mood/);
    });

    it('has pivoted tables, a series a column', async () => {
      const pivot = '|> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")';
      const { rows } = await ask(`${machine} |> filter(fn: (r) => r._field == "load" or r._field == "share") ${pivot}`);
      expect(rows.length).toBe(2);
      expect(rows.map((row) => row['samples'])).toEqual([3, 3]);
    });

    it('lists labels', async () => {
      const list = async (label: string): Promise<unknown> => {
        const { fromMs } = opened();
        const path = `labels?from=${fromMs}&to=${fromMs + minutes * minuteMs}${label}`;
        return JSON.parse(Buffer.from((await labelResource(path, upstreams(), never)).body).toString());
      };
      expect(await list('')).toMatchObject({ labels: expect.arrayContaining(['service', 'host']) });
      expect(await list('&label=service')).toMatchObject({ labels: ['api', 'cache', 'database', 'web'] });
    });

    it('says what is wrong in its own words', async () => {
      await expect(ask(`${range} |> median(column: 5)`)).rejects.toThrow(/shop: .*(type|error)/i);
      await expect(ask('from(bucket: "none") |> range(start: v.timeRangeStart)')).rejects.toThrow(/bucket/);
    });
  });
}
