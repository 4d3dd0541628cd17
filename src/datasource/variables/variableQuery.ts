/** What a dashboard's variable asks for: names of stores, of labels, values of one label, or what an input returns. */
export type VariableQuery =
  | { readonly find: 'stores'; readonly kinds: readonly string[] }
  | { readonly find: 'labels'; readonly store?: string; readonly match?: string; readonly label?: string }
  | {
      /** The names of the series that a query returns, their services, those that are unusual, or all with the most unusual first. */
      readonly find: (typeof seriesForms)[number];
      /** In the store's own language. */
      readonly text: string;
      readonly store?: string;
      /** Of unusual series the values of this label instead of their names. */
      readonly label?: string;
    };

const seriesForms = ['series', 'services', 'unusual', 'most_unusual'] as const;

/** What can be written, for a message to its author. */
export const variableQueryForms =
  'stores(), stores(prometheus, demo), label_names(), label_values(service), label_values(up{job="api"}, service), ' +
  'series(QUERY), services(QUERY), unusual(QUERY), unusual(QUERY, service), most_unusual(QUERY, service), each but the first two with store=NAME at its end';

/**
 * Reads the query of a variable, its own variables replaced:
 *
 * - `stores()`: the data source's stores; `stores(prometheus, demo)`: those of these kinds, in
 *   this order;
 * - `label_names()`, `label_names(SELECTOR)`: names of labels;
 * - `label_values(LABEL)`, `label_values(SELECTOR, LABEL)`: values of one, as the Prometheus data source writes it;
 * - `series(QUERY)`: the names of the series that a query in the store's language returns; `services(QUERY)`: their services;
 * - `unusual(QUERY)`: the names of those that left what they let expect within the dashboard's time, the most unusual first;
 *   `unusual(QUERY, LABEL)`: their values of a label; `most_unusual(…)` alike: all of the series, the most unusual first.
 *
 * `store=NAME` as the last part asks one store only. Undefined where it is none of these.
 */
export function parseVariableQuery(text: string): VariableQuery | undefined {
  const [, name, inside = ''] =
    /^\s*(stores|label_names|label_values|series|services|unusual|most_unusual)\s*\(([^]*)\)\s*$/.exec(text) ?? [];
  if (name === undefined) {
    return undefined;
  }
  const parts = partsOf(inside);
  if (name === 'stores') {
    return { find: 'stores', kinds: parts };
  }
  const store = /^store\s*=\s*([^]*)$/.exec(parts.at(-1) ?? '')?.[1];
  const own = store === undefined ? parts : parts.slice(0, -1);
  const asked = store === undefined || store === '' ? {} : { store };
  const form = seriesForms.find((one) => one === name);
  if (form !== undefined) {
    const hasLabel = form.endsWith('unusual') && own.length > 1 && /^[A-Za-z_]\w*$/.test(own.at(-1) ?? '');
    // Queries have commas of their own.
    const query = own.slice(0, hasLabel ? -1 : undefined).join(', ');
    const label = hasLabel ? own.at(-1) : undefined;
    return query === '' ? undefined : { find: form, text: query, ...asked, ...(label === undefined ? {} : { label }) };
  }
  const [first, second] = own;
  const wanted =
    name === 'label_names' ? { match: first } : own.length === 1 ? { label: first } : { match: first, label: second };
  if (own.length > (name === 'label_names' ? 1 : 2) || (name === 'label_values' && wanted.label === undefined)) {
    return undefined;
  }
  return {
    find: 'labels',
    ...asked,
    ...(wanted.match === undefined ? {} : { match: wanted.match }),
    ...(wanted.label === undefined ? {} : { label: wanted.label }),
  };
}

/** The parts between commas that stand neither in brackets nor in quotes; empty ones left out. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^]/g)) {
    depth += /^[({[]$/.test(token) ? 1 : /^[)}\]]$/.test(token) ? -1 : 0;
    if (token === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      part += token;
    }
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
}
