const matchers = /\{(?:[^{}"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)*\}/.source;
const modifier = /offset\s+-?\w+|@\s*(?:-?[\d.]+|(?:start|end)\(\s*\))/.source;
const selector = new RegExp(
  `^(?<vector>[a-zA-Z_:][\\w:]*\\s*(?:${matchers})?|${matchers})(?<modifiers>(?:\\s*(?:${modifier}))*)$`
);

/** An instant selector of PromQL: what it selects, and where in time (`offset 5m`, `@ 0`; often nothing). */
export interface PromqlSelector {
  readonly vector: string;
  readonly modifiers: string;
}

/** The parts of an instant selector without comments; none of other PromQL. Values of labels may hold braces. */
export function promqlSelector(expr: string): PromqlSelector | undefined {
  const { vector, modifiers = '' } = selector.exec(expr.trim())?.groups ?? {};
  return vector === undefined ? undefined : { vector: vector.trim(), modifiers: modifiers.trim() };
}

/** A function over the range before each moment: `rate(requests_total{a="b"}[5m] offset 1h)`. */
export function overRange(name: string, { vector, modifiers }: PromqlSelector, window: string): string {
  return `${name}(${vector}[${window}]${modifiers === '' ? '' : ` ${modifiers}`})`;
}
