import { type InvestigationInput } from './investigationInputs';

/**
 * The input that a series is of, by its name: the one whose legend it is an example of, `shop cart errors` of
 * `{{namespace}} {{service}} errors` and not of `{{service}} errors`; without such a one that whose title ends the name.
 */
export function inputOfSeries(known: readonly InvestigationInput[], name: string): InvestigationInput | undefined {
  return (
    known.find(({ input: { legend } }) => legend !== undefined && isExampleOf(legend, name)) ??
    known.find(({ title }) => name.endsWith(title))
  );
}

function isExampleOf(legend: string, name: string): boolean {
  const pattern = legend
    .split(/\{\{[^}]*\}\}/)
    .map((text) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
    .join('\\S+');
  return new RegExp(`^${pattern}$`).test(name);
}
