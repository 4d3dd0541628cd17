import { describe, expect, it } from 'vitest';
import { stepIndex } from '../../../src/panels/kit/chart/stepIndex';

describe('stepIndex', () => {
  it.each([
    ['ArrowRight', null, 0],
    ['End', null, 4],
    ['Home', 3, 0],
    ['ArrowDown', 4, 4],
    ['ArrowLeft', 3, 2],
    ['ArrowUp', 0, 0],
    ['Enter', 2, null],
  ])('%s from %s leads to %s of five', (key, from, to) => {
    expect(stepIndex(5, from, key)).toBe(to);
  });

  it('leads nowhere among no marks', () => {
    expect(stepIndex(0, null, 'End')).toBeNull();
  });
});
