import {
  CoreApp,
  dataFrameFromJSON,
  FieldType,
  getDefaultTimeRange,
  type DataFrame,
  type DataFrameJSON,
  type DataQuery,
  type DataSourceApi,
} from '@grafana/data';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, Field, Input, LoadingPlaceholder, Stack, Text } from '@grafana/ui';
import { useState } from 'react';
import { lastValueFrom } from 'rxjs';
import { useAsync } from '../useAsync';
import { DataSourceQueryEditor } from './DataSourceQueryEditor';

interface Rule {
  readonly name: string;
  readonly query: DataQuery;
  readonly threshold: number;
}

interface Instance {
  readonly labels: string;
  readonly value: number;
}

const storageKey = 'workbench.alertRules';
const savedRules = (): readonly Rule[] => JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');

/**
 * A stand-in for Grafana's editor of alert rules: as narrow, and its queries are asked as rules ask them. Series are reduced to
 * their last value, instances above the threshold fire. Saved rules last until the tab is closed.
 */
export function AlertRulePage() {
  const { value: dataSource, error } = useAsync(() => getDataSourceSrv().get('covary'), []);
  if (error !== undefined) {
    return <Alert title={error.message} />;
  }
  return dataSource === undefined ? (
    <LoadingPlaceholder text="Loading data source" />
  ) : (
    <RuleEditor dataSource={dataSource} />
  );
}

function RuleEditor({ dataSource }: { dataSource: DataSourceApi }) {
  const [query, setQuery] = useState<DataQuery>(() => ({
    refId: 'A',
    ...dataSource.getDefaultQuery?.(CoreApp.UnifiedAlerting),
  }));
  const [name, setName] = useState('');
  const [threshold, setThreshold] = useState('0');
  const [instances, setInstances] = useState<readonly Instance[]>();
  const [problem, setProblem] = useState<string>();
  const [rules, setRules] = useState(savedRules);
  const [range] = useState(getDefaultTimeRange);
  const preview = async (): Promise<void> => {
    setProblem(undefined);
    setInstances(undefined);
    try {
      setInstances(await evaluate(dataSource, query));
    } catch (cause) {
      setProblem(messageOf(cause));
    }
  };
  const save = (): void => {
    const next = [...rules, { name, query, threshold: Number(threshold) }];
    sessionStorage.setItem(storageKey, JSON.stringify(next));
    setRules(next);
  };
  return (
    <div style={{ width: 640 }}>
      <Stack direction="column" gap={2}>
        <Text element="h1" variant="h3">
          New alert rule (stand-in)
        </Text>
        <Field noMargin label="Rule name">
          <Input id="rule-name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <DataSourceQueryEditor
          dataSource={dataSource}
          query={query}
          app={CoreApp.UnifiedAlerting}
          range={range}
          onChange={setQuery}
          onRunQuery={() => undefined}
        />
        <Field noMargin label="Is above">
          <Input
            id="rule-threshold"
            type="number"
            width={12}
            value={threshold}
            onChange={(event) => setThreshold(event.currentTarget.value)}
          />
        </Field>
        <Stack>
          <Button variant="secondary" onClick={() => void preview()}>
            Preview
          </Button>
          <Button disabled={name === ''} onClick={save}>
            Save rule
          </Button>
        </Stack>
        {problem !== undefined && <Alert title={problem} />}
        {instances !== undefined && (
          <ul aria-label="Instances">
            {instances.map(({ labels, value }) => (
              <li key={labels}>
                {value > Number(threshold) ? 'Firing' : 'Normal'} {labels} {value}
              </li>
            ))}
          </ul>
        )}
        <ul aria-label="Saved rules">
          {rules.map((rule) => (
            <li key={rule.name}>
              {rule.name}: is above {rule.threshold}
            </li>
          ))}
        </ul>
      </Stack>
    </div>
  );
}

/** Asks as Grafana's rules do, for the last ten minutes, and reduces each instance to one number. */
async function evaluate(dataSource: DataSourceApi, query: DataQuery): Promise<readonly Instance[]> {
  const toMs = Date.now();
  const { data } = await lastValueFrom(
    getBackendSrv().fetch<{ results: Record<string, { frames?: DataFrameJSON[]; error?: string }> }>({
      url: '/api/ds/query',
      method: 'POST',
      headers: { FromAlert: 'true' },
      data: {
        from: String(toMs - 600_000),
        to: String(toMs),
        queries: [{ ...query, datasource: dataSource.getRef(), intervalMs: 60_000, maxDataPoints: 1000 }],
      },
    })
  );
  return Object.values(data.results)
    .flatMap(({ frames = [] }) => frames.map(dataFrameFromJSON))
    .flatMap(instancesOf);
}

function instancesOf({ fields }: DataFrame): readonly Instance[] {
  const numbers = fields.filter(({ type }) => type === FieldType.number);
  if (fields.some(({ type }) => type === FieldType.time)) {
    return numbers.map(({ labels, values }) => ({
      labels: JSON.stringify(labels ?? {}),
      value: Number(values.at(-1) ?? NaN),
    }));
  }
  const texts = fields.filter(({ type }) => type === FieldType.string);
  return Array.from({ length: numbers[0]?.values.length ?? 0 }, (_, row) => ({
    labels: texts.map(({ name, values }) => `${name}=${values[row]}`).join(', '),
    value: Number(numbers[0]?.values[row] ?? NaN),
  }));
}

function messageOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'data' in cause
    ? JSON.stringify(cause.data)
    : cause instanceof Error
      ? cause.message
      : String(cause);
}
