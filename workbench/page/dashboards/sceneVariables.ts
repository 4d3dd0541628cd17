import {
  AdHocFiltersVariable,
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  IntervalVariable,
  QueryVariable,
  TextBoxVariable,
  type SceneVariable,
  type VariableValue,
} from '@grafana/scenes';
import { type VariableModel } from '@grafana/schema';

const isStringOrList = (value: unknown): value is string | string[] =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));

const selected = ({ current }: VariableModel): { value?: VariableValue; text?: VariableValue } => ({
  ...(isStringOrList(current?.value) ? { value: current.value } : {}),
  ...(isStringOrList(current?.text) ? { text: current.text } : {}),
});

const queryText = (query: VariableModel['query']): string => (typeof query === 'string' ? query : '');

function sceneVariable(model: VariableModel): SceneVariable | undefined {
  const common = {
    name: model.name,
    ...(model.label ? { label: model.label } : {}),
    ...(model.description ? { description: model.description } : {}),
    ...(model.hide === undefined ? {} : { hide: model.hide }),
  };
  const multiple = {
    ...common,
    ...selected(model),
    isMulti: model.multi ?? false,
    includeAll: model.includeAll ?? false,
    ...(model.allValue ? { allValue: model.allValue } : {}),
  };
  switch (model.type) {
    case 'query':
      return new QueryVariable({
        ...multiple,
        query: typeof model.query === 'object' ? { refId: 'variable', ...model.query } : queryText(model.query),
        datasource: model.datasource ?? null,
        ...(model.regex ? { regex: model.regex } : {}),
        ...(model.refresh === undefined ? {} : { refresh: model.refresh }),
        ...(model.sort === undefined ? {} : { sort: model.sort }),
      });
    case 'custom':
      return new CustomVariable({ ...multiple, query: queryText(model.query) });
    case 'datasource':
      return new DataSourceVariable({
        ...multiple,
        pluginId: queryText(model.query),
        ...(model.regex ? { regex: model.regex } : {}),
      });
    case 'constant':
      return new ConstantVariable({ ...common, value: queryText(model.query) });
    case 'textbox':
      return new TextBoxVariable({
        ...common,
        value: isStringOrList(model.current?.value) ? String(model.current.value) : '',
      });
    case 'interval':
      return new IntervalVariable({ ...common, intervals: queryText(model.query).split(',') });
    case 'adhoc':
      return new AdHocFiltersVariable({
        ...common,
        ...(model.datasource ? { datasource: model.datasource } : {}),
        filters: [],
      });
    default:
      return undefined;
  }
}

export const sceneVariables = (models: readonly VariableModel[]): SceneVariable[] =>
  models.flatMap((model) => sceneVariable(model) ?? []);
