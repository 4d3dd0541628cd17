import { parseQuery } from '../../protocol/parseQuery';
import { type CovaryDataQuery } from '../covaryDataQuery';

/**
 * The query that an address of Grafana's alert editor carries as a text in `expression`, since Grafana 12.3.0 drops the other fields of a query on its way;
 * undefined where there is none, or where the query asks for something already.
 */
export function carriedQuery(stored: CovaryDataQuery): CovaryDataQuery | undefined {
  const text: unknown = Reflect.get(stored, 'expression');
  const isEmpty = (stored.inputs ?? []).every(({ expr = '', query = '' }) => `${expr}${query}`.trim() === '');
  if (typeof text !== 'string' || text === '' || !isEmpty) {
    return undefined;
  }
  try {
    const carried: unknown = JSON.parse(text);
    const { refId, datasource } = stored;
    return typeof carried === 'object' && carried !== null && parseQuery(carried).ok
      ? { ...carried, refId, ...(datasource === undefined ? {} : { datasource }) }
      : undefined;
  } catch {
    return undefined;
  }
}
