import { dateTime } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { analysisKinds, analysisSchema, querySchema } from '../../../../src/datasource/editor/analyses/schemas';
import { type FormSchema } from '../../../../src/datasource/form/formSchema';
import { textFields, withOptionVariables } from '../../../../src/datasource/optionVariables/withOptionVariables';
import { withShownRange } from '../../../../src/datasource/optionVariables/withShownRange';

const values: Readonly<Record<string, string>> = { lag: '5m', count: '4', name: 'cart', on: 'true', series: '42' };
const replace = (text: string): string => text.replace(/\$(\w+)/g, (whole, key: string) => values[key] ?? whole);

describe('variables in options', () => {
  it('become what the field takes', () => {
    expect(
      withOptionVariables(
        {
          stepMs: '$lag',
          analysis: {
            kind: 'rootCause',
            target: '$series',
            maxLagMs: '$lag',
            count: '$count',
            onlyChanged: '$on',
            dependencies: { edges: [{ from: '$name', to: 'database' }] },
            options: { window: '$count', season: '$name' },
            by: ['$name', '$series'],
            minShift: 3,
          },
        },
        replace
      )
    ).toEqual({
      stepMs: 300_000,
      analysis: {
        kind: 'rootCause',
        target: '42',
        maxLagMs: 300_000,
        count: 4,
        onlyChanged: true,
        dependencies: { edges: [{ from: 'cart', to: 'database' }] },
        options: { window: 4, season: 'cart' },
        by: ['cart', '42'],
        minShift: 3,
      },
    });
  });

  it('show themselves where they make no number', () => {
    expect(withOptionVariables({ stepMs: '$name', count: '$nothing' }, replace)).toEqual({
      stepMs: 'cart',
      count: '$nothing',
    });
  });

  it('of the shown time are numbers, outside of inputs', () => {
    const from = dateTime(1000);
    const to = dateTime(2000);
    const query = {
      inputs: [{ expr: 'a @ $__from' }, { expr: '$__from' }],
      analysis: { window: { fromMs: '$__from', toMs: '${__to}' } },
    };
    expect(withShownRange(query, { from, to, raw: { from, to } })).toEqual({
      inputs: query.inputs,
      analysis: { window: { fromMs: 1000, toMs: 2000 } },
    });
  });

  it('know which fields are texts', () => {
    const texts = new Set<string>();
    const numbers = new Set<string>();
    const walk = (name: string, schema: FormSchema): void => {
      const type = schema.type === 'array' ? schema.items?.type : schema.type;
      if (type === 'string') {
        texts.add(name);
      } else if (type === 'number' || type === 'integer') {
        numbers.add(name);
      }
      for (const parent of [schema, schema.items]) {
        Object.entries(parent?.properties ?? {}).forEach(([child, field]) => walk(child, field));
      }
    };
    for (const kind of analysisKinds) {
      walk('', analysisSchema(kind));
    }
    const { inputs: _, analysis: __, ...own } = querySchema.properties ?? {};
    walk('', { properties: own });
    expect([...texts].filter((name) => name !== '').sort()).toEqual([...textFields].sort());
    // The same name for both would have to be told apart.
    expect([...numbers].filter((name) => textFields.has(name))).toEqual(['of']);
  });
});
