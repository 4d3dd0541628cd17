import { describe, expect, it } from 'vitest';
import { truncateText } from '../../../../src/charts/text/truncateText';
import { fixedWidthText } from '../fixedWidthText';

const truncate = (text: string, characters: number) => truncateText(text, characters * 5, 10, fixedWidthText);

describe('truncateText', () => {
  it('leaves what fits', () => {
    expect(truncate('latency', 7)).toBe('latency');
  });

  it('cuts to the room with an ellipsis', () => {
    expect(truncate('container_memory', 6)).toBe('conta…');
    expect(truncate('web node', 5)).toBe('web…');
  });

  it('never tears an emoji or a combined letter apart', () => {
    expect(truncate('👩‍👩‍👧‍👦 family', 3)).toBe('…');
    expect(truncate('👩‍👩‍👧‍👦 family', 9)).toBe('👩‍👩‍👧‍👦…');
    expect(truncate('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
  });

  it('is empty where not even the ellipsis fits', () => {
    expect(truncate('latency', 0.5)).toBe('');
  });
});
