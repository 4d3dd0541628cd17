import { type VariableQuery } from '../variables/variableQuery';

/** A variable's query as text, as `parseVariableQuery` reads it; undefined while a label or a query is still to be given. */
export function variableText(query: VariableQuery): string | undefined {
  if (query.find === 'stores') {
    return `stores(${query.kinds.join(', ')})`;
  }
  const asked = query.store === undefined || query.store === '' ? [] : [`store=${query.store}`];
  if (query.find !== 'labels') {
    const { find, text, label = '' } = query;
    return text === '' ? undefined : `${find}(${[text, ...(label === '' ? [] : [label]), ...asked].join(', ')})`;
  }
  const { match, label } = query;
  const parts = [...(match === undefined || match === '' ? [] : [match])];
  return label === ''
    ? undefined
    : label === undefined
      ? `label_names(${[...parts, ...asked].join(', ')})`
      : `label_values(${[...parts, label, ...asked].join(', ')})`;
}
