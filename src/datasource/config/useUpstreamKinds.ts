import { useEffect, useState } from 'react';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { z } from 'zod';
import { upstreamKindsAnswer } from '../../protocol/upstreamKinds';
import { readFormSchema, type FormSchema } from '../formSchema';

/** A kind of store that the backend knows, and the form of its settings. */
export interface UpstreamKindForm {
  readonly kind: string;
  readonly title: string;
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
        (error: unknown) => isCurrent && setKinds({ error: describe(error) })
      );
    return () => {
      isCurrent = false;
    };
  }, [datasourceUid]);
  return kinds;
}

const failureShape = z.object({ data: z.object({ message: z.string() }) });

function describe(error: unknown): string {
  const failure = failureShape.safeParse(error);
  return failure.success ? failure.data.data.message : error instanceof Error ? error.message : 'no answer';
}
