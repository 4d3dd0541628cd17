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
  { window, symptom }: RootCauseAnswer,
  { data, id, options }: Pick<PanelProps<RootCausePanelOptions>, 'data' | 'id' | 'options'>
): readonly TooltipAction[] {
  if (window === undefined) {
    return [];
  }
  const investigate = new URLSearchParams({
    from: String(Math.round(window.fromMs - 5 * (window.toMs - window.fromMs))),
    to: String(Math.round(2 * window.toMs - window.fromMs)),
    w: `${Math.round(window.fromMs)}-${Math.round(window.toMs)}`,
    ...(symptom === undefined ? {} : { sym: symptom.name }),
    'var-suspect': service,
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
