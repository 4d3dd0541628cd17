import { z } from 'zod';
import { zone } from '../../../protocol/zone';
import { type DatasourceSettings } from '../../plugin/application';

const settingsShape = z.object({ zone });

/** The time zone that a data source's settings say, by whose clock its queries count days; undefined where they say none. */
export function zoneOfSettings({ jsonData }: DatasourceSettings): string | undefined {
  const parsed = settingsShape.safeParse(jsonData);
  return parsed.success ? parsed.data.zone : undefined;
}
