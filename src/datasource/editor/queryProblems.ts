import { asIs } from '../asIs';
import { t } from '@grafana/i18n';
import { type z } from 'zod';
import { migrateQuery } from '../../protocol/migrateQuery';
import { ownFields } from '../../protocol/ownFields';
import { covaryQuery } from '../../protocol/query';
import { type CovaryDataQuery } from '../covaryDataQuery';
import { numberText } from '../form/numberText';

/** What is wrong with a query at one of its fields, for the one who fills it in. */
export interface QueryProblem {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** What is wrong with a query, field by field. Values that hold variables of a dashboard are known only when it runs. */
export function queryProblems(query: CovaryDataQuery): readonly QueryProblem[] {
  const own = ownFields(query);
  const migrated = migrateQuery(own);
  if (!migrated.ok) {
    return [{ path: [], text: migrated.error }];
  }
  const parsed = covaryQuery.safeParse(migrated.value.query, { reportInput: true });
  return (parsed.error?.issues ?? [])
    .filter((issue) => !holdsVariable(valueAt(own, issue.path)))
    .map((issue) => ({ path: issue.path, text: sentenceOf(issue) }));
}

/** The first problem at a field or within it. */
export function problemAt(problems: readonly QueryProblem[], path: readonly PropertyKey[]): string | undefined {
  return problems.find((problem) => path.every((part, i) => problem.path[i] === part))?.text;
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? missing(issue.path)
        : t('problems.type', 'This cannot be used here: {{message}}', { ...asIs, message: issue.message });
    case 'too_small':
      return issue.origin === 'string'
        ? missing(issue.path)
        : issue.message.startsWith('Too small')
          ? t('problems.at-least', 'At least {{least}}', {
              ...asIs,
              least: numberText(Number(issue.minimum), undefined),
            })
          : upperFirst(issue.message);
    case 'too_big':
      return issue.message.startsWith('Too big')
        ? t('problems.at-most', 'At most {{most}}', { ...asIs, most: numberText(Number(issue.maximum), undefined) })
        : upperFirst(issue.message);
    case 'unrecognized_keys':
      return t('problems.unknown', 'This version of the plugin does not know {{names}}', {
        ...asIs,
        names: issue.keys.join(', '),
      });
    case 'custom':
      return leftOpen(issue.path) ?? upperFirst(issue.message);
    default:
      return upperFirst(issue.message);
  }
}

/** What is to be done about fields of which one at least has to be filled in. */
function leftOpen(path: readonly PropertyKey[]): string | undefined {
  switch (path.join('.')) {
    case 'analysis.target':
      return t('problems.when', 'Choose what shows the trouble, or say when it was');
    case 'analysis.events':
      return t('problems.events', 'Add an event, or choose tags or an input that mark them');
    default:
      return undefined;
  }
}

/** What a field that must be filled in asks for. */
function missing(path: readonly PropertyKey[]): string {
  switch (path.at(-1)) {
    case 'target':
      return t('problems.choose-series', 'Choose a series');
    case 'from':
    case 'to':
      return t('problems.choose-service', 'Choose a service');
    case 'input':
      return t('problems.choose-input', 'Choose an input');
    default:
      return t('problems.missing', 'Fill this in');
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function holdsVariable(value: unknown): boolean {
  return typeof value === 'string'
    ? /\$\w|\$\{|\[\[/.test(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsVariable);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
    value
  );
}
