import { type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EditorRow, LabelFilters } from '@grafana/plugin-ui';
import { MultiCombobox } from '@grafana/ui';
import { useMemo } from 'react';
import { CommittedInput } from '../form/CommittedInput';
import { FieldFrame } from '../form/FieldFrame';
import { numberProblem } from '../form/numberText';
import { aggregations, type BuiltQuery, promQlOf, rangeFunctions, rateInterval, usualQueryOf } from './builtQuery';
import { type StoreClient } from './storeClient';
import { Choice } from '../form/Choice';

interface Props {
  /** Begins the ids of the fields. */
  readonly id: string;
  readonly query: BuiltQuery;
  readonly store: StoreClient;
  /** Whether the store takes a selector and nothing around it. */
  readonly isSelectorOnly: boolean;
  readonly onChange: (query: BuiltQuery) => void;
}

const mostOffered = 500;

/** Builds a query out of what the store has: a metric, filters by its labels, a function of samples, and how series are joined. */
export function PromQlBuilder({ id, query, store, isSelectorOnly, onChange }: Props) {
  const { metric, filters, rangeFunction, window, quantile, aggregation, by } = query;
  const set = (change: Partial<BuiltQuery>): void => onChange({ ...query, ...change });
  // What is being chosen must not narrow what can be chosen instead.
  const matchOf = (label: string | undefined): string | undefined =>
    promQlOf({
      ...query,
      filters: filters.filter((filter) => filter.label !== label),
      rangeFunction: '',
      aggregation: '',
      quantile: undefined,
    }) || undefined;
  // The same list while it says the same: the rows being filled in would start anew.
  const said = JSON.stringify(filters);
  const shownFilters = useMemo(
    () => filters.map((filter) => ({ ...filter })),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [said]
  );
  return (
    <EditorRow>
      <FieldFrame label={t('builder.metric', 'Metric')} htmlFor={`${id}-metric`}>
        <Choice
          id={`${id}-metric`}
          options={async (typed) => {
            const words = typed.toLowerCase().split(/\s+/);
            const names = await store.metrics();
            return names
              .filter((name) => words.every((word) => name.toLowerCase().includes(word)))
              .slice(0, mostOffered)
              .map((name) => ({ value: name, label: name }));
          }}
          value={metric === '' ? null : metric}
          placeholder={t('builder.choose-metric', 'Choose a metric')}
          onChange={({ value }) => onChange(isSelectorOnly ? { ...query, metric: value } : usualQueryOf(value, query))}
          width={36}
        />
      </FieldFrame>
      <LabelFilters
        labelsFilters={shownFilters}
        multiValueSeparator="|"
        onChange={(next) => set({ filters: next.map(({ label, op, value }) => ({ label, op, value })) })}
        onGetLabelNames={async () =>
          choices((await store.labels(matchOf(undefined))).filter((name) => name !== '__name__'))
        }
        onGetLabelValues={async ({ label }) =>
          label === undefined ? [] : choices(await store.values(label, matchOf(label)))
        }
      />
      {isSelectorOnly ? (
        <></>
      ) : (
        <>
          <FieldFrame
            label={t('builder.function', 'Of the samples')}
            help={t(
              'builder.function-help',
              'What is made of the samples of a range: the rate of counters, means or extremes of other values'
            )}
            htmlFor={`${id}-function`}
          >
            <Choice
              id={`${id}-function`}
              options={[
                { value: '', label: t('builder.as-they-are', 'as they are') },
                ...rangeFunctions.map((name) => ({ value: name, label: name })),
              ]}
              value={rangeFunction}
              onChange={({ value }) => set({ rangeFunction: value })}
              width={18}
            />
          </FieldFrame>
          {rangeFunction === '' ? (
            <></>
          ) : (
            <FieldFrame
              label={t('builder.window', 'Over')}
              help={t('builder.window-help', 'Auto is at least four samples, whatever the step')}
              htmlFor={`${id}-window`}
            >
              <Choice
                id={`${id}-window`}
                options={[
                  { value: rateInterval, label: t('builder.auto', 'auto') },
                  ...['1m', '5m', '15m', '1h', '1d'].map((value) => ({ value, label: value })),
                ]}
                value={window === rateInterval ? window : { value: window, label: window }}
                createCustomValue
                onChange={({ value }) => set({ window: value })}
                width={12}
              />
            </FieldFrame>
          )}
          <FieldFrame
            label={t('builder.join', 'Join series')}
            help={t('builder.join-help', 'How several series become one for each combination of the labels')}
            htmlFor={`${id}-join`}
          >
            <Choice
              id={`${id}-join`}
              options={[
                { value: '', label: t('builder.do-not-join', 'do not join') },
                ...aggregations.map((name) => ({ value: name, label: name })),
              ]}
              value={aggregation}
              onChange={({ value }) => set({ aggregation: value, ...(value === '' ? { by: [] } : {}) })}
              width={14}
            />
          </FieldFrame>
          {aggregation === '' ? (
            <></>
          ) : (
            <FieldFrame label={t('builder.by', 'One for each')} htmlFor={`${id}-by`}>
              <MultiCombobox
                id={`${id}-by`}
                options={async (typed) => {
                  const names = await store.labels(matchOf(undefined));
                  return names
                    .filter((name) => name !== '__name__' && name.includes(typed))
                    .map((name) => ({ value: name, label: name }));
                }}
                value={by.map((name) => ({ value: name, label: name }))}
                placeholder={t('builder.all-together', 'all together')}
                onChange={(chosen) => set({ by: chosen.map(({ value }) => value) })}
                width={26}
              />
            </FieldFrame>
          )}
          {quantile === undefined ? (
            <></>
          ) : (
            <FieldFrame
              label={t('builder.quantile', 'Quantile')}
              help={t('builder.quantile-help', 'Of the histogram: 0.95 is what 95 % stay below')}
              htmlFor={`${id}-quantile`}
            >
              <CommittedInput
                id={`${id}-quantile`}
                width={10}
                value={String(quantile)}
                validate={(text) => numberProblem(text === '' ? '-' : text, { type: 'number', minimum: 0, maximum: 1 })}
                onCommit={(text) => set({ quantile: Number(text) })}
              />
            </FieldFrame>
          )}
        </>
      )}
    </EditorRow>
  );
}

function choices(names: readonly string[]): SelectableValue[] {
  return names.map((name) => ({ value: name, label: name }));
}
