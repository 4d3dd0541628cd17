import { parseDuration } from '../form/duration';

/** The fields of the query model, beside inputs, that are texts: whatever a variable makes of them stays one. A contract test compares them with the schemas. */
export const textFields: ReadonlySet<string> = new Set([
  'alertColumn',
  'annotationTags',
  'by',
  'changeBy',
  'child',
  'controlFor',
  'countFrom',
  'detector',
  'direction',
  'encoding',
  'equal',
  'eventInput',
  'features',
  'format',
  'from',
  'function',
  'good',
  'incidentInput',
  'input',
  'kind',
  'linkage',
  'method',
  'metric',
  'name',
  'of',
  'order',
  'parent',
  'requiredLabels',
  'scaling',
  'serviceLabels',
  'tags',
  'target',
  'test',
  'to',
  'total',
  'zone',
]);

/**
 * Puts the values of a dashboard's variables into the options of a query, however deep. Where a number belongs, what comes
 * out becomes one: `5m` is 300000 of a field in milliseconds. What is no number stays as it is, so that the message about it
 * shows what came out.
 *
 * @param replace puts the variables of one text in; a text without any stays as it is
 */
export function withOptionVariables<Value>(value: Value, replace: (text: string) => string): Value;
export function withOptionVariables(value: unknown, replace: (text: string) => string): unknown {
  return replaced(value, '', replace);
}

function replaced(value: unknown, field: string, replace: (text: string) => string): unknown {
  if (typeof value === 'string') {
    const text = replace(value);
    return text === value || isText(field, text) ? text : numberOf(text, field);
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaced(item, field, replace));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, name, replace)]));
  }
  return value;
}

/** `of` counts points in the rule of confirmation and says what is compared in clusters. */
function isText(field: string, text: string): boolean {
  return textFields.has(field) && !(field === 'of' && /^\d+$/.test(text));
}

function numberOf(text: string, field: string): unknown {
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  const number = field.endsWith('Ms') ? parseDuration(text) : Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? text : number;
}
