import { expect, it } from 'vitest';
import { formatScore } from '../../../../../src/core/detectors/explain/formatScore';

it('writes a score with one decimal, none from ten on, and none of the figures of one that only says that nothing ever scattered', () => {
  expect([0, 1.04, 9.96, 10, 97.4, 1000, 263_749_567_697.2].map(formatScore)).toEqual([
    '0.0',
    '1.0',
    '10.0',
    '10',
    '97',
    '1000',
    '> 1000',
  ]);
});
