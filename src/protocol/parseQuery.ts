import { type z } from 'zod';
import { failure, success, type Result } from '../core/result';
import { migrateQuery } from './migrateQuery';
import { missingInput } from './missingInput';
import { ownFields } from './ownFields';
import { analysis, covaryQuery, queryVersion, type CovaryQuery } from './query';

/** A query, and what its author should know of how it was understood. */
export type ParsedQuery = CovaryQuery & { readonly remarks: readonly string[] };

/**
 * Parses a query as it comes from a panel, Explore or an alert rule. Grafana's own fields are set aside, older
 * versions are migrated, defaults are filled in, and whatever the model does not know is an error that names the field.
 */
export function parseQuery(raw: unknown): Result<ParsedQuery> {
  if (!isRecord(raw)) {
    return failure('the query is not an object');
  }
  const own = ownFields(raw);
  const version = own['version'];
  if (typeof version === 'number' && version > queryVersion) {
    return failure(
      `the query has version ${version}, this plugin knows versions up to ${queryVersion}: update the Covary plugin`
    );
  }
  if (own['inputs'] === undefined && own['analysis'] === undefined) {
    return failure('the query is empty: add an input and choose an analysis');
  }
  const migrated = migrateQuery(own);
  if (!migrated.ok) {
    return migrated;
  }
  const parsed = covaryQuery.safeParse(migrated.value.query, { reportInput: true });
  if (!parsed.success) {
    return failure(describeIssues(parsed.error.issues));
  }
  const missing = missingInput(parsed.data);
  if (missing !== undefined) {
    const known = parsed.data.inputs.map(({ refId }) => `"${refId}"`).join(', ');
    return failure(`analysis.${missing.field}: there is no input "${missing.name}"; there are ${known}`);
  }
  return success({ ...parsed.data, remarks: migrated.value.remarks });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** More faults than this are only counted: the first ones say enough. */
const mostFaults = 5;

function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  const first = issues.slice(0, mostFaults).map((issue) => `${describePath(issue.path)}: ${describeIssue(issue)}`);
  const rest = issues.length - first.length;
  return [...first, ...(rest > 0 ? [`and ${rest} more faults`] : [])].join('; ');
}

function describePath(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'query' : text;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = issue.keys.slice(0, mostFaults).map((key) => `"${key.slice(0, 100)}"`);
      return `unknown field${issue.keys.length > 1 ? 's' : ''} ${names.join(', ')}${issue.keys.length > mostFaults ? ' …' : ''}`;
    }
    case 'invalid_union':
      return `unknown analysis kind, there are ${analysis.options.map(({ shape }) => shape.kind.value).join(', ')}`;
    case 'too_big':
      return message.startsWith('Too big')
        ? `${describeSize(issue.input)}, ${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum} is allowed`
        : lowerFirst(message);
    case 'too_small':
      return message.startsWith('Too small')
        ? `${describeSize(issue.input)}, ${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum} is needed`
        : lowerFirst(message);
    default:
      return lowerFirst(message);
  }
}

/** What of a value is too much or too little. */
function describeSize(value: unknown): string {
  if (typeof value === 'string') {
    return `has ${value.length} characters`;
  }
  return Array.isArray(value) ? `has ${value.length} entries` : `is ${String(value)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
