import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Investigation } from '../../../src/app/investigation/investigation';
import { investigationParameters, parseInvestigation } from '../../../src/app/investigation/investigationUrl';

function parametersOf(investigation: Investigation): URLSearchParams {
  const entries = Object.entries(investigationParameters(investigation));
  return new URLSearchParams(entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

const name = fc.string({ minLength: 1, maxLength: 40 });
const id = fc.stringMatching(/^[a-z][a-z-]{0,10}$/);
const span = fc
  .tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 1e9 }))
  .map(([fromMs, length]) => ({ fromMs, toMs: fromMs + length }));
const investigations = fc
  .record(
    {
      dataSource: name,
      symptom: name,
      window: span,
      baseline: span,
      presets: fc.array(id, { minLength: 1, maxLength: 4 }),
      // Names that begin with two underscores are the store's own.
      labels: fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{0,8}$/), fc.string({ maxLength: 20 }), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
      suspect: name,
      own: fc.array(fc.record({ expr: name, legend: name }, { requiredKeys: ['expr'] }), { maxLength: 3 }),
      open: fc.array(id, { maxLength: 3 }),
    },
    { requiredKeys: ['own', 'open'] }
  )
  .map((investigation): Investigation => investigation);

describe('the address of an investigation', () => {
  it('says all of it', () => {
    fc.assert(
      fc.property(investigations, (investigation) => {
        expect(parseInvestigation(parametersOf(investigation))).toEqual(investigation);
      })
    );
  });

  it('counts what cannot be read as left out', () => {
    const broken = new URLSearchParams({ w: '20-10', base: 'now', labels: '{"a":1}', in: '[{"query": 1}]', sym: '' });
    expect(parseInvestigation(broken)).toEqual({ own: [], open: [] });
    expect(parseInvestigation(new URLSearchParams({ in: '{', w: 'now-1h' }))).toEqual({ own: [], open: [] });
  });
});
