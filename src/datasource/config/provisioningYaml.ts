import { stringify } from 'yaml';
import { type CovaryJsonData } from '../covaryDataQuery';

/** What of a data source stands in a provisioning file. */
export interface ProvisionedSettings {
  readonly name: string;
  readonly uid: string;
  readonly jsonData: CovaryJsonData;
  /** The names of the secrets that are set. */
  readonly secrets: readonly string[];
}

/** The file that provisions this data source. Secrets are never known here: environment variables stand for them. */
export function provisioningYaml({ name, uid, jsonData, secrets }: ProvisionedSettings): string {
  return stringify({
    apiVersion: 1,
    datasources: [
      {
        name,
        uid,
        type: 'covary-analysis-datasource',
        access: 'proxy',
        jsonData,
        ...(secrets.length === 0
          ? {}
          : { secureJsonData: Object.fromEntries(secrets.map((key) => [key, `$${environmentName(key)}`])) }),
      },
    ],
  });
}

function environmentName(key: string): string {
  return key
    .replace(/^upstreams\./, 'covary.')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
