import { isDeeplyNested } from '../http/isDeeplyNested';
import { fluxRefusal } from '../readOnly/fluxRefusal';
import { influxQlRefusal } from '../readOnly/influxQlRefusal';
import { sqlRefusal } from '../readOnly/sqlRefusal';
import { UpstreamError } from '../upstream';

/** A query of a data source, in that data source's own model, and whose it is. */
export interface QueryModel {
  readonly uid: string;
  readonly model: Readonly<Record<string, unknown>>;
}

const mostNested = 30;

/**
 * Reads an input's text: a query as a panel's JSON has it, with `datasource.uid`, which may be left out where one data
 * source is allowed only.
 *
 * @throws UpstreamError where it is none, is of a data source that is not allowed, or may change a store
 */
export function queryModel(refId: string, text: string, upstream: string, allowed: readonly string[]): QueryModel {
  const parsed = recordOf(text);
  if (parsed === undefined) {
    throw new UpstreamError(
      `input ${refId}: write the query as JSON for ${upstream}, as the panel's query inspector shows it, ` +
        'such as {"datasource": {"uid": "…"}, "expr": "up"}',
      400
    );
  }
  const { datasource, ...model } = parsed;
  const uid = uidOf(datasource) ?? (allowed.length === 1 ? allowed[0] : undefined);
  if (uid === undefined) {
    throw new UpstreamError(
      `input ${refId}: the query does not say whose it is: give it "datasource": {"uid": "…"}, one of ${allowed.join(', ')}`,
      400
    );
  }
  if (!allowed.includes(uid)) {
    throw new UpstreamError(
      `${upstream}: the data source "${uid}" is not among those that may be asked (${allowed.join(', ')}): an administrator ` +
        'can add it to "Data sources" in the settings',
      403
    );
  }
  const refusal = refusalOf(model);
  if (refusal !== undefined) {
    throw new UpstreamError(`${upstream}: ${refusal}`, 400);
  }
  return { uid, model };
}

function recordOf(text: string): Readonly<Record<string, unknown>> | undefined {
  if (isDeeplyNested(Buffer.from(text), mostNested)) {
    return undefined;
  }
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? Object.fromEntries(Object.entries(json))
      : undefined;
  } catch {
    return undefined;
  }
}

function uidOf(datasource: unknown): string | undefined {
  const uid: unknown =
    typeof datasource === 'object' && datasource !== null && 'uid' in datasource ? datasource.uid : datasource;
  return typeof uid === 'string' ? uid : undefined;
}

/** Why a query may not be sent: texts of the languages that can write are read as those of stores of our own. */
function refusalOf({ rawSql, query, rawQuery }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof rawSql === 'string' && rawSql.trim() !== '') {
    return sqlRefusal(rawSql.replace(/\$\{?__\w+\}?/g, 'macro').replace(/`[\w .-]*`/g, 'name'));
  }
  if (typeof query !== 'string') {
    return undefined;
  }
  if (/\|>/.test(query)) {
    return fluxRefusal(query);
  }
  return rawQuery === true ? influxQlRefusal(query.replace(/\$\{?(?:__\w+|timeFilter|interval)\}?/g, '1')) : undefined;
}
