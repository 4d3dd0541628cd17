import { z } from 'zod';
import { failure, success, type Result } from '../../../core/result';
import { type DatasourceSettings } from '../../plugin/application';
import { upstreamKinds } from '../../upstreams/registry';
import { type OtherStores, type Upstream } from '../../upstreams/upstream';

/** The upstreams of a data source by name, each opened or, where its settings are wrong, the reason. */
export type OpenUpstreams = ReadonlyMap<string, Result<Upstream>>;

const upstreamHead = z.looseObject({ name: z.string().min(1), kind: z.string().min(1) });
/** More than this have no page to be configured on. */
const mostUpstreams = 200;

const settingsShape = z.object({ upstreams: z.array(z.unknown()).max(mostUpstreams).default([]) });

/**
 * Opens the upstreams of a data source. A fault in one leaves the others usable: it is reported when that upstream is
 * queried or checked. The secret `upstreams.NAME.KEY` is the secret KEY of the upstream NAME; `url` stands for the setting of
 * that name, which everybody who may see a dashboard could read.
 */
export function openUpstreams(settings: DatasourceSettings): OpenUpstreams {
  const parsed = settingsShape.safeParse(settings.jsonData);
  if (!parsed.success) {
    return new Map([
      [
        'settings',
        failure(
          `the setting "upstreams" is no list of at most ${mostUpstreams}; open the data source settings and save them`
        ),
      ],
    ]);
  }
  const opened = new Map<string, Result<Upstream>>();
  const others = (name: string): Result<Upstream> =>
    opened.get(name) ?? failure(`there is no upstream "${name}"; the settings have ${[...opened.keys()].join(', ')}`);
  for (const [i, raw] of parsed.data.upstreams.entries()) {
    const head = upstreamHead.safeParse(raw);
    if (!head.success) {
      opened.set(
        `upstream ${i + 1}`,
        failure('has no name or no kind; open the data source settings and give it both')
      );
    } else if (opened.has(head.data.name)) {
      opened.set(head.data.name, failure(`two upstreams have the name "${head.data.name}"; rename one`));
    } else {
      opened.set(head.data.name, open(head.data, raw, settings.secrets, others));
    }
  }
  return opened;
}

function open(
  head: z.infer<typeof upstreamHead>,
  raw: unknown,
  secrets: ReadonlyMap<string, string>,
  others: OtherStores
): Result<Upstream> {
  const kind = upstreamKinds.find((candidate) => candidate.kind === head.kind);
  if (kind === undefined) {
    const known = upstreamKinds.map((candidate) => candidate.kind).join(', ');
    return failure(`unknown kind "${head.kind}"; there are ${known}`);
  }
  try {
    const { url, ...own } = secretsOf(head.name, secrets);
    return success(kind.open(url === undefined || url === '' ? raw : { ...head, url }, own, others));
  } catch (error) {
    if (error instanceof z.ZodError) {
      return failure(error.issues.map(sentenceOf).join('; '));
    }
    return failure(error instanceof Error ? error.message : 'cannot be opened');
  }
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  return issue.code === 'unrecognized_keys'
    ? `unknown setting ${issue.keys.map((key) => `"${path === '' ? '' : `${path}.`}${key}"`).join(', ')}`
    : `setting "${path}" ${issue.message}`;
}

function secretsOf(name: string, secrets: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const prefix = `upstreams.${name}.`;
  return Object.fromEntries(
    [...secrets].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), value])
  );
}
