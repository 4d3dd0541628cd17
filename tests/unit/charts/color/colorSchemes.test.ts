import { describe, expect, it } from 'vitest';
import { colorSchemes, findColorScheme } from '../../../../src/charts/color/colorSchemes';
import { parseColor } from '../../../../src/charts/color/parseColor';
import { relativeLuminance } from '../../../../src/charts/color/relativeLuminance';

function rounded(id: string, share: number): number[] {
  const { red, green, blue } = findColorScheme(id).colorAt(share);
  return [Math.round(red), Math.round(green), Math.round(blue)];
}

describe('colour schemes', () => {
  it.each([
    [0, [59, 76, 192]],
    [0.25, [141, 176, 254]],
    [0.5, [221, 221, 221]],
    [0.75, [244, 152, 122]],
    [1, [180, 4, 38]],
  ])('coolwarm at %d is the published colour', (share, expected) => {
    rounded('coolwarm', share).forEach((part, index) => {
      expect(Math.abs(part - (expected[index] ?? Number.NaN))).toBeLessThanOrEqual(2);
    });
  });

  it('anchored schemes pass through their anchors and mix between them', () => {
    expect(rounded('YlOrRd', 0)).toEqual([255, 255, 204]);
    expect(rounded('YlOrRd', 1)).toEqual([128, 0, 38]);
    expect(rounded('viridis', 0)).toEqual([68, 1, 84]);
    expect(rounded('Greys', 0.0625)).toEqual([248, 248, 248]);
  });

  it('diverging schemes are lightest in the middle, so that 0 recedes', () => {
    for (const scheme of colorSchemes.filter(({ kind }) => kind === 'diverging')) {
      const at = (share: number) => relativeLuminance(scheme.colorAt(share));
      expect(at(0.5), scheme.id).toBeGreaterThan(at(0.1));
      expect(at(0.5), scheme.id).toBeGreaterThan(at(0.9));
    }
  });

  it('sequential schemes change lightness in one direction only, so that they can be read without colours', () => {
    for (const scheme of colorSchemes.filter(({ kind }) => kind === 'sequential')) {
      const steps = Array.from({ length: 20 }, (_, i) => relativeLuminance(scheme.colorAt(i / 19)));
      const direction = Math.sign((steps[19] ?? 0) - (steps[0] ?? 0));
      steps.slice(1).forEach((luminance, i) => {
        expect((luminance - (steps[i] ?? 0)) * direction, `${scheme.id} at ${i}`).toBeGreaterThan(-1e-3);
      });
    }
  });

  it('ids are unique, and an unknown one gives the first', () => {
    expect(new Set(colorSchemes.map(({ id }) => id)).size).toBe(colorSchemes.length);
    expect(findColorScheme('nonsense')).toBe(colorSchemes[0]);
  });
});

describe('parseColor', () => {
  it.each([
    ['#abc', [170, 187, 204]],
    ['#102030', [16, 32, 48]],
    ['#10203080', [16, 32, 48]],
    ['rgb(1, 2, 3)', [1, 2, 3]],
    ['rgba(1 2 3 / 0.5)', [1, 2, 3]],
  ])('reads %s', (text, [red, green, blue]) => {
    expect(parseColor(text)).toEqual({ red, green, blue });
  });

  it.each(['red', '', '#12', 'rgb(1, 2)'])('does not read "%s"', (text) => {
    expect(parseColor(text)).toBeNull();
  });
});
