import { t } from '@grafana/i18n';
import { EditorRow } from '@grafana/plugin-ui';
import { MultiCombobox } from '@grafana/ui';
import { useState } from 'react';
import { type CovaryDatasource } from '../CovaryDatasource';
import { CommittedInput } from '../form/CommittedInput';
import { FieldFrame } from '../form/FieldFrame';
import { parseVariableQuery, type VariableQuery } from '../variables/variableQuery';
import { variableText } from './variableText';
import { Choice } from '../form/Choice';

interface Props {
  readonly datasource: CovaryDatasource;
  /** What the variable asks for, as text. */
  readonly query: unknown;
  /** Hears the text, and what stands for it in the list of variables. */
  readonly onChange: (query: string, definition: string) => void;
}

type Wanted = 'stores' | 'names' | 'values' | 'series' | 'services' | 'unusual' | 'most_unusual';

/** Edits what a dashboard's variable asks for: stores, names of labels, values of one, or what a query returns. */
export default function VariableEditor({ datasource, query, onChange }: Props) {
  const stored = parseVariableQuery(typeof query === 'string' ? query : '');
  const [draft, setDraft] = useState<VariableQuery>(stored ?? { find: 'labels', label: '' });
  const wanted: Wanted = draft.find !== 'labels' ? draft.find : draft.label === undefined ? 'names' : 'values';
  const set = (next: VariableQuery): void => {
    setDraft(next);
    const text = variableText(next);
    if (text !== undefined) {
      onChange(text, text);
    }
  };
  const kinds = [...new Set(datasource.upstreams.map(({ kind }) => kind))];
  return (
    <EditorRow>
      <FieldFrame label={t('variable.what', 'The variable has')} htmlFor="covary-variable-what">
        <Choice<Wanted>
          id="covary-variable-what"
          options={[
            { value: 'values', label: t('variable.values', 'the values of a label') },
            { value: 'names', label: t('variable.names', 'the names of labels') },
            { value: 'series', label: t('variable.series', 'the series of a query') },
            { value: 'services', label: t('variable.services', 'the services of a query') },
            { value: 'unusual', label: t('variable.unusual', 'what is unusual in a query') },
            {
              value: 'most_unusual',
              label: t('variable.most-unusual', 'all of a query, the most unusual first'),
            },
            { value: 'stores', label: t('variable.stores', 'the stores of this data source') },
          ]}
          value={wanted}
          onChange={({ value }) => set(wantedInstead(value, draft))}
          width={30}
        />
      </FieldFrame>
      {draft.find === 'stores' ? (
        <FieldFrame label={t('variable.kinds', 'Of the kinds')} htmlFor="covary-variable-kinds">
          <MultiCombobox
            id="covary-variable-kinds"
            options={kinds.map((kind) => ({ value: kind, label: kind }))}
            value={[...draft.kinds]}
            placeholder={t('variable.all-kinds', 'all')}
            onChange={(options) => set({ find: 'stores', kinds: options.map(({ value }) => value) })}
            width={30}
          />
        </FieldFrame>
      ) : (
        <>
          {draft.find === 'labels' ? null : (
            <FieldFrame
              label={t('variable.query', 'Query')}
              help={t('variable.query-help', "In the store's own language, as an input of a panel")}
              htmlFor="covary-variable-query"
            >
              <CommittedInput
                id="covary-variable-query"
                width={40}
                value={draft.text}
                placeholder="up"
                onCommit={(text) => set({ ...draft, text })}
              />
            </FieldFrame>
          )}
          {wanted === 'values' || wanted === 'unusual' || wanted === 'most_unusual' ? (
            <FieldFrame label={t('variable.label', 'Label')} htmlFor="covary-variable-label">
              <Choice
                id="covary-variable-label"
                options={async (typed) => {
                  const names = await datasource
                    .storeLabels(undefined, draft.store === undefined ? {} : { upstream: draft.store })
                    .catch((): readonly string[] => []);
                  return names.filter((name) => name.includes(typed)).map((name) => ({ value: name, label: name }));
                }}
                value={
                  draft.label === undefined || draft.label === '' ? null : { value: draft.label, label: draft.label }
                }
                placeholder={
                  wanted === 'values'
                    ? t('variable.choose-label', 'Choose a label')
                    : t('variable.by-name', 'none: their names')
                }
                createCustomValue
                onChange={({ value }) => set({ ...draft, label: value })}
                width={24}
              />
            </FieldFrame>
          ) : null}
          {draft.find === 'labels' ? (
            <FieldFrame
              label={t('variable.match', 'Of the series')}
              help={t('variable.match-help', 'A selector, such as up or {job="api"}; of all series where it is empty')}
              htmlFor="covary-variable-match"
            >
              <CommittedInput
                id="covary-variable-match"
                width={30}
                value={draft.match ?? ''}
                placeholder={t('variable.all-series', 'all')}
                onCommit={(text) => {
                  const { match: _, ...rest } = draft;
                  set(text === '' ? rest : { ...rest, match: text });
                }}
              />
            </FieldFrame>
          ) : null}
          <FieldFrame label={t('variable.store', 'In the store')} htmlFor="covary-variable-store">
            <Choice
              id="covary-variable-store"
              options={datasource.upstreams.map(({ name }) => ({ value: name, label: name }))}
              value={draft.store ?? null}
              placeholder={
                draft.find === 'labels' ? t('variable.all-stores', 'all') : (datasource.upstreams[0]?.name ?? '')
              }
              isClearable
              onChange={(option) => {
                const { store: _, ...rest } = draft;
                set(option === null ? rest : { ...rest, store: option.value });
              }}
              width={20}
            />
          </FieldFrame>
        </>
      )}
    </EditorRow>
  );
}

/** Another question about the same store. */
function wantedInstead(wanted: Wanted, draft: VariableQuery): VariableQuery {
  const store = draft.find === 'stores' || draft.store === undefined ? {} : { store: draft.store };
  switch (wanted) {
    case 'stores':
      return { find: 'stores', kinds: [] };
    case 'names':
    case 'values': {
      const match = draft.find === 'labels' && draft.match !== undefined ? { match: draft.match } : {};
      return { find: 'labels', ...store, ...match, ...(wanted === 'values' ? { label: '' } : {}) };
    }
    case 'series':
    case 'services':
    case 'unusual':
    case 'most_unusual':
      return { find: wanted, text: draft.find === 'stores' || draft.find === 'labels' ? '' : draft.text, ...store };
  }
}
