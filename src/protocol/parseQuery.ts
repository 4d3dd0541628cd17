import { type z } from 'zod';
import { failure, success, type Result } from '../core/result';
import { covaryQuery, queryVersion, type CovaryQuery } from './query';

/** What Grafana adds to every query; none of it is the query model's. */
const grafanaFields: ReadonlySet<string> = new Set([
  'refId',
  'datasource',
  'datasourceId',
  'hide',
  'key',
  'queryType',
  'intervalMs',
  'maxDataPoints',
  'queryCachingTTL',
  'timeRange',
  'range',
  'expression',
  'instant',
]);

/**
 * Parses a query as it comes from a panel, Explore or an alert rule. Grafana's own fields are set aside, defaults are
 * filled in, and whatever the model does not know is an error that names the field.
 */
export function parseQuery(raw: unknown): Result<CovaryQuery> {
  if (!isRecord(raw)) {
    return failure('the query is not an object');
  }
  const own = Object.fromEntries(Object.entries(raw).filter(([name]) => !grafanaFields.has(name)));
  const version = own['version'];
  if (typeof version === 'number' && version > queryVersion) {
    return failure(
      `the query has version ${version}, this plugin knows versions up to ${queryVersion}: update the Covary plugin`
    );
  }
  if (own['inputs'] === undefined && own['analysis'] === undefined) {
    return failure('the query is empty: add an input and choose an analysis');
  }
  const parsed = covaryQuery.safeParse(own);
  return parsed.success ? success(parsed.data) : failure(describeIssues(parsed.error.issues));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map((issue) => `${describePath(issue.path)}: ${describeIssue(issue)}`).join('; ');
}

function describePath(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'query' : text;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown field${issue.keys.length > 1 ? 's' : ''} ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    case 'invalid_union':
      return 'unknown analysis kind';
    default:
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  }
}
