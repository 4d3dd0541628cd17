import { useEffect, useState } from 'react';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { upstreamKindsAnswer } from '../../protocol/upstreamKinds';
import { reasonOf } from '../../protocol/reasonOf';
import { readFormSchema, type FormSchema } from '../form/formSchema';

/** A kind of store that the backend knows, and the form of its settings. */
export interface UpstreamKindForm {
  readonly kind: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly description: string;
  readonly settings: FormSchema;
}

export interface UpstreamKinds {
  readonly value?: readonly UpstreamKindForm[];
  readonly error?: string;
}

/** Asks the backend which kinds of stores it knows: its registry is the one list of them. */
export function useUpstreamKinds(datasourceUid: string): UpstreamKinds {
  const [kinds, setKinds] = useState<UpstreamKinds>({});
  useEffect(() => {
    let isCurrent = true;
    const url = `/api/datasources/uid/${encodeURIComponent(datasourceUid)}/resources/upstream-kinds`;
    lastValueFrom(getBackendSrv().fetch<unknown>({ url, showErrorAlert: false }))
      .then(({ data }) =>
        upstreamKindsAnswer.parse(data).kinds.map((kind) => ({ ...kind, settings: readFormSchema(kind.settings) }))
      )
      .then(
        (value) => isCurrent && setKinds({ value }),
        (error: unknown) => isCurrent && setKinds({ error: reasonOf(error) })
      );
    return () => {
      isCurrent = false;
    };
  }, [datasourceUid]);
  return kinds;
}
