import fc from 'fast-check';

/** How many cases each test tries; more of them at night. */
export const cases = Number(process.env['FUZZ_CASES'] ?? 1000);

/** Nobody waits longer for an answer. */
export const mostMs = 5000;

/** Names that mean something to JavaScript, to paths, to templates and to terminals. */
export const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'a',
  'b',
  'service',
  '',
  '$&',
  '{{x}}',
  'x'.repeat(3000),
  '\u0000',
  '💥',
  '\ud800',
  '..',
  '/'
);

export const numbers = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 2, 5, 60_000, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 1e15, 4_102_444_800_000),
  fc.double(),
  fc.integer({ min: -10, max: 2000 })
);

/** What may stand where something else should. */
export const anything = fc.oneof(
  { depthSize: 'small' },
  names,
  numbers,
  fc.boolean(),
  fc.constant(null),
  fc.array(names, { maxLength: 3 }),
  fc.array(numbers, { maxLength: 3 }),
  fc.object({ maxDepth: 1, maxKeys: 3 })
);

/** Where in a value something is changed, and to what; places count through it, and begin anew at its end. */
const change = fc.record({
  place: fc.nat({ max: 200 }),
  how: fc.constantFrom('replace', 'remove', 'repeat', 'rename'),
  value: anything,
  name: names,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** JSON values like a good one, changed in up to three places. */
export function like(good: unknown): fc.Arbitrary<unknown> {
  return fc.array(change, { maxLength: 3 }).map((changes) => changes.reduce(changed, good));
}

function changed(value: unknown, { place, how, value: other, name }: Change): unknown {
  const count = countOf(value);
  let left = place % count;
  const walk = (node: unknown): readonly unknown[] => {
    left -= 1;
    if (left === -1) {
      return how === 'remove' ? [] : how === 'repeat' ? [node, node] : how === 'rename' ? [{ [name]: node }] : [other];
    }
    if (Array.isArray(node)) {
      return [node.flatMap(walk)];
    }
    if (typeof node === 'object' && node !== null) {
      return [Object.fromEntries(Object.entries(node).flatMap(([key, entry]) => walk(entry).map((one) => [key, one])))];
    }
    return [node];
  };
  return walk(value)[0];
}

function countOf(value: unknown): number {
  const inside = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return inside.reduce((sum: number, entry) => sum + countOf(entry), 1);
}

/** Texts like a good one, cut, doubled, and with bytes put in. */
export function textLike(good: string): fc.Arbitrary<string> {
  const bits = fc.constantFrom(
    '',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    '\\',
    '\u0000',
    '\r\n',
    'é',
    '1e999',
    'null',
    '-',
    ' '
  );
  return fc
    .tuple(fc.nat({ max: good.length }), fc.nat({ max: good.length }), bits, bits)
    .map(
      ([from, to, first, second]) =>
        good.slice(0, from) + first + good.slice(Math.min(from, to), to) + second + good.slice(to)
    );
}
