import { type PanelProps } from '@grafana/data';
import { locationService } from '@grafana/runtime';

import { type TooltipAction } from '../kit/chart/ChartTooltip';
import { exploreUrl } from '../kit/chart/exploreUrl';
import { type Span } from './lanesInView';
import { markTime } from '../kit/chart/markTime';
import { texts } from './texts';

const investigateUrl = '/a/covary-observability-app/investigate';

/** What can be done with a selected time of a series: investigate it, explore it, say what it was, let it go. */
export function selectionActions(
  { span, series }: { readonly span: Span; readonly series: string },
  { data, id }: Pick<PanelProps, 'data' | 'id'>,
  onClear: () => void
): readonly TooltipAction[] {
  const window = `${Math.round(span.fromMs)}-${Math.round(span.toMs)}`;
  const dashboardUid = data.request?.dashboardUID;
  const mark = (kind: 'incident' | 'no-incident') => () =>
    void markTime({ span, kind, text: series, dashboardUid, panelId: id });
  return [
    {
      label: texts.investigate,
      onClick: () => locationService.push(`${investigateUrl}?w=${window}&sym=${encodeURIComponent(series)}`),
    },
    {
      label: texts.explore,
      onClick: () =>
        void exploreUrl(data.request, span).then((url) => {
          if (url !== null) {
            locationService.push(url);
          }
        }),
    },
    { label: texts.wasIncident, onClick: mark('incident') },
    { label: texts.wasNone, onClick: mark('no-incident') },
    { label: texts.clear, onClick: onClear },
  ];
}
