import { expect, it } from 'vitest';
import { presets } from '../../../src/app/presets/registry';
import { unitOfQuery } from '../../../src/app/presets/unitOfQuery';

it('a query of a preset has its unit, another one none', () => {
  const [query] = presets.flatMap(({ queries }) => queries).filter(({ unit }) => unit === 'percentunit');
  expect(unitOfQuery(query?.expr ?? '')).toBe('percentunit');
  expect(unitOfQuery('up')).toBeUndefined();
});
