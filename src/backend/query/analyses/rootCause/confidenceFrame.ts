import { type RootCauseRanking } from '../../../../core/rootcause/ranking/rootCauseRanking';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame, textColumn } from '../../tables/columns';
import { confidenceConfig } from './confidenceConfig';

/**
 * For alert rules: each service's confidence. Where nothing stands out nobody is accused: every service has 0, so that
 * a rule sees that all is well and not that data are missing.
 */
export function confidenceFrame(ranking: RootCauseRanking, services: readonly string[]): WireFrame {
  const confidences = new Map(
    ranking.abstained === undefined ? ranking.services.map(({ service, confidence }) => [service, confidence]) : []
  );
  return numericFrame('root cause confidence', [
    textColumn('service', services, (service) => service),
    numberColumn('confidence', services, (service) => confidences.get(service) ?? 0, confidenceConfig),
  ]);
}
