import { asIs } from '../../asIs';
import { useState } from 'react';
import { t } from '@grafana/i18n';
import { EditorRow } from '@grafana/plugin-ui';
import { Alert, Button } from '@grafana/ui';
import { type AnalysisKind } from '../../../protocol/query';
import { type Fields, fieldsOf } from '../../form/SchemaForm';
import { type CovaryDataQuery } from '../../covaryDataQuery';
import { useEditorChoices } from '../editorChoices';
import { problemAt, type QueryProblem } from '../queryProblems';
import { alertRule } from './alertRule';
import { fieldPlans, queryPlan } from './fieldPlans';
import { type FieldPlan } from './fieldPlan';
import { PlannedField } from './PlannedField';
import { analysisSchema, querySchema, wordsPath } from './schemas';

interface Props {
  readonly kind: AnalysisKind;
  readonly query: CovaryDataQuery;
  readonly problems: readonly QueryProblem[];
  /** Hears the fields of the analysis. */
  readonly onChange: (analysis: Fields) => void;
  /** Hears the fields of the query beside its inputs and its analysis. */
  readonly onQueryChange: (fields: Fields) => void;
}

/** The fields that an analysis reads as it stands, and, folded, its advanced ones and those of the query. */
export function AnalysisFields({ kind, query, problems, onChange, onQueryChange }: Props) {
  const { isAlert } = useEditorChoices();
  const analysis = fieldsOf(query.analysis ?? { kind });
  const shown = fieldPlans[kind].filter(
    ({ name, isRead }) => (isRead?.(analysis) ?? true) && !(isAlert && name === 'format' && alertRule(kind).isFixed)
  );
  const ofQuery = queryPlan.filter(({ isRead }) => isRead?.(analysis) ?? true);
  const advanced = shown.filter(({ isAdvanced }) => isAdvanced === true);
  const hasHiddenProblem =
    advanced.some(({ name }) => problemAt(problems, ['analysis', name]) !== undefined) ||
    ofQuery.some(({ name }) => problemAt(problems, [name]) !== undefined);
  const [isOpened, setIsOpened] = useState(false);
  const isOpen = isOpened || hasHiddenProblem;
  const analysisField = (plan: FieldPlan) => (
    <PlannedField
      key={plan.name}
      plan={plan}
      schema={analysisSchema(kind).properties?.[plan.name] ?? {}}
      path={wordsPath(kind, plan.name)}
      id={`covary-${query.refId}-${plan.name}`}
      fields={analysis}
      problem={problemAt(problems, ['analysis', plan.name])}
      onChange={onChange}
    />
  );
  return (
    <>
      <EditorRow>
        {shown.filter(({ isAdvanced }) => isAdvanced !== true).map(analysisField)}
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          icon={isOpen ? 'angle-down' : 'angle-right'}
          aria-expanded={isOpen}
          onClick={() => setIsOpened(!isOpen)}
        >
          {t('editor.advanced', 'Advanced ({{number}})', { ...asIs, number: advanced.length + ofQuery.length })}
        </Button>
      </EditorRow>
      {isOpen ? (
        <EditorRow>
          {advanced.map(analysisField)}
          {ofQuery.map((plan) => (
            <PlannedField
              key={plan.name}
              plan={plan}
              schema={querySchema.properties?.[plan.name] ?? {}}
              path={`query.${plan.name}`}
              id={`covary-${query.refId}-${plan.name}`}
              fields={{ ...query }}
              problem={problemAt(problems, [plan.name])}
              onChange={onQueryChange}
            />
          ))}
        </EditorRow>
      ) : null}
      {isAlert ? <Alert title={alertRule(kind).text()} severity="info" /> : null}
    </>
  );
}
