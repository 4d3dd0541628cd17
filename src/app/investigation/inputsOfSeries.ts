import { type InvestigationInput } from './investigationInputs';

/**
 * The inputs that a series may be of, by its name: those whose legend it is an example of, `shop cart errors` of
 * `{{namespace}} {{service}} errors` and not of `{{service}} errors`; without such ones those whose title ends the name.
 */
export function inputsOfSeries(known: readonly InvestigationInput[], name: string): readonly InvestigationInput[] {
  const byLegend = known.filter(({ input: { legend } }) => legend !== undefined && isExampleOf(legend, name));
  return byLegend.length > 0 ? byLegend : known.filter(({ title }) => name.endsWith(title));
}

function isExampleOf(legend: string, name: string): boolean {
  const pattern = legend
    .split(/\{\{[^}]*\}\}/)
    .map((text) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
    .join('\\S+');
  return new RegExp(`^${pattern}$`).test(name);
}
