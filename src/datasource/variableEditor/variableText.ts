import { type VariableQuery } from '../variables/variableQuery';

/** A variable's query as text, as `parseVariableQuery` reads it; undefined while a label is still to be chosen. */
export function variableText(query: VariableQuery): string | undefined {
  if (query.find === 'stores') {
    return `stores(${query.kinds.join(', ')})`;
  }
  const { store, match, label } = query;
  const parts = [...(match === undefined || match === '' ? [] : [match])];
  const asked = store === undefined || store === '' ? [] : [`store=${store}`];
  return label === ''
    ? undefined
    : label === undefined
      ? `label_names(${[...parts, ...asked].join(', ')})`
      : `label_values(${[...parts, label, ...asked].join(', ')})`;
}
