import { type ScopedVars } from '@grafana/data';
import { type TemplateSrv } from '@grafana/runtime';

/** A variable of a dashboard: one value, or a list where it may have several. */
export type VariableValue = string | readonly string[];

type CustomFormat = (value: VariableValue, variable: { multi: boolean; includeAll: boolean }) => string;

/**
 * Replaces variables as Grafana does: `$name`, `${name}`, `${name:raw}`, `[[name]]`; unknown ones stay. A format is a
 * function, or Grafana's own for lists.
 */
export function grafanaTemplates(variables: Readonly<Record<string, VariableValue>>): TemplateSrv {
  const replace = (text: string, _: ScopedVars, format?: CustomFormat): string =>
    text.replace(/\$(\w+)|\[\[(\w+)\]\]|\$\{(\w+)(?::(\w+))?\}/g, (whole, bare, bracketed, braced, own) => {
      const value = variables[bare ?? bracketed ?? braced];
      if (value === undefined) {
        return whole;
      }
      if (own === 'raw' || typeof value === 'string') {
        return own === undefined && format !== undefined
          ? format(value, { multi: false, includeAll: false })
          : String(value);
      }
      return format === undefined ? value.join(' + ') : format(value, { multi: true, includeAll: false });
    });
  const partial: unknown = { replace };
  return partial as TemplateSrv;
}
