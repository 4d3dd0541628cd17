import { describe, expect, it } from 'vitest';
import { SecretMask } from '../../../../../src/backend/plugin/masking/secretMask';
import { visibleText } from '../../../../../src/backend/plugin/masking/visibleText';

describe('visibleText', () => {
  it.each([
    ['\u001b[31mred', '\\u001b[31mred'],
    ['a\u0000b\u0007', 'a\\u0000b\\u0007'],
    ['a\u0085b\u009b', 'a\\u0085b\\u009b'],
    ['user\u202egpj.exe\u2066', 'user\\u202egpj.exe\\u2066'],
    ['\ufeffzero\u200bwidth', '\\ufeffzero\\u200bwidth'],
    ['carriage\rreturn', 'carriage\\u000dreturn'],
  ])('writes %j out', (text, visible) => {
    expect(visibleText(text)).toBe(visible);
    // As everything does that leaves the process.
    expect(new SecretMask([]).apply(text)).toBe(visible);
  });

  it('leaves texts of any language, tabs and lines as they are', () => {
    const text = 'größe\tпривет\nمرحبا 👩‍🚀 nimm';
    expect(visibleText(text)).toBe(text);
  });
});
