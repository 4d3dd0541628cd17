import { type Document, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { objectiveFault } from '../../core/rules/slo/objectiveFault';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { readOpenSlo, readOpenSloIndicators } from './readOpenSlo';
import { readSloth } from './readSloth';

const longestText = 1_000_000;

const word = z.string().catch('');
const header = z.looseObject({ version: word, apiVersion: word, kind: word });
/** As `kubectl get -o yaml` writes several. */
const list = z.looseObject({ kind: z.literal('List'), items: z.array(z.unknown()) });

/** Objectives that were read, and what of the text could not be: a sentence each. */
export interface ReadSlos {
  readonly slos: readonly ServiceLevelObjective[];
  readonly problems: readonly string[];
}

/** The objectives in YAML of sloth (`prometheus/v1`, or as Kubernetes holds them) or OpenSLO, any number of documents. */
export function readSloYaml(text: string): ReadSlos {
  if (text.length > longestText) {
    return { slos: [], problems: ['the text is longer than a million characters'] };
  }
  const parsed = parseAllDocuments(text, { merge: true });
  const documents = Array.isArray(parsed) ? parsed : [];
  const faults = documents.flatMap(({ errors }) => errors.map(({ message }) => message.split('\n')[0] ?? message));
  const contents = faults.length > 0 ? faults : contentsOf(documents);
  if (faults.length > 0 || typeof contents === 'string') {
    return { slos: [], problems: typeof contents === 'string' ? [contents] : faults };
  }
  const indicators = readOpenSloIndicators(contents);
  const outcomes = contents.flatMap((content) => outcomesOf(content, indicators));
  const slos: ServiceLevelObjective[] = [];
  const problems = new Set<string>();
  for (const outcome of outcomes) {
    if (typeof outcome === 'string') {
      problems.add(outcome);
      continue;
    }
    const { service, name } = outcome;
    const isKnown = slos.some((slo) => slo.service === service && slo.name === name);
    const fault = isKnown ? 'another objective has this name' : objectiveFault(outcome);
    if (fault === undefined) {
      slos.push(outcome);
    } else {
      problems.add(`${service} ${name}: ${fault}`);
    }
  }
  return { slos, problems: [...problems] };
}

/** What the documents hold; a sentence where their aliases unfold to too much. */
function contentsOf(documents: readonly Document[]): readonly unknown[] | string {
  try {
    return documents.flatMap((document): readonly unknown[] => {
      const content: unknown = document.toJS({ maxAliasCount: 100 });
      const several = list.safeParse(content);
      return several.success ? several.data.items : [content];
    });
  } catch (error) {
    return error instanceof Error ? error.message : 'the text could not be read';
  }
}

function outcomesOf(
  content: unknown,
  indicators: ReturnType<typeof readOpenSloIndicators>
): ReadonlyArray<ServiceLevelObjective | string> {
  if (content === null) {
    return [];
  }
  const { version = '', apiVersion = '', kind = '' } = header.safeParse(content).data ?? {};
  if (version.startsWith('prometheus/v1') || apiVersion.startsWith('sloth.slok.dev/')) {
    return readSloth(content);
  }
  if (apiVersion.startsWith('openslo/')) {
    return readOpenSlo(content, indicators);
  }
  const found = Object.entries({ version, apiVersion, kind }).flatMap(([key, value]) =>
    value === '' ? [] : [`${key}: ${value}`]
  );
  return [
    `this is neither of sloth (version: prometheus/v1) nor of OpenSLO (apiVersion: openslo/v1)${found.length === 0 ? '' : `, but has ${found.join(', ')}`}`,
  ];
}
