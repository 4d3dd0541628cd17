import { type PanelProps } from '@grafana/data';
import { locationService } from '@grafana/runtime';

import { type RootCauseAnswer, type Suspect } from '../../frames/grafana/readRootCause';
import { type TooltipAction } from '../kit/chart/ChartTooltip';
import { exploreUrl } from '../kit/chart/exploreUrl';
import { markTime } from '../kit/chart/markTime';
import { type RootCausePanelOptions } from './options';
import { texts } from './texts';

const investigateUrl = '/a/covary-observability-app/investigate';

/** What can be done with a suspect: investigate it, look at its series, say that it was the cause. */
export function suspectActions(
  { service }: Suspect,
  answer: RootCauseAnswer,
  props: Pick<PanelProps<RootCausePanelOptions>, 'data' | 'id' | 'options' | 'replaceVariables'>
): readonly TooltipAction[] {
  const { window, symptom } = answer;
  const { data, id, options } = props;
  if (window === undefined) {
    return [];
  }
  const investigate = new URLSearchParams({
    from: String(Math.round(window.fromMs - 5 * (window.toMs - window.fromMs))),
    to: String(Math.round(2 * window.toMs - window.fromMs)),
    w: `${Math.round(window.fromMs)}-${Math.round(window.toMs)}`,
    ...(symptom === undefined ? {} : { sym: symptom.name }),
    'var-suspect': service,
    ...whatWasAsked(answer, props),
  });
  return [
    ...(options.showInvestigate
      ? [
          {
            label: texts.investigate,
            onClick: () => locationService.push(`${investigateUrl}?${investigate.toString()}`),
          },
        ]
      : []),
    ...(data.request?.targets.some(({ datasource }) => datasource)
      ? [
          {
            label: texts.explore,
            onClick: () =>
              void exploreUrl(data.request, window).then((url) => {
                if (url !== null) {
                  locationService.push(url);
                }
              }),
          },
        ]
      : []),
    {
      label: texts.thisWasIt,
      onClick: () =>
        void markTime({
          span: window,
          kind: 'cause',
          text: texts.setOff(service),
          dashboardUid: data.request?.dashboardUID,
          panelId: id,
        }),
    },
  ];
}

/** The data source of the panel's query, and the input that the symptom is of: presets may call its series otherwise. */
function whatWasAsked(
  { suspects, symptom }: RootCauseAnswer,
  { data, replaceVariables }: Pick<PanelProps, 'data' | 'replaceVariables'>
): Readonly<Record<string, string>> {
  const target = data.request?.targets.find(({ datasource }) => datasource?.type === 'covary-analysis-datasource');
  if (target?.datasource?.uid === undefined) {
    return {};
  }
  const refId = suspects.flatMap(({ metrics }) => metrics).find(({ name }) => name === symptom?.name)?.inputRefId;
  const inputs: unknown = Reflect.get(target, 'inputs');
  const input: unknown = Array.isArray(inputs) ? inputs.find((each) => textAt(each, 'refId') === refId) : undefined;
  const [expr, query] = [textAt(input, 'expr'), textAt(input, 'query')];
  const text = expr ?? query;
  const [legend, upstream] = [textAt(input, 'legend'), textAt(input, 'upstream')];
  return {
    ds: replaceVariables(target.datasource.uid),
    ...(text === undefined
      ? {}
      : {
          in: JSON.stringify([
            {
              expr: replaceVariables(text, undefined, 'regex'),
              ...(expr === undefined ? { field: 'query' } : {}),
              ...(legend === undefined ? {} : { legend: replaceVariables(legend) }),
              ...(upstream === undefined ? {} : { upstream: replaceVariables(upstream) }),
            },
          ]),
        }),
  };
}

function textAt(value: unknown, name: string): string | undefined {
  const found: unknown =
    typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
  return typeof found === 'string' ? found : undefined;
}
