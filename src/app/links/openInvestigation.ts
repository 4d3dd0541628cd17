import { type PluginExtensionPanelContext, type RawTimeRange } from '@grafana/data';
import { getTemplateSrv, locationService } from '@grafana/runtime';
import { withVariables } from '../../datasource/variables/withVariables';
import { investigateAddress, investigateTargets } from './investigateTargets';

/** What a panel and Explore give of themselves to an extension, as far as it is used. */
export type AskedContext = Partial<Pick<PluginExtensionPanelContext, 'targets' | 'scopedVars'>> & {
  readonly timeRange?: RawTimeRange;
};

/** Opens the investigation of what a panel or Explore asks, over its range, with the dashboard's variables put in. */
export function openInvestigation({ targets = [], timeRange, scopedVars }: AskedContext = {}): void {
  const templates = getTemplateSrv();
  const taken = investigateTargets(targets, (text, language) =>
    withVariables(text, language, (part, format) => templates.replace(part, scopedVars, format))
  );
  const ends = timeRange === undefined ? undefined : { from: endOf(timeRange.from), to: endOf(timeRange.to) };
  locationService.push(investigateAddress(taken, ends));
}

function endOf(end: RawTimeRange['from']): string {
  return typeof end === 'string' ? end : String(end.valueOf());
}
