import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretMask } from '../../../../../src/backend/plugin/masking/secretMask';

describe('a mask of secrets', () => {
  it.each([
    'p@ss:w/rd?',
    'a&b=c#d%41',
    `"quoted" 'too'`,
    'ümläut €',
    'back\\slash\nline',
    '<tag attr="x">',
    '$& $1 (a|b)*+?',
  ])('takes %j out in whatever way it is written', (secret) => {
    const mask = new SecretMask([secret, `user:${secret}`]);
    const pair = Buffer.from(`user:${secret}`).toString('base64');
    const written = [
      secret,
      encodeURIComponent(secret),
      encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
      new URLSearchParams({ q: secret }).toString(),
      JSON.stringify({ token: secret }),
      JSON.stringify(JSON.stringify({ token: secret })),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
      Buffer.from(secret).toString('hex'),
      `Authorization: Basic ${pair}`,
      `http://user:${secret}@store:9090/api`,
    ];
    for (const text of written) {
      const masked = mask.apply(`before ${text} after`);
      expect(masked).toContain('[masked]');
      expect(masked).not.toContain(secret);
      expect(masked).not.toContain(encodeURIComponent(secret));
      expect(masked).not.toContain(pair);
      expect(masked).toMatch(/^before .*after$/s);
    }
  });

  it('finds the begin of a secret where a text was cut', () => {
    const mask = new SecretMask(['very-secret-token']);
    expect(mask.apply('the store says "Bearer very-secr…"')).toBe('the store says "Bearer [masked]…"');
  });

  it('masks credentials of URLs that it does not know', () => {
    const mask = new SecretMask([]);
    expect(mask.apply('GET http://a:b@c@store/x?token=abc&q=up failed')).toBe(
      'GET http://[masked]@store/x?token=[masked]&q=up failed'
    );
    expect(mask.apply('https://store/api?X-Auth-Token=t&x=1')).toBe('https://store/api?X-Auth-Token=[masked]&x=1');
  });

  it('cuts what nobody reads, in little time', () => {
    const mask = new SecretMask(['secret']);
    const startMs = performance.now();
    expect(mask.apply('a'.repeat(5_000_000)).length).toBeLessThan(4100);
    expect(mask.apply('a://'.repeat(1_000_000)).length).toBeLessThan(4100);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });

  it('leaves no secret in any text, wherever and however often it stands there', () => {
    const secret = fc.string({ unit: 'grapheme', minLength: 6, maxLength: 30 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(secret, fc.array(fc.string({ maxLength: 20 }), { minLength: 2, maxLength: 5 }), (text, parts) => {
        fc.pre(!'[masked]'.includes(text));
        const masked = new SecretMask([text]).apply(parts.join(text));
        expect(masked).not.toContain(text);
      })
    );
  });

  it('leaves everything else as it is', () => {
    expect(new SecretMask(['secret', 'x']).apply('no such metric: x_total')).toBe('no such metric: x_total');
  });
});
