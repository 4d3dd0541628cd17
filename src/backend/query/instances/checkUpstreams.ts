import { type HealthReport } from '../../plugin/application';
import { sentenceOfMissing } from './missingSecrets';
import { type OpenUpstreams } from './openUpstreams';

/**
 * Asks every upstream at once whether it can be queried. The report names each one that cannot, with the reason; it is
 * an error when any fails, since its queries would fail too, and when a secret is missing that its settings ask for.
 *
 * @param missing what secrets each upstream lacks
 */
export async function checkUpstreams(
  upstreams: OpenUpstreams,
  missing: ReadonlyMap<string, readonly string[]>,
  signal: AbortSignal
): Promise<HealthReport> {
  if (upstreams.size === 0) {
    return { status: 'error', message: 'No upstream is configured: add one below, then save and test again' };
  }
  const checks = await Promise.all(
    [...upstreams].map(async ([name, opened]) => {
      if (!opened.ok) {
        return { name, ok: false, text: opened.error };
      }
      const lacking = sentenceOfMissing(missing.get(name) ?? []);
      if (lacking !== undefined) {
        return { name, ok: false, text: lacking };
      }
      try {
        return { name, ok: true, text: await opened.value.health(signal) };
      } catch (error) {
        const text = error instanceof Error ? error.message : 'unknown reason';
        return { name, ok: false, text: text.startsWith(`${name}: `) ? text.slice(name.length + 2) : text };
      }
    })
  );
  const failed = checks.filter(({ ok }) => !ok);
  const list = (some: typeof checks): string => some.map(({ name, text }) => `${name}: ${text}`).join('; ');
  const details = { upstreams: checks };
  return failed.length === 0
    ? { status: 'ok', message: `All upstreams can be queried. ${list(checks)}`, details }
    : {
        status: 'error',
        message: `${failed.length} of ${checks.length} upstreams cannot be queried. ${list(failed)}`,
        details: { ...details, verboseMessage: list(checks) },
      };
}
