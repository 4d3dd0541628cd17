/** What a dashboard's variable asks for: the names of stores, or of labels, or the values of one label. */
export type VariableQuery =
  | { readonly find: 'stores'; readonly kinds: readonly string[] }
  | { readonly find: 'labels'; readonly store?: string; readonly match?: string; readonly label?: string };

/** What can be written, for a message to its author. */
export const variableQueryForms =
  'stores(), stores(prometheus, demo), label_names(), label_values(service), label_values(up{job="api"}, service), each of the last with store=NAME at its end';

/**
 * Reads the query of a variable, its own variables replaced:
 *
 * - `stores()`: the data source's stores; `stores(prometheus, demo)`: those of these kinds, in
 *   this order;
 * - `label_names()`, `label_names(SELECTOR)`: names of labels;
 * - `label_values(LABEL)`, `label_values(SELECTOR, LABEL)`: values of one, as the Prometheus data source writes it.
 *
 * `store=NAME` as the last part asks one store only. Undefined where it is none of these.
 */
export function parseVariableQuery(text: string): VariableQuery | undefined {
  const [, name, inside = ''] = /^\s*(stores|label_names|label_values)\s*\(([^]*)\)\s*$/.exec(text) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const parts = partsOf(inside);
  if (name === 'stores') {
    return { find: 'stores', kinds: parts };
  }
  const store = /^store\s*=\s*([^]*)$/.exec(parts.at(-1) ?? '')?.[1];
  const own = store === undefined ? parts : parts.slice(0, -1);
  const [first, second] = own;
  const wanted =
    name === 'label_names' ? { match: first } : own.length === 1 ? { label: first } : { match: first, label: second };
  if (own.length > (name === 'label_names' ? 1 : 2) || (name === 'label_values' && wanted.label === undefined)) {
    return undefined;
  }
  return {
    find: 'labels',
    ...(store === undefined || store === '' ? {} : { store }),
    ...(wanted.match === undefined ? {} : { match: wanted.match }),
    ...(wanted.label === undefined ? {} : { label: wanted.label }),
  };
}

/** The parts between commas that stand neither in braces nor in quotes. */
function partsOf(text: string): readonly string[] {
  const parts = text.match(/(?:"(?:\\.|[^"\\])*"|\{(?:"(?:\\.|[^"\\])*"|[^}"])*\}|[^,])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
